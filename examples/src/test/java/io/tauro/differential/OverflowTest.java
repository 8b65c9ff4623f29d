package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A number that PostgreSQL computes with more digits than ours have is the error that it is here.
 */
class OverflowTest {

    private static final TestServer SERVER = TestServer.database("overflows");

    @BeforeAll
    static void fill() {
        SERVER.run(
                "CREATE TABLE n (id int, free numeric, wide numeric(38,0))",
                "INSERT INTO n SELECT i, 900000000000000000.5, 6e37 FROM generate_series(1, 3) i",
                "CREATE TABLE o AS SELECT 1 AS id, CAST(1e30 AS numeric) AS odd",
                "ANALYZE");
    }

    private static VirtualContext context(PushdownMode mode) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("pg", SERVER.definition())
                .table(VirtualTable.named("n").from("pg", TableSource.table("n")).build())
                .table(VirtualTable.named("o").from("pg", TableSource.table("o")).build())
                .build();
    }

    private static void assertFails(PushdownMode mode, String sql, ErrorCode code) {
        try (VirtualContext context = context(mode)) {
            assertThatThrownBy(() -> Outcome.of(context, sql))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(free) FROM n",
                "SELECT sum(wide) FROM n",
                "SELECT id % 1, sum(free) FROM n GROUP BY 1",
                "SELECT wide + wide FROM n",
                "SELECT id, sum(wide) OVER (ORDER BY id) FROM n"
            })
    void aResultThatIsTooLargeIsAnOverflow(String sql) {
        assertFails(PushdownMode.AUTO, sql, ErrorCode.NUMERIC_OVERFLOW);
        assertFails(PushdownMode.OFF, sql, ErrorCode.NUMERIC_OVERFLOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = PushdownMode.class,
            names = {"AUTO", "OFF"})
    void aStoredValueThatDoesNotFitIsTheSourcesError(PushdownMode mode) {
        assertFails(mode, "SELECT odd FROM o WHERE id = 1", ErrorCode.SOURCE_ERROR);
        assertFails(mode, "SELECT max(odd) FROM o", ErrorCode.SOURCE_ERROR);
    }

    @Test
    void theErrorSaysWhatToDo() {
        try (VirtualContext context = context(PushdownMode.AUTO)) {
            assertThatThrownBy(() -> Outcome.of(context, "SELECT sum(free) FROM n"))
                    .hasMessage(
                            "TAURO-2012 A result does not fit in DECIMAL(38,20), as PostgreSQL of connection"
                                    + " 'pg' computes it from table 'n'. Cast an operand to a type with"
                                    + " fewer digits behind the point.");
            assertThat(Outcome.of(context, "SELECT sum(CAST(free AS decimal(38,2))) FROM n").rows())
                    .containsExactly("2700000000000000001.50");
        }
    }
}

package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

    static Stream<Arguments> values() {
        UUID uuid = UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
        return Stream.of(
                Arguments.of(true, "active", "BOOLEAN"),
                Arguments.of((byte) 1, "rank", "TINYINT"),
                Arguments.of((short) 1, "level", "SMALLINT"),
                Arguments.of(1, "age", "INTEGER"),
                Arguments.of(1L, "id", "BIGINT"),
                Arguments.of(1f, "ratio", "REAL"),
                Arguments.of(1d, "score", "DOUBLE"),
                Arguments.of(new BigDecimal("1.50"), "balance", "DECIMAL(3,2)"),
                Arguments.of(new BigDecimal("1E3"), "balance", "DECIMAL(4,0)"),
                Arguments.of(new BigDecimal("0.001"), "balance", "DECIMAL(3,3)"),
                Arguments.of(BigInteger.TEN.pow(20), "balance", "DECIMAL(21,0)"),
                Arguments.of("x", "name", "VARCHAR"),
                Arguments.of("x", "code", "VARCHAR"),
                Arguments.of('x', "name", "VARCHAR"),
                Arguments.of(new byte[] {1}, "photo", "VARBINARY"),
                Arguments.of(LocalDate.of(2026, 1, 1), "born", "DATE"),
                Arguments.of(java.sql.Date.valueOf("2026-01-01"), "born", "DATE"),
                Arguments.of(LocalTime.NOON, "wakes", "TIME"),
                Arguments.of(java.sql.Time.valueOf("10:00:00"), "wakes", "TIME"),
                Arguments.of(LocalDateTime.of(2026, 1, 1, 0, 0), "seen", "TIMESTAMP"),
                Arguments.of(
                        java.sql.Timestamp.valueOf("2026-01-01 00:00:00"), "seen", "TIMESTAMP"),
                Arguments.of(OffsetDateTime.MIN, "changed", "TIMESTAMP WITH TIME ZONE"),
                Arguments.of(Instant.EPOCH, "changed", "TIMESTAMP WITH TIME ZONE"),
                Arguments.of(
                        Instant.EPOCH.atZone(ZoneId.of("Europe/Paris")),
                        "changed",
                        "TIMESTAMP WITH TIME ZONE"),
                Arguments.of(Period.ofMonths(1), "INTERVAL '1' MONTH", "INTERVAL YEAR MONTH"),
                Arguments.of(Duration.ofDays(1), "INTERVAL '1' DAY", "INTERVAL DAY SECOND"),
                Arguments.of(uuid, "token", "UUID"),
                Arguments.of(List.of("a", "b"), "tags", "VARCHAR ARRAY"),
                Arguments.of(new Integer[] {1, null}, "ARRAY[1]", "INTEGER ARRAY"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasTheTypeOfItsClass(Object value, String peer, String type) {
        ConvertedQuery query =
                ShopTables.convert(
                        "SELECT ? AS x, " + peer + " = ? AS y FROM customers WHERE ? = " + peer,
                        value,
                        value,
                        value);
        assertThat(query.schema().column(0)).hasToString("x " + type + " NOT NULL");
        assertThat(query.parameters())
                .hasSize(3)
                .allSatisfy(p -> assertThat(p.type()).hasToString(type));
        assertThat(query.parameters().get(0).value())
                .isInstanceOf(query.parameters().get(0).type().javaType());
        assertThat(RelOptUtil.toString(query.root().rel)).contains("?0", "?1", "?2");
    }

    @Test
    void aValueIsCastWhereItsTypeDoesNotFit() {
        ConvertedQuery query =
                ShopTables.convert(
                        "SELECT id FROM customers WHERE born = ? AND age = ?", "2026-01-01", "3");
        assertThat(RelOptUtil.toString(query.root().rel))
                .contains("CAST(?0):DATE NOT NULL")
                .contains("CAST(?1):INTEGER NOT NULL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELECT age + ? AS x FROM customers        | (x INTEGER)
                    SELECT id AS x FROM customers WHERE age=? | (x BIGINT NOT NULL)
                    SELECT ? AS x                             | (x VARCHAR)
                    SELECT COALESCE(?, age) AS x FROM customers | (x INTEGER)
                    """)
    void aNullHasTheTypeOfItsSurroundings(String sql, String schema) {
        assertThat(ShopTables.schemaOf(sql, new Object[] {null})).isEqualTo(schema);
    }

    @Test
    void limitAndOffsetTakeTheirValues() {
        ConvertedQuery query =
                ShopTables.convert(
                        "SELECT id FROM (SELECT id FROM orders LIMIT ?) t LIMIT ? OFFSET ?",
                        9,
                        10L,
                        5);
        assertThat(RelOptUtil.toString(query.root().rel))
                .contains("offset=[5], fetch=[10]")
                .contains("fetch=[9]")
                .doesNotContain("?");
    }

    @Test
    void aLimitIsAWholeNumber() {
        for (Object value : new Object[] {"x", -1, 1.5, new BigDecimal("0.1"), true}) {
            assertThatThrownBy(() -> ShopTables.convert("SELECT id FROM orders LIMIT ?", value))
                    .hasMessage(
                            "TAURO-2009 Parameter 1 stands for a number of rows (line 1, column 29)."
                                    + " Pass an integer from 0 upwards.");
        }
    }

    @Test
    void thereAreAsManyValuesAsParameters() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT ? + ?", 1))
                .hasMessage(
                        "TAURO-2009 The query has 2 parameters, and got 1 values. Pass one value for each '?'.");
        assertThat(
                        ShopTables.ANSI
                                .parse("SELECT '?', \"?\" /* ? */ FROM t WHERE a = ? -- ?")
                                .parameterCount())
                .isEqualTo(1);
    }

    @Test
    void aValueOfAnotherClassIsRefused() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT ?", Thread.currentThread()))
                .hasMessageStartingWith(
                        "TAURO-2009 Parameter 1 is a java.lang.Thread, which stands for no SQL type.");
        assertThatThrownBy(() -> ShopTables.convert("SELECT ?", List.of("a", 1)))
                .hasMessageStartingWith(
                        "TAURO-2009 An array parameter has elements of VARCHAR and of INTEGER.");
    }

    @Test
    void aStatementIsDescribedWithoutValues() {
        StatementDescription description =
                ShopTables.ANSI.describe(
                        ShopTables.ANSI.parse(
                                "SELECT Email, age + ? FROM customers WHERE born > ? AND name LIKE ? AND ? = ?"));
        assertThat(description.schema()).hasToString("(Email VARCHAR(100), column2 INTEGER)");
        assertThat(description.parameterTypes())
                .extracting(Object::toString)
                .containsExactly("INTEGER", "DATE", "VARCHAR", "VARCHAR", "VARCHAR");
    }

    @Test
    void aLimitIsDescribedAsABigint() {
        assertThat(
                        ShopTables.ANSI
                                .describe(ShopTables.ANSI.parse("SELECT id FROM orders LIMIT ?"))
                                .parameterTypes())
                .extracting(Object::toString)
                .containsExactly("BIGINT");
    }
}

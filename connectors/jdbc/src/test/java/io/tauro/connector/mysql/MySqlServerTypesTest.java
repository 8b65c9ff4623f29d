package io.tauro.connector.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;

/** Each type of a MySQL that is given, and what it has counted. */
@EnabledIf(value = "io.tauro.connector.mysql.TestMySql#runs", disabledReason = TestMySql.SKIPPED)
class MySqlServerTypesTest extends ServerTypesTest {

    @Override
    TestDatabase database() {
        return TestMySql.database("types");
    }

    /** Documents are written anew. */
    @Override
    Stream<Arguments> own() {
        return Stream.of(
                type(
                        "json",
                        DataType.JSON,
                        "'{\"b\":[1,2],\"a\":1.50}'",
                        "{\"a\": 1.5, \"b\": [1, 2]}",
                        "'\"x\"'",
                        "\"x\""));
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void whatStandsInHistogramsIsKnownByEachDriver(By driver) {
        String name = "counted_" + driver.name().toLowerCase(Locale.ROOT);
        server().run(
                        "CREATE TABLE " + name + " (id int PRIMARY KEY, d date, f int)",
                        "INSERT INTO "
                                + name
                                + " VALUES (1, '2026-01-02', 1), (2, '2026-01-03', 1), (3, '2026-01-04', 2), (4, NULL, 2)",
                        "ANALYZE TABLE " + name + " UPDATE HISTOGRAM ON d, f",
                        "ANALYZE TABLE " + name);
        SourceTable table = connector(driver).table(TableSource.table(name));
        ColumnStatistics day = table.statistics().column("d");
        assertThat(table.statistics().rows()).isEqualTo(OptionalDouble.of(4));
        assertThat(day.distinct()).isEqualTo(OptionalDouble.of(3));
        assertThat(day.nullFraction()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(day.min()).isEqualTo(Optional.of(LocalDate.of(2026, 1, 2)));
        assertThat(day.max()).isEqualTo(Optional.of(LocalDate.of(2026, 1, 4)));
        assertThat(table.statistics().column("f").distinct()).isEqualTo(OptionalDouble.of(2));
        assertThat(table.statistics().column("id").distinct()).isEqualTo(OptionalDouble.of(4));
        assertThat(Scans.rows(table)).hasSize(4);
    }
}

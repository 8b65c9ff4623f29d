package io.tauro.differential.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.differential.ClickHouseServer;
import io.tauro.differential.MySqlServer;
import io.tauro.differential.TrinoServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same as {@link PushdownDifferentialTest}, over each server that is given. */
class GivenServersTest {

    private static void compare(Store store, TestReporter reporter) {
        try (Comparison comparison = new Comparison(List.of(store))) {
            Comparison.Tally tally = comparison.tally();
            tally.check(store, Comparison.QUERIES);
            tally.report(reporter, store.name());
            assertThat(tally.fewerMoved())
                    .as("queries that move fewer rows")
                    .isGreaterThan(Comparison.QUERIES / 6);
        }
    }

    @Test
    @EnabledIf(
            value = "io.tauro.differential.MySqlServer#runs",
            disabledReason = MySqlServer.SKIPPED)
    void mySql(TestReporter reporter) throws SQLException {
        compare(MySqlStores.mySql(), reporter);
    }

    @Test
    @EnabledIf(
            value = "io.tauro.differential.MySqlServer#runs",
            disabledReason = MySqlServer.SKIPPED)
    void mySqlByTheDriverOfMariaDb(TestReporter reporter) throws SQLException {
        compare(MySqlStores.mySqlByTheDriverOfMariaDb(), reporter);
    }

    @Test
    @EnabledIf(
            value = "io.tauro.differential.TrinoServer#runs",
            disabledReason = TrinoServer.SKIPPED)
    void trino(TestReporter reporter) throws SQLException {
        compare(GivenStores.trino(), reporter);
    }

    @Test
    @EnabledIf(
            value = "io.tauro.differential.TrinoServer#prestoRuns",
            disabledReason = TrinoServer.NO_PRESTO)
    void presto(TestReporter reporter) throws SQLException {
        compare(GivenStores.presto(), reporter);
    }

    @Test
    @EnabledIf(
            value = "io.tauro.differential.ClickHouseServer#runs",
            disabledReason = ClickHouseServer.SKIPPED)
    void clickHouse(TestReporter reporter) throws SQLException {
        compare(GivenStores.clickHouse(), reporter);
    }
}

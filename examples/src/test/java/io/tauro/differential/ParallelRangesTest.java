package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.connector.h2.H2;
import io.tauro.engine.PushdownMode;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Several threads of a query read a large table of a database in ranges of its primary key. */
class ParallelRangesTest {

    private static final int ROWS = 300_000;

    /** The rows of each group, by an aggregation here, and in how many splits they were read. */
    private static void assertReadInRanges(ConnectionDefinition database, String table) {
        try (VirtualContext context =
                VirtualContext.builder()
                        .settings(
                                settings ->
                                        settings.pushdown(PushdownMode.OFF)
                                                .threads(4)
                                                .parallelRows(0))
                        .connection("db", database)
                        .table(
                                VirtualTable.named("numbers")
                                        .from("db", TableSource.table(table))
                                        .build())
                        .build()) {
            Outcome all =
                    Outcome.of(context, "SELECT count(*), count(DISTINCT id), sum(n) FROM numbers");
            assertThat(all.rows()).containsExactly(ROWS + "|" + ROWS + "|450000");
            assertThat(all.scans())
                    .singleElement()
                    .satisfies(scan -> assertThat(scan.splits()).isBetween(2, 6));
            Outcome joined =
                    Outcome.of(
                            context,
                            "SELECT count(*) FROM numbers a JOIN numbers b ON a.id = b.id + 1");
            assertThat(joined.rows()).containsExactly(String.valueOf(ROWS - 1));
        }
    }

    @Test
    void ofH2() throws SQLException {
        String url = "jdbc:h2:mem:parallel";
        try (Connection held =
                        new org.h2.Driver().connect(url + ";DB_CLOSE_DELAY=-1", new Properties());
                Statement statement = held.createStatement()) {
            statement.execute("CREATE TABLE NUMBERS (ID BIGINT PRIMARY KEY, N INT)");
            statement.execute(
                    "INSERT INTO NUMBERS SELECT X, MOD(X, 4) FROM SYSTEM_RANGE(1, " + ROWS + ")");
            statement.execute("ANALYZE");
            for (int connections : new int[] {2, 4}) {
                assertReadInRanges(
                        H2.at(url).parallelRanges(true).poolSize(connections), "NUMBERS");
            }
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void ofMariaDb() {
        MariaDbServer server = MariaDbServer.database("parallel");
        server.run("CREATE TABLE numbers (id bigint PRIMARY KEY, n int)");
        server.run("INSERT INTO numbers SELECT seq, seq % 4 FROM seq_1_to_" + ROWS);
        server.run("ANALYZE TABLE numbers");
        assertReadInRanges(server.definition().parallelRanges(true), "numbers");
    }
}

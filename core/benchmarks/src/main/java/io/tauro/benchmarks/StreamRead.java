package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.data.Batch;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.util.Objects;

/** Reads rows from a database to their end and looks at each; prints what that has taken. */
public final class StreamRead {

    private StreamRead() {}

    /** The URL of a PostgreSQL or a MariaDB, and the number of rows. */
    public static void main(String[] arguments) {
        boolean postgres = arguments[0].startsWith("jdbc:postgresql");
        long wanted = Long.parseLong(arguments[1]);
        ConnectionDefinition database =
                postgres
                        ? Postgres.at(arguments[0]).user("postgres")
                        : MariaDb.at(arguments[0]).user("root").property("sslMode", "disable");
        String query =
                postgres
                        ? "SELECT i, i * 3 AS n, 'text of row ' || i AS t FROM generate_series(1, %d) i"
                        : "SELECT seq AS i, CAST(seq * 3 AS SIGNED) AS n, CONCAT('text of row ', seq) AS t FROM seq_1_to_%d";
        long start = System.nanoTime();
        long rows = 0;
        long sum = 0;
        try (VirtualContext context =
                        VirtualContext.builder()
                                .connection("db", database)
                                .table(
                                        VirtualTable.named("rows_of_it")
                                                .from(
                                                        "db",
                                                        TableSource.query(query.formatted(wanted)))
                                                .build())
                                .build();
                QueryResult result =
                        context.as(Principal.ANONYMOUS).query("SELECT n, t FROM rows_of_it")) {
            for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                for (int i = 0; i < batch.selectedCount(); i++) {
                    Object number = Objects.requireNonNull(batch.column(0).value(batch.row(i)));
                    Object text = Objects.requireNonNull(batch.column(1).value(batch.row(i)));
                    sum += ((Number) number).longValue() + text.toString().length();
                    rows++;
                }
            }
        }
        if (rows != wanted) {
            throw new IllegalStateException(rows + " rows, not " + wanted);
        }
        System.out.printf(
                "%,d | %.1f | %.1f | %d | %d |%n",
                sum,
                Meter.cpuNanos() / 1e9,
                (System.nanoTime() - start) / 1e9,
                Meter.peakHeapBytes() / 1_000_000,
                Meter.peakResidentBytes() / 1_000_000);
    }
}

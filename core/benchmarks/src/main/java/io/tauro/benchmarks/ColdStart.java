package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The life of a program that asks one question: a join of customers in a database with orders in a
 * Parquet file, to its first row. Prints what the process has used until then; {@link
 * ColdBenchmark} starts it again and again.
 */
public final class ColdStart {

    private static final String SQL =
            """
            SELECT c_name, sum(o_totalprice) AS total
            FROM customer JOIN orders ON o_custkey = c_custkey
            WHERE c_mktsegment = 'BUILDING' AND o_orderdate >= DATE '1996-01-01'
            GROUP BY c_name
            ORDER BY total DESC
            LIMIT 10""";

    private ColdStart() {}

    /** The URL of a PostgreSQL or the file of an SQLite, and the folder of the Parquet file. */
    public static void main(String[] arguments) {
        long atMain = Meter.cpuNanos();
        VirtualContextBuilder builder =
                VirtualContext.builder().connection("disk", LocalFiles.at(Path.of(arguments[1])));
        if (arguments[0].startsWith("jdbc:")) {
            builder.connection("db", Postgres.at(arguments[0]).user("postgres"));
        } else {
            builder.connection("db", Sqlite.at(Path.of(arguments[0])));
        }
        builder.table(
                VirtualTable.named("customer").from("db", TableSource.table("customer")).build());
        builder.table(
                VirtualTable.named("orders")
                        .from("disk", TableSource.parquet("orders.parquet"))
                        .build());
        try (VirtualContext context = builder.build()) {
            long built = Meter.cpuNanos();
            try (QueryResult result = context.as(Principal.ANONYMOUS).query(SQL)) {
                Object first = Objects.requireNonNull(result.iterator().next().get(0));
                long answered = Meter.cpuNanos();
                System.out.printf(
                        "cold %d %d %d %d %d %s%n",
                        atMain / 1_000_000,
                        built / 1_000_000,
                        answered / 1_000_000,
                        ManagementFactory.getRuntimeMXBean().getUptime(),
                        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                        first);
            }
        }
    }
}

package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.query.ScanStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The queries of TPC-H over PostgreSQL and MariaDB have the same answer with pushdown and without,
 * and move a small part of the rows.
 */
class TpchTwoDatabasesTest {

    private static final TestServer POSTGRES = TestServer.database("tpch_two");
    private static final MariaDbServer MARIADB = MariaDbServer.database("tpch_two");
    private static final List<String> IN_POSTGRES =
            List.of("customer", "orders", "nation", "region");

    private static VirtualContext auto;
    private static VirtualContext off;

    @BeforeAll
    static void fill() throws Exception {
        Map<String, SampleTable> tables = TpchTables.generate(0.01);
        try (Connection postgres = POSTGRES.connect();
                Connection mariadb = MARIADB.connect()) {
            for (SampleTable table : tables.values()) {
                boolean here = IN_POSTGRES.contains(table.name());
                SampleStores.writeTable(
                        here ? postgres : mariadb,
                        table.name(),
                        table,
                        type -> here ? type + " COLLATE \"C\"" : "varchar(200) COLLATE utf8mb4_bin",
                        value -> value);
            }
            run(postgres, "ANALYZE");
            run(
                    mariadb,
                    "CREATE INDEX by_order ON lineitem (l_orderkey)",
                    "CREATE INDEX by_part ON lineitem (l_partkey, l_suppkey)",
                    "CREATE INDEX by_supplier ON lineitem (l_suppkey)",
                    "ANALYZE TABLE lineitem PERSISTENT FOR ALL, part PERSISTENT FOR ALL, partsupp PERSISTENT FOR ALL, supplier PERSISTENT FOR ALL");
        }
        auto = context(tables, PushdownMode.AUTO);
        off = context(tables, PushdownMode.OFF);
    }

    private static void run(Connection connection, String... statements) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static VirtualContext context(Map<String, SampleTable> tables, PushdownMode mode) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .settings(settings -> settings.pushdown(mode))
                        .connection("pg", POSTGRES.definition())
                        .connection("maria", MARIADB.definition());
        for (String name : tables.keySet()) {
            builder.table(
                    VirtualTable.named(name)
                            .from(
                                    IN_POSTGRES.contains(name) ? "pg" : "maria",
                                    TableSource.table(name))
                            .build());
        }
        return builder.build();
    }

    @AfterAll
    static void close() {
        auto.close();
        off.close();
    }

    private record Outcome(List<String> rows, long moved) {

        static Outcome of(VirtualContext context, String sql) {
            try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
                List<String> rows = new ArrayList<>();
                for (Row row : result) {
                    rows.add(String.valueOf(row.values()));
                }
                return new Outcome(
                        rows,
                        result.statistics().scans().stream().mapToLong(ScanStatistics::rows).sum());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void aQueryHasTheSameAnswerAndMovesFewerRows(int number) throws Exception {
        String sql;
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream text = TpchTwoDatabasesTest.class.getResourceAsStream(name)) {
            sql =
                    new String(
                            Objects.requireNonNull(text, name).readAllBytes(),
                            StandardCharsets.UTF_8);
        }
        Outcome there = Outcome.of(auto, sql);
        Outcome here = Outcome.of(off, sql);
        assertThat(there.rows()).isEqualTo(here.rows());
        assertThat(there.moved()).isLessThan(here.moved() / 4);
    }
}

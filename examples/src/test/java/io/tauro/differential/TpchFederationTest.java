package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The queries of TPC-H over tables in five kinds of sources give what PostgreSQL gives when it has
 * all of them.
 */
class TpchFederationTest {

    private static final TestServer SERVER = TestServer.database("tpch");

    /** Queries that divide; PostgreSQL keeps another number of digits then. */
    private static final Set<Integer> DIVIDING = Set.of(1, 8, 14, 17);

    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static VirtualContext context;
    private static VirtualContext parallel;

    @BeforeAll
    static void spread(@TempDir Path folder) throws Exception {
        Map<String, SampleTable> tables = TpchTables.generate(0.01);
        try (Connection connection = SERVER.connect()) {
            for (SampleTable table : tables.values()) {
                SampleStores.writeTable(
                        connection, table.name(), table, type -> type + " COLLATE \"C\"", v -> v);
            }
            try (Statement statement = connection.createStatement()) {
                // PostgreSQL alone would be slow without.
                statement.execute("CREATE INDEX ON lineitem (l_orderkey)");
                statement.execute("CREATE INDEX ON lineitem (l_partkey, l_suppkey)");
                statement.execute("CREATE INDEX ON partsupp (ps_partkey)");
                statement.execute("ANALYZE");
            }
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parts.db"))) {
            for (String name : List.of("part", "partsupp")) {
                SampleStores.writeTable(
                        connection,
                        name,
                        table(tables, name),
                        t -> t,
                        SampleStores::asSqliteStores);
            }
        }
        SampleStores.writeParquet(folder.resolve("lineitem"), table(tables, "lineitem"), 20_000);
        for (String name : List.of("nation", "region")) {
            SampleStores.writeCsv(folder.resolve(name + ".csv"), table(tables, name));
        }
        context = builder(folder, tables).build();
        parallel =
                builder(folder, tables)
                        .settings(settings -> settings.threads(4).parallelRows(0))
                        .build();
    }

    private static VirtualContextBuilder builder(Path folder, Map<String, SampleTable> tables) {
        VirtualContextBuilder builder =
                VirtualContext.builder()
                        .connection("pg", SERVER.definition())
                        .connection("parts", Sqlite.at(folder.resolve("parts.db")))
                        .connection("disk", LocalFiles.at(folder))
                        .table(on("pg", "customer", TableSource.table("customer")))
                        .table(on("pg", "orders", TableSource.table("orders")))
                        .table(on("parts", "part", TableSource.table("part")))
                        .table(on("parts", "partsupp", TableSource.table("partsupp")))
                        .table(on("disk", "lineitem", TableSource.parquet("lineitem")));
        for (String name : List.of("nation", "region")) {
            SampleTable table = table(tables, name);
            builder.table(on("disk", name, TableSource.csv(name + ".csv").schema(table.schema())));
        }
        SampleTable suppliers = table(tables, "supplier");
        return builder.table("supplier", suppliers.schema(), suppliers.rows());
    }

    private static SampleTable table(Map<String, SampleTable> tables, String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    private static VirtualTable on(String connection, String name, TableSource source) {
        return VirtualTable.named(name).from(connection, source).build();
    }

    @AfterAll
    static void close() {
        context.close();
        parallel.close();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void aFederatedQueryGivesWhatOneDatabaseGives(int number) throws Exception {
        String sql = text(number);
        List<List<@Nullable Object>> expected = inPostgres(sql);
        List<List<@Nullable Object>> actual = federated(context, sql);
        assertThat(federated(parallel, sql)).as("on several threads").isEqualTo(actual);
        assertThat(actual).as("rows").hasSameSizeAs(expected);
        BigDecimal tolerance = DIVIDING.contains(number) ? TOLERANCE : BigDecimal.ZERO;
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i))
                    .as("row %d", i)
                    .usingElementComparator((a, b) -> same(a, b, tolerance) ? 0 : 1)
                    .containsExactlyElementsOf(expected.get(i));
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b, BigDecimal tolerance) {
        if (a instanceof BigDecimal left && b instanceof BigDecimal right) {
            return left.subtract(right).abs().compareTo(tolerance) <= 0;
        }
        return Objects.equals(a, b);
    }

    private static String text(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream text = TpchFederationTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<List<@Nullable Object>> inPostgres(String sql) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(comparable(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<@Nullable Object>> federated(VirtualContext context, String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            for (Row row : result) {
                List<@Nullable Object> values = new ArrayList<>();
                row.values().forEach(value -> values.add(comparable(value)));
                rows.add(values);
            }
        }
        return rows;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        return value instanceof Number ? new BigDecimal(value.toString()) : value;
    }
}

package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that databases compute as the engine does, on values where others would not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionPushdownTest {

    private enum Db {
        POSTGRESQL,
        MARIADB,
        DUCKDB,
        H2,
        /** Where a server is given. */
        TRINO
    }

    private static final Set<Db> ALL = EnumSet.allOf(Db.class);
    private static final Set<Db> BUT_H2 = EnumSet.complementOf(EnumSet.of(Db.H2));
    private static final Set<Db> BUT_EMBEDDED = EnumSet.of(Db.POSTGRESQL, Db.MARIADB, Db.TRINO);
    private static final Set<Db> BUT_MARIADB_AND_H2 =
            EnumSet.of(Db.POSTGRESQL, Db.DUCKDB, Db.TRINO);

    private static final String COLUMNS =
            "id int, s varchar(40), n int, b bigint, d decimal(12,3), day date, moment timestamp(6)";

    private static final int ROWS_AT_ONCE = 100;

    /** Of databases that are gone with the last one. */
    private final List<Connection> kept = new ArrayList<>();

    private final Map<Db, VirtualContext> there = new EnumMap<>(Db.class);
    private final Map<Db, VirtualContext> here = new EnumMap<>(Db.class);

    @BeforeAll
    void fill() throws SQLException {
        TestServer postgres = TestServer.database("functions");
        MariaDbServer mariadb = MariaDbServer.database("functions");
        try (Connection connection = postgres.connect()) {
            fill(connection, COLUMNS);
        }
        try (Connection connection = mariadb.connect()) {
            fill(
                    connection,
                    COLUMNS.replace("timestamp", "datetime")
                            .replace("varchar(40)", "varchar(40) COLLATE utf8mb4_general_ci"));
        }
        for (EmbeddedDatabase database :
                List.of(EmbeddedDatabase.DUCKDB_MEMORY, EmbeddedDatabase.H2_MEMORY)) {
            Connection connection = database.connect();
            kept.add(connection);
            fill(
                    connection,
                    database == EmbeddedDatabase.DUCKDB_MEMORY
                            ? COLUMNS.replace("(6)", "")
                            : COLUMNS.replace(" day ", " \"DAY\" "));
        }
        if (TrinoServer.runs()) {
            TrinoServer trino = TrinoServer.trino("functions");
            trino.create();
            try (Connection connection = trino.connect()) {
                fill(connection, COLUMNS);
            }
            open(Db.TRINO, trino.definition());
        }
        open(Db.POSTGRESQL, postgres.definition());
        open(Db.MARIADB, mariadb.definition());
        open(Db.DUCKDB, EmbeddedDatabase.DUCKDB_MEMORY.definition());
        open(Db.H2, EmbeddedDatabase.H2_MEMORY.definition());
    }

    private static void fill(Connection connection, String columns) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS f");
            statement.execute("CREATE TABLE f (" + columns + ")");
        }
        String[] texts = {"abc", "  padded  ", "", "äöü😀x", "ABC", "a😀", "x y z", "100", null};
        Object[] numbers = {-7, 7, 0, 1, -1, 2147483647, -2147483648, 100, null};
        String[] decimals = {
            "-7.500", "7.5", "0", "0.001", "-0.001", "99999999.999", "-1", "1", null
        };
        String[] days = {
            "2024-02-29",
            "2023-12-31",
            "2024-01-01",
            "1999-12-31",
            "0999-03-05",
            "2024-12-30",
            "1582-10-04",
            "2020-01-05",
            null
        };
        String[] moments = {
            "2024-02-29 23:59:59.999999",
            "2023-12-31 00:00:00",
            "2024-01-01 12:30:45.123456",
            "1999-12-31 23:59:59.5",
            "0999-03-05 01:02:03",
            "2024-12-30 10:00:00",
            "1969-12-31 23:59:59.999",
            "2020-01-05 05:06:07",
            null
        };
        String row =
                "(?, ?, ?, ?, CAST(? AS DECIMAL(12,3)), CAST(? AS DATE), CAST(? AS "
                        + columns.substring(columns.lastIndexOf(' ') + 1)
                        + "))";
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO f VALUES "
                                + String.join(", ", Collections.nCopies(ROWS_AT_ONCE, row)))) {
            int parameter = 0;
            for (int i = 0; i < 400; i++) {
                insert.setInt(++parameter, i);
                insert.setString(++parameter, texts[i % 9]);
                insert.setObject(++parameter, numbers[(i + i / 9) % 9]);
                Object number = numbers[(i + 2 * (i / 9)) % 9];
                insert.setObject(
                        ++parameter, number == null ? null : ((Integer) number) * 4_294_967_297L);
                insert.setString(++parameter, decimals[i % 9]);
                insert.setString(++parameter, days[i % 9]);
                insert.setString(++parameter, moments[i % 9]);
                if ((i + 1) % ROWS_AT_ONCE == 0) {
                    insert.executeUpdate();
                    parameter = 0;
                }
            }
        }
    }

    private void open(Db db, ConnectionDefinition definition) {
        String table = db == Db.H2 ? "F" : "f";
        there.put(db, context(definition, table, PushdownMode.AUTO));
        here.put(db, context(definition, table, PushdownMode.OFF));
    }

    private static VirtualContext context(
            ConnectionDefinition definition, String table, PushdownMode mode) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("db", definition)
                .table(VirtualTable.named("f").from("db", TableSource.table(table)).build())
                .build();
    }

    @AfterAll
    void close() throws SQLException {
        there.values().forEach(VirtualContext::close);
        here.values().forEach(VirtualContext::close);
        for (Connection connection : kept) {
            connection.close();
        }
    }

    static List<Arguments> expressions() {
        return List.of(
                Arguments.of("substring(s, 2)", BUT_H2),
                Arguments.of("substring(s FROM 1 FOR 2)", BUT_H2),
                Arguments.of("substring(s, 3, 0)", BUT_H2),
                Arguments.of("substring(s, 0, 2)", Set.of()),
                Arguments.of("substring(s, n)", Set.of()),
                Arguments.of("left(s, 2)", BUT_H2),
                Arguments.of("right(s, 2)", BUT_H2),
                Arguments.of("left(s, -1)", Set.of()),
                Arguments.of("trim(s)", BUT_H2),
                Arguments.of("ltrim(s)", BUT_H2),
                Arguments.of("rtrim(s)", BUT_H2),
                Arguments.of("trim(BOTH 'a' FROM s)", Set.of()),
                Arguments.of("replace(s, 'b', 'zz')", BUT_MARIADB_AND_H2),
                Arguments.of("replace(s, '', 'zz')", Set.of()),
                Arguments.of("char_length(s)", BUT_H2),
                Arguments.of("upper(s)", Set.of()),
                Arguments.of("n / 3", ALL),
                Arguments.of("b / -7", ALL),
                Arguments.of("b % 10", ALL),
                Arguments.of("mod(b, -10)", ALL),
                Arguments.of("n % 2147483647", ALL),
                Arguments.of("floor(d)", BUT_EMBEDDED),
                Arguments.of("ceil(d)", BUT_EMBEDDED),
                Arguments.of("abs(d)", ALL),
                Arguments.of("CAST(n AS varchar)", BUT_MARIADB_AND_H2),
                Arguments.of("CAST(b AS varchar) || s", BUT_MARIADB_AND_H2),
                Arguments.of("coalesce(s, 'none')", EnumSet.complementOf(EnumSet.of(Db.MARIADB))),
                Arguments.of("nullif(n, 7)", ALL),
                Arguments.of("extract(year FROM day)", ALL),
                Arguments.of("extract(quarter FROM day)", BUT_H2),
                Arguments.of("extract(week FROM day)", BUT_H2),
                Arguments.of("extract(dow FROM day)", BUT_H2),
                Arguments.of("extract(isodow FROM day)", BUT_H2),
                Arguments.of("extract(doy FROM moment)", BUT_H2),
                Arguments.of("extract(isoyear FROM moment)", BUT_MARIADB_AND_H2),
                Arguments.of("extract(hour FROM moment)", BUT_H2),
                Arguments.of("extract(minute FROM moment)", BUT_H2),
                Arguments.of("extract(second FROM moment)", Set.of()),
                Arguments.of("date_trunc('year', day)", BUT_H2),
                Arguments.of("date_trunc('month', day)", BUT_H2),
                Arguments.of("date_trunc('week', day)", BUT_MARIADB_AND_H2),
                Arguments.of("date_trunc('year', moment)", BUT_H2),
                Arguments.of("date_trunc('quarter', moment)", BUT_MARIADB_AND_H2),
                Arguments.of("date_trunc('month', moment)", BUT_H2),
                Arguments.of("date_trunc('week', moment)", BUT_MARIADB_AND_H2),
                Arguments.of("date_trunc('day', moment)", BUT_H2),
                Arguments.of("date_trunc('hour', moment)", BUT_H2),
                Arguments.of("date_trunc('minute', moment)", BUT_H2),
                Arguments.of("date_trunc('second', moment)", BUT_H2));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void aFunctionHasTheSameValuesWhereverItRuns(String expression, Set<Db> pushed) {
        for (Db db : there.keySet()) {
            for (String sql :
                    List.of(
                            "SELECT id, " + expression + " AS x FROM f ORDER BY id LIMIT 81",
                            "SELECT " + expression + " AS x, count(*) FROM f GROUP BY 1",
                            "SELECT id FROM f WHERE "
                                    + expression
                                    + " IS DISTINCT FROM "
                                    + "(SELECT max("
                                    + expression
                                    + ") FROM f)")) {
                assertThat(rows(there.get(db), sql))
                        .as("%s on %s", sql, db)
                        .isEqualTo(rows(here.get(db), sql));
            }
            String plan =
                    session(there.get(db))
                            .explain("SELECT count(DISTINCT " + expression + ") FROM f");
            assertThat(plan.startsWith("Scan"))
                    .as("%s: %s", db, plan)
                    .isEqualTo(pushed.contains(db));
        }
    }

    private static VirtualSession session(VirtualContext context) {
        return context.as(Principal.ANONYMOUS);
    }

    private static List<String> rows(VirtualContext context, String sql) {
        try (QueryResult result = session(context).query(sql)) {
            return result.stream().map(row -> String.valueOf(row.values())).sorted().toList();
        }
    }
}

package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.connector.duckdb.DuckDb;
import io.tauro.connector.h2.H2;
import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong at a database has the same code whatever the database is, names the connection
 * and the table, and shows no secret and no value. Those of these tests are marked with zq7.
 */
@Timeout(120)
class DatabaseErrorsTest {

    private static final TestServer POSTGRES = TestServer.database("errors");
    private static final MariaDbServer MARIA = MariaDbServer.database("errors");
    private static final Secret WRONG = Secret.of("zq7-wrong");

    @TempDir static Path folder;
    private static Connection h2;
    private static Connection duck;

    /** The databases that run here. */
    enum Kind {
        POSTGRESQL {
            @Override
            ConnectionDefinition definition() {
                return POSTGRES.definition();
            }

            @Override
            void run(String sql) {
                POSTGRES.run(sql);
            }
        },
        MARIADB {
            @Override
            ConnectionDefinition definition() {
                return MARIA.definition();
            }

            @Override
            void run(String sql) {
                MARIA.run(sql);
            }
        },
        H2_MEMORY {
            @Override
            ConnectionDefinition definition() {
                return H2.at("jdbc:h2:mem:errors").user("owner").password(Secret.of("zq7-owner"));
            }

            @Override
            void run(String sql) {
                execute(h2, sql.replace("people", "\"people\""));
            }
        },
        SQLITE {
            @Override
            ConnectionDefinition definition() {
                return Sqlite.at(folder.resolve("errors.db"));
            }

            @Override
            void run(String sql) {
                try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("errors.db"))) {
                    execute(connection, sql);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        },
        DUCKDB {
            @Override
            ConnectionDefinition definition() {
                return DuckDb.at("jdbc:duckdb:memory:errors");
            }

            @Override
            void run(String sql) {
                execute(duck, sql);
            }
        };

        /** Someone who may read all. */
        abstract ConnectionDefinition definition();

        /** As the owner. */
        abstract void run(String sql);

        /** The name of a column as the connector shows it. */
        String shown(String name) {
            return this == H2_MEMORY ? name.toUpperCase(java.util.Locale.ROOT) : name;
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void fill() throws SQLException {
        h2 =
                DriverManager.getConnection(
                        "jdbc:h2:mem:errors;DB_CLOSE_DELAY=-1", "owner", "zq7-owner");
        duck = DriverManager.getConnection("jdbc:duckdb:memory:errors");
        for (Kind kind : Kind.values()) {
            kind.run("CREATE TABLE people (id int, n bigint, z int, name varchar(20))");
            kind.run("INSERT INTO people VALUES (1, 9223372036854775807, 0, 'zq7-ana')");
        }
        for (String host : List.of("localhost", "'127.0.0.1'")) {
            MARIA.run("CREATE USER IF NOT EXISTS app@" + host + " IDENTIFIED BY 'zq7-app'");
        }
        execute(h2, "CREATE USER app PASSWORD 'zq7-app'");
    }

    @AfterAll
    static void close() throws SQLException {
        h2.close();
        duck.close();
    }

    private static VirtualContext context(
            PushdownMode mode, ConnectionDefinition connection, TableSource source) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("source", connection)
                .table(VirtualTable.named("people").from("source", source).build())
                .build();
    }

    private static long read(VirtualContext context, String sql) {
        long rows = 0;
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            for (Row row : result) {
                rows += row.get(0) == null ? 0 : 1;
            }
        }
        return rows;
    }

    private static TauroException failure(VirtualContext context, String sql) {
        TauroException failure =
                catchThrowableOfType(TauroException.class, () -> read(context, sql));
        assertThat(failure).as(sql).isNotNull();
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("zq7");
        assertThat(failure.context().toString()).doesNotContain("zq7");
        assertThat(failure.context()).containsEntry("connection", "source");
        assertThat(failure.getMessage()).contains("'source'");
        return failure;
    }

    /** What cannot be asked at all. */
    record Refused(String what, ConnectionDefinition connection, String table, ErrorCode code) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refused> refused() {
        ErrorCode wrong = ErrorCode.SOURCE_AUTHENTICATION_FAILED;
        ErrorCode down = ErrorCode.SOURCE_UNREACHABLE;
        ErrorCode denied = ErrorCode.SOURCE_PERMISSION_DENIED;
        Secret app = Secret.of("zq7-app");
        return Stream.of(
                new Refused(
                        "postgresql: password", POSTGRES.app().password(WRONG), "people", wrong),
                new Refused(
                        "mariadb: password",
                        MARIA.definition().user("app").password(WRONG),
                        "people",
                        wrong),
                new Refused(
                        "h2: password",
                        H2.at("jdbc:h2:mem:errors").user("owner").password(WRONG),
                        "people",
                        wrong),
                new Refused(
                        "postgresql: down",
                        Postgres.at("jdbc:postgresql://localhost:1/x").user("u").password(WRONG),
                        "people",
                        down),
                new Refused(
                        "postgresql: no database",
                        Postgres.at(POSTGRES.url() + "none").user("postgres"),
                        "people",
                        down),
                new Refused(
                        "mariadb: down",
                        MariaDb.at("jdbc:mariadb://localhost:1/x").user("u").password(WRONG),
                        "people",
                        down),
                new Refused(
                        "h2: no file",
                        H2.at("jdbc:h2:file:" + folder.resolve("none")).user("u").password(WRONG),
                        "people",
                        down),
                new Refused(
                        "sqlite: no file", Sqlite.at(folder.resolve("none.db")), "people", down),
                new Refused(
                        "duckdb: no file",
                        DuckDb.at(folder.resolve("none.duckdb")),
                        "people",
                        down),
                new Refused(
                        "mariadb: permission",
                        MARIA.definition().user("app").password(app),
                        "people",
                        denied),
                new Refused("postgresql: permission", POSTGRES.app(), "people", denied),
                new Refused(
                        "h2: permission",
                        H2.at("jdbc:h2:mem:errors").user("app").password(app),
                        "people",
                        denied));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whoCannotReadIsToldWhy(Refused refused) {
        try (VirtualContext context =
                context(
                        PushdownMode.AUTO,
                        refused.connection(),
                        TableSource.table(refused.table()))) {
            assertThat(failure(context, "SELECT * FROM people").code()).isEqualTo(refused.code());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatIsMissingIsNamed(Kind kind) {
        try (VirtualContext context =
                context(PushdownMode.AUTO, kind.definition(), TableSource.table("nobody"))) {
            TauroException failure = failure(context, "SELECT * FROM people");
            assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            assertThat(failure.getMessage()).contains("'nobody'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatGoesIsNamed(Kind kind) {
        kind.run("CREATE TABLE going (id int, name varchar(9))");
        TableSource going = TableSource.table(kind.shown("going"));
        try (VirtualContext context = context(PushdownMode.AUTO, kind.definition(), going)) {
            assertThat(read(context, "SELECT * FROM people")).isZero();
            kind.run("DROP TABLE going");
            for (String sql :
                    List.of("SELECT * FROM people", "SELECT count(*) FROM people WHERE id > 3")) {
                TauroException failure = failure(context, sql);
                assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_TABLE_NOT_FOUND);
                assertThat(failure.getMessage()).contains("table '" + kind.shown("going") + "'");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatGoesIsAChangeOfTheTable(Kind kind) {
        kind.run("CREATE TABLE changing (id int, name varchar(9))");
        kind.run("INSERT INTO changing VALUES (1, 'zq7')");
        TableSource changing = TableSource.table(kind.shown("changing"));
        try (VirtualContext context = context(PushdownMode.AUTO, kind.definition(), changing)) {
            assertThat(read(context, "SELECT name FROM people")).isEqualTo(1);
            kind.run("ALTER TABLE changing DROP COLUMN name");
            TauroException failure = failure(context, "SELECT name FROM people WHERE id > 0");
            assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_CHANGED);
            assertThat(failure.getMessage()).contains("table '" + kind.shown("changing") + "'");
        } finally {
            kind.run("DROP TABLE changing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void arithmeticFailsWithTheSameCodeWhereverItRuns(Kind kind) {
        List<String> overflows =
                List.of(
                        "SELECT n + n FROM people",
                        "SELECT n * n FROM people",
                        "SELECT - n - 2 FROM people",
                        "SELECT max(n + 1) FROM people",
                        "SELECT CAST(n AS INTEGER) FROM people",
                        "SELECT id FROM people WHERE n + 1 > 0");
        List<String> divisions =
                List.of(
                        "SELECT id / z FROM people",
                        "SELECT mod(id, z) FROM people",
                        "SELECT max(id / z) FROM people",
                        "SELECT id FROM people WHERE 7 / z > 1");
        for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            try (VirtualContext context =
                    context(mode, kind.definition(), TableSource.table("people"))) {
                for (String sql : overflows) {
                    assertThat(code(context, sql)).as(sql).isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
                }
                for (String sql : divisions) {
                    assertThat(code(context, sql)).as(sql).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
                }
            }
        }
    }

    private static ErrorCode code(VirtualContext context, String sql) {
        TauroException failure =
                catchThrowableOfType(TauroException.class, () -> read(context, sql));
        assertThat(failure).as(sql).isNotNull();
        return failure.code();
    }

    static Stream<Refused> slow() {
        return Stream.of(
                new Refused(
                        "postgresql",
                        POSTGRES.definition().property("options", "-c statement_timeout=100"),
                        "SELECT cast(pg_sleep(20) AS text) AS a",
                        ErrorCode.SOURCE_TIMEOUT),
                new Refused(
                        "mariadb",
                        MARIA.definition().property("sessionVariables", "max_statement_time=0.1"),
                        "SELECT sum(x.seq % 7 + y.seq) AS a FROM seq_1_to_100000 x, seq_1_to_100000 y",
                        ErrorCode.SOURCE_TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void aServerThatStopsASlowStatementIsATimeout(Refused slow) {
        try (VirtualContext context =
                context(PushdownMode.AUTO, slow.connection(), TableSource.query(slow.table()))) {
            assertThat(failure(context, "SELECT a FROM people").code()).isEqualTo(slow.code());
        }
    }

    static Stream<Refused> lost() {
        return Stream.of(
                new Refused(
                        "postgresql",
                        POSTGRES.definition(),
                        "SELECT i, repeat('x', 200) AS a FROM generate_series(1, 3000000) i",
                        ErrorCode.SOURCE_UNREACHABLE),
                new Refused(
                        "mariadb",
                        MARIA.definition(),
                        "SELECT seq AS i, repeat('x', 200) AS a FROM seq_1_to_3000000",
                        ErrorCode.SOURCE_UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aConnectionThatIsCutMeanwhileIsLost(Refused lost) {
        try (VirtualContext context =
                        context(
                                PushdownMode.AUTO,
                                lost.connection(),
                                TableSource.query(lost.table()));
                QueryResult result =
                        context.as(Principal.ANONYMOUS).query("SELECT i, a FROM people")) {
            Iterator<Row> rows = result.iterator();
            assertThat(rows.hasNext()).isTrue();
            rows.next();
            cut(lost.what());
            TauroException failure =
                    catchThrowableOfType(
                            TauroException.class, () -> rows.forEachRemaining(row -> {}));
            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(lost.code());
            assertThat(failure.context()).containsEntry("connection", "source");
        }
    }

    private static void cut(String server) {
        if (server.equals("postgresql")) {
            POSTGRES.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tauro' AND datname = 'errors'");
        } else {
            MARIA.killOthers();
        }
    }

    @Test
    void eachConnectionTellsWhetherItsSourceAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                VirtualContext context =
                        VirtualContext.builder()
                                .connection("pg", POSTGRES.definition())
                                .connection("maria", MARIA.definition())
                                .connection("h2", Kind.H2_MEMORY.definition())
                                .connection("lite", Kind.SQLITE.definition())
                                .connection("duck", Kind.DUCKDB.definition())
                                .connection("wrong", POSTGRES.app().password(WRONG))
                                .connection(
                                        "down",
                                        Postgres.at("jdbc:postgresql://localhost:1/x").user("u"))
                                .connection("nolite", Sqlite.at(folder.resolve("none.db")))
                                .connection(
                                        "silent",
                                        Postgres.at(
                                                        "jdbc:postgresql://127.0.0.1:"
                                                                + silent.getLocalPort()
                                                                + "/x")
                                                .user("u"))
                                .connection(
                                        "silentmaria",
                                        MariaDb.at(
                                                        "jdbc:mariadb://127.0.0.1:"
                                                                + silent.getLocalPort()
                                                                + "/x")
                                                .user("u"))
                                .build()) {
            long start = System.nanoTime();
            Map<String, ConnectionHealth> health = context.health(Duration.ofSeconds(3));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(6));
            assertThat(health)
                    .containsOnlyKeys(
                            "pg",
                            "maria",
                            "h2",
                            "lite",
                            "duck",
                            "wrong",
                            "down",
                            "nolite",
                            "silent",
                            "silentmaria");
            for (String up : List.of("pg", "maria", "h2", "lite", "duck")) {
                assertThat(health.get(up)).as(up).isEqualTo(ConnectionHealth.UP);
            }
            assertThat(health)
                    .containsEntry(
                            "wrong", ConnectionHealth.down(ErrorCode.SOURCE_AUTHENTICATION_FAILED))
                    .containsEntry("down", ConnectionHealth.down(ErrorCode.SOURCE_UNREACHABLE))
                    .containsEntry("nolite", ConnectionHealth.down(ErrorCode.SOURCE_UNREACHABLE));
            for (String silence : List.of("silent", "silentmaria")) {
                assertThat(health.get(silence))
                        .as(silence)
                        .isEqualTo(ConnectionHealth.down(ErrorCode.SOURCE_TIMEOUT));
            }
        }
    }
}

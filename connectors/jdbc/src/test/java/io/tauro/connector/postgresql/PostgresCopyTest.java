package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.connector.jdbc.TestQuery;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What COPY brings is what a cursor brings, to the last bit, and it ends as a cursor does. */
@Timeout(120)
class PostgresCopyTest {

    private static final String SIGNS = "'\\\"\n\t ,;{}?%äß€𝄞\u0001xyz";

    private static TestPostgres postgres;
    private static Connector copying;
    private static Connector fetching;

    /** A type, and random text that it takes. */
    private record Kind(String type, Function<Random, String> text) {}

    @BeforeAll
    static void connect() {
        postgres = TestPostgres.database("copying");
        postgres.run(
                "CREATE TYPE mood AS ENUM ('sad', 'so so', 'ok')",
                "CREATE DOMAIN positive AS int CHECK (value > 0)",
                "CREATE DOMAIN twice AS positive",
                "CREATE TYPE pair AS (a int, b text)");
        copying = TunedFactory.copying().connect(postgres.definition().poolSize(2));
        fetching = TunedFactory.fetching().connect(postgres.definition());
    }

    @AfterEach
    void nothingIsBorrowed() {
        assertThat(Scans.borrowed(copying)).isZero();
        assertThat(Scans.borrowed(fetching)).isZero();
    }

    @AfterAll
    static void nothingIsLeft() {
        copying.close();
        fetching.close();
        assertThat(Scans.open(copying)).isZero();
    }

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("boolean", r -> r.nextBoolean() ? "t" : "f"),
                    new Kind("smallint", r -> "" + (short) r.nextInt()),
                    new Kind("integer", r -> "" + (r.nextInt() >> r.nextInt(32))),
                    new Kind("bigint", r -> "" + (r.nextLong() >> r.nextInt(64))),
                    new Kind("real", PostgresCopyTest::floatText),
                    new Kind("double precision", PostgresCopyTest::doubleText),
                    new Kind("numeric(1,0)", r -> number(r, 1, 0)),
                    new Kind("numeric(5,2)", r -> number(r, 3, 2)),
                    new Kind("numeric(15,2)", r -> number(r, 13, 2)),
                    new Kind("numeric(9,9)", r -> number(r, 0, 9)),
                    new Kind("numeric(18,4)", r -> number(r, 14, 4)),
                    new Kind("numeric(19,1)", r -> number(r, 18, 1)),
                    new Kind("numeric(38,0)", r -> number(r, 38, 0)),
                    new Kind("numeric(38,38)", r -> number(r, 0, 38)),
                    new Kind("numeric(50,3)", r -> number(r, 35, 3)),
                    new Kind("numeric(4,-2)", r -> number(r, 5, 0)),
                    new Kind("numeric", r -> number(r, 18, 20)),
                    new Kind("date", r -> stamp(r).replaceAll(" [0-9:.]+", "")),
                    new Kind("time", r -> micros(r, 86_399_999_999L)),
                    new Kind("time(3)", r -> micros(r, 86_399_999_000L)),
                    new Kind("timestamp", PostgresCopyTest::stamp),
                    new Kind("timestamp(0)", PostgresCopyTest::stamp),
                    new Kind("timestamp(3)", PostgresCopyTest::stamp),
                    new Kind("timestamptz", PostgresCopyTest::stamp),
                    new Kind("timestamptz(2)", PostgresCopyTest::stamp),
                    new Kind(
                            "uuid", r -> new java.util.UUID(r.nextLong(), r.nextLong()).toString()),
                    new Kind("text", r -> string(r, 40)),
                    new Kind("varchar(7)", r -> string(r, 7)),
                    new Kind("char(9)", r -> string(r, 9)),
                    new Kind("bytea", PostgresCopyTest::hex),
                    new Kind("json", r -> "{\"a\": [" + r.nextInt() + ",  null]}"),
                    new Kind("jsonb", r -> "{\"b\": " + r.nextInt() + ", \"a\": \"ß\"}"),
                    new Kind("mood", r -> List.of("sad", "so so", "ok").get(r.nextInt(3))),
                    new Kind("positive", r -> "" + (1 + r.nextInt(1000))),
                    new Kind("twice", r -> "" + (1 + r.nextInt(1000))),
                    new Kind("pair", r -> "(" + r.nextInt() + ",\"a b\")"),
                    new Kind("int[]", r -> "{" + r.nextInt() + ",NULL}"),
                    new Kind("int[][]", r -> "{{" + r.nextInt() + "},{NULL}}"),
                    new Kind("text[]", r -> list(r, () -> quoted(string(r, 6)))),
                    new Kind("char(5)[]", r -> list(r, () -> quoted(string(r, 5)))),
                    new Kind("bytea[]", r -> list(r, () -> quoted(hex(r)))),
                    new Kind("bool[]", r -> list(r, () -> r.nextBoolean() ? "t" : "f")),
                    new Kind("numeric[]", r -> list(r, () -> number(r, 18, 20))),
                    new Kind("float8[]", r -> list(r, () -> doubleText(r))),
                    new Kind("timestamptz(2)[]", r -> list(r, () -> quoted(stamp(r)))),
                    new Kind(
                            "date[]",
                            r -> list(r, () -> quoted(stamp(r).replaceAll(" [0-9:.]+", "")))),
                    new Kind("jsonb[]", r -> list(r, () -> "" + r.nextInt())),
                    new Kind("mood[]", r -> list(r, () -> List.of("sad", "ok").get(r.nextInt(2)))),
                    new Kind("interval", r -> r.nextInt(100000) + " s"),
                    new Kind("timetz", r -> "10:11:12.5+0" + r.nextInt(10)),
                    new Kind("money", r -> "" + r.nextInt(100000)),
                    new Kind("int4range", r -> "[" + r.nextInt(5) + "," + (7 + r.nextInt(5)) + ")"),
                    new Kind("inet", r -> "10.0.0." + r.nextInt(256)),
                    new Kind("xml", r -> "<a>" + r.nextInt() + "</a>"),
                    new Kind("name", r -> "n" + r.nextInt()));

    private static String floatText(Random r) {
        return r.nextInt(8) == 0
                ? List.of("NaN", "Infinity", "-Infinity", "-0").get(r.nextInt(4))
                : finite(Float.intBitsToFloat(r.nextInt()));
    }

    private static String finite(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "1";
    }

    private static String doubleText(Random r) {
        double value = Double.longBitsToDouble(r.nextLong());
        return r.nextInt(8) == 0
                ? List.of("NaN", "Infinity", "-Infinity", "-0").get(r.nextInt(4))
                : Double.isFinite(value) ? Double.toString(value) : "1";
    }

    private static String number(Random r, int whole, int fraction) {
        String before = digits(r, r.nextInt(whole + 1));
        String behind = digits(r, r.nextInt(fraction + 1));
        String sign = r.nextBoolean() ? "" : "-";
        return sign + "0" + before + (behind.isEmpty() ? "" : "." + behind);
    }

    /** Zeros in the middle and at the ends are what a base of 10000 is about. */
    private static String digits(Random r, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(
                    r.nextInt(3) == 0 ? (char) ('0' + r.nextInt(10)) : r.nextBoolean() ? '0' : '9');
        }
        return all.toString();
    }

    private static String micros(Random r, long most) {
        long value = Math.floorMod(r.nextLong(), most + 1) / (r.nextBoolean() ? 1 : 1_000_000);
        return java.time.LocalTime.ofNanoOfDay(value * 1000).toString();
    }

    private static String stamp(Random r) {
        int year = 1 + r.nextInt(r.nextBoolean() ? 9998 : 2100);
        String at =
                "%04d-%02d-%02d %02d:%02d:%02d.%06d"
                        .formatted(
                                year,
                                1 + r.nextInt(12),
                                1 + r.nextInt(28),
                                r.nextInt(24),
                                r.nextInt(60),
                                r.nextInt(60),
                                r.nextInt(1_000_000));
        return year < 4000 && r.nextInt(4) == 0 ? at + " BC" : at;
    }

    private static String string(Random r, int most) {
        int[] signs = SIGNS.codePoints().toArray();
        StringBuilder all = new StringBuilder();
        for (int i = r.nextInt(most + 1); i > 0; i--) {
            all.appendCodePoint(signs[r.nextInt(signs.length)]);
        }
        return all.toString();
    }

    private static String list(Random r, Supplier<String> element) {
        return Stream.generate(() -> r.nextInt(4) == 0 ? "NULL" : element.get())
                .limit(r.nextInt(4))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String hex(Random r) {
        StringBuilder all = new StringBuilder("\\x");
        for (int i = r.nextInt(20); i > 0; i--) {
            all.append("%02x".formatted(r.nextInt(256)));
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomValuesOfAllTypesAreTheSame(long seed) throws SQLException {
        Random random = new Random(seed);
        fill(random, 700);
        SourceTable byCopy = copying.table(TableSource.table("v"));
        SourceTable byCursor = fetching.table(TableSource.table("v"));
        assertThat(exact(byCopy)).isEqualTo(exact(byCursor));
        for (int i = 0; i < 20; i++) {
            List<String> some =
                    byCopy.schema().names().stream()
                            .filter(name -> random.nextInt(8) == 0)
                            .toList();
            ScanRequest request = ScanRequest.of(some);
            assertThat(exact(byCopy.plan(request))).isEqualTo(exact(byCursor.plan(request)));
        }
    }

    private static void fill(Random random, int rows) throws SQLException {
        String columns =
                KINDS.stream()
                        .map(kind -> "c" + KINDS.indexOf(kind) + " " + kind.type())
                        .collect(Collectors.joining(", "));
        postgres.run("DROP TABLE IF EXISTS v", "CREATE TABLE v (" + columns + ")");
        String markers =
                KINDS.stream()
                        .map(kind -> "CAST(CAST(? AS text) AS " + kind.type() + ")")
                        .collect(Collectors.joining(", "));
        try (Connection connection = postgres.connect();
                java.sql.PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO v VALUES (" + markers + ")")) {
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < KINDS.size(); i++) {
                    insert.setString(
                            i + 1,
                            random.nextInt(6) == 0 ? null : KINDS.get(i).text().apply(random));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<List<String>> exact(SourceTable table) {
        return exact(table.plan(ScanRequest.of(table.schema().names())));
    }

    /** Values as text that tells all of them apart: also the two zeros, and scales. */
    private static List<List<String>> exact(Scan scan) {
        return Scans.rows(scan, Context.of(61)).stream()
                .map(row -> row.stream().map(PostgresCopyTest::written).toList())
                .toList();
    }

    private static String written(Object value) {
        return value instanceof byte[] bytes
                ? java.util.HexFormat.of().formatHex(bytes)
                : value instanceof List<?> list
                        ? list.stream().map(PostgresCopyTest::written).toList().toString()
                        : String.valueOf(value);
    }

    @Test
    void asManyBytesAreCountedAsByACursor() {
        String sql =
                "SELECT g, g::int8 AS b, 'text ' || g AS t, now() AS n, g::float8 AS d, g % 2 = 0 AS e,"
                        + " ARRAY[g, NULL] AS a"
                        + " FROM generate_series(1, 5000) g";
        assertThat(bytes(copying, sql)).isEqualTo(bytes(fetching, sql)).isGreaterThan(5000 * 30L);
    }

    private static long bytes(Connector connector, String sql) {
        Context context = Context.of(100);
        assertThat(Scans.rows(scan(connector, sql), context)).hasSize(5000);
        return context.bytes().get();
    }

    private static Scan scan(Connector connector, String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'infinity'::date",
                "'-infinity'::date",
                "'infinity'::timestamp",
                "'-infinity'::timestamptz",
                "'294276-12-31'::timestamp",
                "'24:00'::time",
                "'NaN'::numeric",
                "'Infinity'::numeric",
                "'-Infinity'::numeric",
                "0.000000000000000000001::numeric",
                "1e30::numeric",
                "1e-200::numeric",
                "1e200::numeric",
                "100::numeric(2,-2)",
                "'{{1,2}}'::int[]",
                "'[2:3]={1,2}'::text[]",
                "'{1e30}'::numeric[]"
            })
    void whatDoesNotFitIsTheSameErrorAsByACursor(String value) {
        String sql = "SELECT 1 AS one, " + value + " AS odd";
        assertThat(outcome(copying, sql)).isEqualTo(outcome(fetching, sql));
    }

    private static String outcome(Connector connector, String sql) {
        try {
            return exact(scan(connector, sql)).toString();
        } catch (TauroException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01 BC",
                "4713-01-01 BC",
                "1582-10-10",
                "1970-01-01",
                "1999-12-31",
                "2000-01-01",
                "2024-02-29",
                "9999-12-31",
                "5874897-12-31"
            })
    void datesOfAllTimesAreTheSame(String date) {
        String sql = "SELECT DATE '" + date + "' AS d";
        assertThat(exact(scan(copying, sql))).isEqualTo(exact(scan(fetching, sql)));
    }

    @Test
    void rowsWithoutColumnsAreCounted() {
        Scan scan =
                copying.table(TableSource.query("SELECT g FROM generate_series(1, 3000) g"))
                        .plan(ScanRequest.of(List.of()));
        assertThat(Scans.rows(scan)).hasSize(3000).containsOnly(List.of());
    }

    @Test
    void noRowsAreNoRows() {
        assertThat(Scans.rows(scan(copying, "SELECT 1 AS one WHERE false"))).isEmpty();
    }

    @Test
    void anErrorOfTheServerInTheMiddleIsToldAsSuch() {
        assertThatThrownBy(
                        () ->
                                Scans.rows(
                                        scan(
                                                copying,
                                                "SELECT 1000 / (5000 - g) AS n FROM generate_series(1, 100000) g")))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("SQLSTATE 22012");
        assertThat(Scans.rows(scan(copying, "SELECT 1 AS one"))).hasSize(1);
    }

    /** The driver would take them for parameters, or for a call. */
    @Test
    void questionMarksAndBracesOfAQueryMeanTheSame() {
        String sql = "SELECT '{\"a\": 1}'::jsonb ?? 'a' AS has, '?' AS mark, '{fn now()}' AS brace";
        assertThat(exact(scan(copying, sql)))
                .isEqualTo(exact(scan(fetching, sql)))
                .containsExactly(List.of("true", "?", "{fn now()}"));
    }

    @Test
    void aQueryMayEndInARemark() {
        assertThat(Scans.rows(scan(copying, "SELECT 7 AS n -- seven"))).containsExactly(List.of(7));
    }

    /** What the server says of the statement that the connector runs. */
    private static String server(String column) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT string_agg("
                                        + column
                                        + "::text, ',') FROM pg_stat_activity WHERE application_name = 'tauro'"
                                        + " AND datname = 'copying' AND query LIKE '%big_scan%'")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitServer(String column, String value) throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            while (!server(column).equals(value)) {
                TimeUnit.MILLISECONDS.timedWait(monitor, 10);
            }
        }
    }

    @Test
    void manyRowsAreCopiedAndFewAreFetched() {
        try (Connector usual = TestPostgres.connect(postgres.definition())) {
            Scan scan = scan(usual, "SELECT g, 'big_scan' AS t FROM generate_series(1, 1000000) g");
            try (TestQuery many = new TestQuery(1, 50_000);
                    BatchReader reader = scan.open(Split.WHOLE, many)) {
                assertThat(reader.next()).isNotNull();
                assertThat(server("query")).startsWith("COPY (SELECT ");
                assertThat(server("state")).isEqualTo("active");
            }
            try (TestQuery few = new TestQuery(1, 49_999);
                    BatchReader reader = scan.open(Split.WHOLE, few)) {
                assertThat(reader.next()).isNotNull();
                assertThat(server("query")).startsWith("SELECT ");
            }
            assertThat(Scans.borrowed(usual)).isZero();
        }
    }

    /** Together they are more than the heap. */
    @Test
    void wideRowsComeInSmallBatches() {
        try (BatchReader reader =
                scan(copying, "SELECT repeat('x', 4000000) AS t FROM generate_series(1, 300) g")
                        .open(Split.WHOLE, Context.of(4096))) {
            int rows = 0;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.bytes()).isLessThan(32L << 20);
                rows += batch.selectedCount();
            }
            assertThat(rows).isEqualTo(300);
        }
    }

    @Test
    void aConnectionIsAsBeforeWhenAReaderIsClosedInTheMiddle() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (BatchReader reader =
                    scan(copying, "SELECT g, 'big_scan' AS t FROM generate_series(1, 1000000) g")
                            .open(Split.WHOLE, Context.of(1 + i * 100))) {
                assertThat(reader.next()).isNotNull();
            }
            assertThat(Scans.rows(scan(copying, "SELECT " + i + " AS n")))
                    .containsExactly(List.of(i));
        }
        awaitServer("pid", "null");
        assertThat(copying.metrics().failures()).isZero();
    }

    @Test
    void cancellingReachesTheServerBeforeAndBetweenRows() throws Exception {
        assertStops("SELECT 1 AS big_scan FROM pg_sleep(600)");
        assertStops(
                "SELECT 1 AS big_scan FROM generate_series(1, 100000) g, LATERAL (SELECT pg_sleep(0.1 + 0 * g)) s");
    }

    private static void assertStops(String sql) throws Exception {
        Context context = Context.of(4096);
        Scan scan = scan(copying, sql);
        CompletableFuture<?> reading =
                CompletableFuture.supplyAsync(() -> Scans.rows(scan, context));
        awaitServer("wait_event", "PgSleep");
        context.cancellation().cancel(ErrorCode.QUERY_TIMEOUT, "The time is up.");
        CompletionException error = catchThrowableOfType(CompletionException.class, reading::join);
        assertThat(error.getCause())
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
        awaitServer("pid", "null");
    }

    @Test
    void aConnectionThatIsLostInMidReadIsSaidToBe() {
        Scan scan = scan(copying, "SELECT g, 'big_scan' AS t FROM generate_series(1, 9000000) g");
        ReadContext context = Context.of(4096);
        try (BatchReader reader = scan.open(Split.WHOLE, context)) {
            assertThat(reader.next()).isNotNull();
            server("pg_terminate_backend(pid)");
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> {
                                for (Batch b = reader.next(); b != null; b = reader.next()) {
                                    assertThat(b.selectedCount()).isPositive();
                                }
                            });
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        }
        assertThat(Scans.rows(scan(copying, "SELECT 1 AS one"))).hasSize(1);
    }

    @Test
    void aClosedConnectorEndsACopy() throws InterruptedException {
        Connector own =
                TunedFactory.copying()
                        .connect(postgres.definition().connectionTimeout(Duration.ofSeconds(2)));
        Scan scan = scan(own, "SELECT 1 AS big_scan FROM pg_sleep(600)");
        CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> Scans.rows(scan));
        awaitServer("wait_event", "PgSleep");
        own.close();
        assertThatThrownBy(reading::join)
                .hasMessageContaining("TAURO-1012 Connection 'pg' is closed.");
        awaitServer("pid", "null");
    }
}

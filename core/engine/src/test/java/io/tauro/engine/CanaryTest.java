package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Queries that fail in many ways on values and literals that stand nowhere else: neither is in what
 * an error says, in what caused it, in a stack trace, in the audit trail or in what is logged.
 */
class CanaryTest {

    private static final String TEXT = "kanarie7";
    private static final String NUMBER = "7391739";

    private static VirtualContext context() {
        return VirtualContext.builder()
                .table(
                        "t",
                        Schema.of(
                                Column.of("s", DataType.VARCHAR),
                                Column.of("n", DataType.INTEGER),
                                Column.of("b", DataType.BIGINT),
                                Column.of("d", DataType.decimal(20, 2)),
                                Column.of("z", DataType.INTEGER)),
                        List.of(
                                Arrays.asList(
                                        TEXT + "{[(",
                                        Integer.parseInt(NUMBER),
                                        Long.parseLong(NUMBER + "00000000000"),
                                        new java.math.BigDecimal(NUMBER + ".25"),
                                        0)))
                .policy(
                        TableSecurityPolicy.forTable("t")
                                .allow("reader")
                                .restrict("s <> '" + TEXT + "-other'")
                                .build())
                .build();
    }

    static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (String value : List.of("s", "'" + TEXT + "'", "s || '" + TEXT + "'")) {
            for (String type :
                    List.of(
                            "INTEGER",
                            "BIGINT",
                            "SMALLINT",
                            "DECIMAL(10, 2)",
                            "DOUBLE",
                            "BOOLEAN",
                            "DATE",
                            "TIME",
                            "TIMESTAMP",
                            "INTERVAL DAY",
                            "UUID")) {
                queries.add("SELECT CAST(" + value + " AS " + type + ") FROM t");
            }
            queries.add("SELECT n FROM t WHERE CAST(" + value + " AS INTEGER) > 1");
            queries.add("SELECT regexp_like('x', " + value + ") FROM t");
            queries.add("SELECT regexp_replace('x', " + value + ", 'y') FROM t");
            queries.add("SELECT s LIKE 'x' ESCAPE " + value + " FROM t");
            queries.add("SELECT json_value(" + value + ", 'strict $.a' ERROR ON ERROR) FROM t");
            queries.add("SELECT json_value('{}', " + value + ") FROM t");
            queries.add("SELECT json_query(" + value + ", 'lax $' ERROR ON ERROR) FROM t");
            queries.add("SELECT to_date(" + value + ", 'YYYY-MM-DD') FROM t");
            queries.add("SELECT to_timestamp('2020', " + value + ") FROM t");
            queries.add("SELECT parse_date(" + value + ", '2020') FROM t");
            queries.add("SELECT date_trunc(" + value + ", DATE '2020-01-01') FROM t");
            queries.add("SELECT from_base64(" + value + ") FROM t");
            queries.add("SELECT from_hex(" + value + ") FROM t");
            queries.add("SELECT repeat(" + value + ", 100000000) FROM t");
            queries.add("SELECT overlay(" + value + " PLACING 'x' FROM -5) FROM t");
            queries.add("SELECT substring(" + value + " FROM 1 FOR -1) FROM t");
            queries.add("SELECT " + value + " + DATE '2020-01-01' FROM t");
            queries.add("SELECT nosuch(" + value + ") FROM t");
            queries.add("SELECT abs(" + value + ", " + value + ") FROM t");
            queries.add("SELECT n FROM t WHERE " + value);
            queries.add("SELECT n FROM t WHERE n = " + value);
            queries.add("SELECT n FROM t LIMIT " + value);
        }
        for (String value : List.of("n", NUMBER, "n + " + NUMBER)) {
            queries.add("SELECT " + value + " / z FROM t");
            queries.add("SELECT mod(" + value + ", z) FROM t");
            queries.add("SELECT CAST(" + value + " AS SMALLINT) FROM t");
            queries.add("SELECT CAST(" + value + " AS DECIMAL(3, 1)) FROM t");
            queries.add("SELECT " + value + " * 2000000000 * 2000000000 FROM t");
            queries.add("SELECT b * " + value + " * 1000000 FROM t");
            queries.add("SELECT chr(-" + value + ") FROM t");
            queries.add(
                    "SELECT DATE '2020-01-01' + (" + value + ") * INTERVAL '1000000' YEAR FROM t");
            queries.add("SELECT ln(-(" + value + ")) FROM t");
            queries.add("SELECT sqrt(-(" + value + ")) FROM t");
            queries.add("SELECT power(d, " + value + ") FROM t");
            queries.add("SELECT sequence(1, " + value + ", 0) FROM t");
            queries.add("SELECT ARRAY[1][" + value + "].x FROM t");
            queries.add("SELECT (SELECT x FROM (VALUES (" + NUMBER + "), (2)) v (x)) FROM t");
        }
        queries.addAll(
                List.of(
                        "SELECT DATE '" + TEXT + "'",
                        "SELECT TIMESTAMP '" + TEXT + "'",
                        "SELECT TIME '" + NUMBER + "'",
                        "SELECT INTERVAL '" + TEXT + "' DAY",
                        "SELECT X'" + TEXT + "'",
                        "SELECT U&'\\" + TEXT + "'",
                        "SELECT '" + TEXT,
                        "SELECT '" + TEXT + "' '" + TEXT + "' FROM FROM t",
                        "SELECT n FROM t WHERE s = '" + TEXT + "' AND",
                        "SELECT " + NUMBER + "e FROM t",
                        "SELECT " + NUMBER + "." + NUMBER + "." + NUMBER,
                        "SELECT " + NUMBER.repeat(10),
                        "SELECT n FROM t ORDER BY " + NUMBER,
                        "SELECT n FROM t GROUP BY " + NUMBER,
                        "SELECT n FROM t FETCH FIRST '" + TEXT + "' ROWS ONLY",
                        "SELECT n FROM nosuch WHERE s = '" + TEXT + "'",
                        "SELECT nosuch FROM t WHERE s = '" + TEXT + "'",
                        "SELECT n, '" + TEXT + "' FROM t UNION SELECT n FROM t",
                        "VALUES (1, '" + TEXT + "'), (2)",
                        "INSERT INTO t VALUES ('" + TEXT + "')",
                        "SELECT count(*) FROM t HAVING '" + TEXT + "'",
                        "SELECT CASE WHEN '" + TEXT + "' THEN 1 END FROM t",
                        "SELECT EXTRACT(YEAR FROM '" + TEXT + "') FROM t",
                        "SELECT JSON_OBJECT('" + TEXT + "') FROM t",
                        "SELECT * FROM JSON_TABLE('" + TEXT + "', '$[' COLUMNS (a INTEGER)) j",
                        "SELECT percentile_cont(" + NUMBER + ") WITHIN GROUP (ORDER BY n) FROM t",
                        "SELECT ntile(0) OVER (ORDER BY '" + TEXT + "') FROM t",
                        "SELECT CAST('" + TEXT + "' AS nosuchtype) FROM t",
                        "SELECT n FROM t TABLESAMPLE BERNOULLI(" + NUMBER + ")"));
        return queries;
    }

    private static void assertClean(String what, String text) {
        assertThat(text.toLowerCase(Locale.ROOT))
                .as(what)
                .doesNotContain(TEXT)
                .doesNotContain(NUMBER);
    }

    private static void assertClean(String sql, Throwable error) {
        assertThat(error).as(sql).isInstanceOf(TauroException.class);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertClean(sql + "\n" + trace, trace.toString());
        TauroException ours = (TauroException) error;
        assertClean(sql, ours.context().toString());
        assertThat(ours.queryId()).as(sql).isPresent();
        List<Throwable> open = new ArrayList<>(List.of(error));
        while (!open.isEmpty()) {
            Throwable one = open.remove(0);
            assertThat(one).as(sql).isInstanceOfAny(TauroException.class, RedactedCause.class);
            if (one.getCause() != null) {
                open.add(one.getCause());
            }
            open.addAll(List.of(one.getSuppressed()));
        }
    }

    private static void assertFailsCleanly(String sql) {
        PrintStream err = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream quiet = new PrintStream(said, true, StandardCharsets.UTF_8);
                VirtualContext context = context()) {
            System.setErr(quiet);
            System.setOut(quiet);
            Principal ana = Principal.of("ana", "reader");
            for (String text : List.of(sql, sql, "EXPLAIN " + sql)) {
                Throwable error =
                        catchThrowable(
                                () -> {
                                    try (QueryResult result = context.as(ana).query(text)) {
                                        result.toList();
                                    }
                                });
                if (error != null) {
                    assertClean(text, error);
                }
            }
            Throwable described = catchThrowable(() -> context.as(ana).describe(sql));
            if (described != null) {
                assertClean(sql, described);
            }
            context.audit().events().stream()
                    .forEach(event -> assertClean("audit of " + sql, event.toJson()));
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
        assertClean("output of " + sql, said.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noValueAndNoLiteralIsTold(String sql) {
        assertFailsCleanly(sql);
    }

    @Test
    void mostOfTheseQueriesFail() {
        int failed = 0;
        try (VirtualContext context = context()) {
            for (String sql : queries()) {
                try (QueryResult result = context.as(Principal.of("ana", "reader")).query(sql)) {
                    result.toList();
                } catch (TauroException e) {
                    failed++;
                }
            }
        }
        assertThat(failed).isGreaterThan(queries().size() * 3 / 4);
    }

    /** A source that says more than it should, in its first answer or when it is scanned. */
    private record Talkative(boolean atOnce)
            implements ConnectorFactory, Connector, ConnectionDefinition, SourceTable {

        @Override
        public String type() {
            return "talkative";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.MEMORY;
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            return this;
        }

        @Override
        public ConnectorFactory factory() {
            return this;
        }

        @Override
        public ConnectionConfig config(String id) {
            return ConnectionConfig.of(id, Map.of());
        }

        @Override
        public SourceTable table(TableSource source) {
            if (atOnce) {
                throw failure();
            }
            return this;
        }

        @Override
        public Schema schema() {
            return Schema.of(Column.of("s", DataType.VARCHAR));
        }

        @Override
        public TableStatistics statistics() {
            return TableStatistics.UNKNOWN;
        }

        @Override
        public Scan plan(ScanRequest request) {
            throw failure();
        }

        @Override
        public void close() {}

        private static TauroException failure() {
            TauroException failure =
                    new TauroException(
                            ErrorCode.SOURCE_ERROR,
                            "The source failed. Look at it.",
                            new IllegalStateException("key " + TEXT, new RuntimeException(NUMBER)));
            failure.addSuppressed(new IllegalStateException(TEXT));
            return failure;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatASourceSaysOfItsFailureIsNotTold(boolean atOnce) {
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("c", new Talkative(atOnce))
                        .table(
                                VirtualTable.named("t")
                                        .from("c", TableSource.table(List.of("t")))
                                        .build())
                        .build()) {
            for (String sql : List.of("SELECT s FROM t", "EXPLAIN SELECT s FROM t")) {
                Throwable error =
                        catchThrowable(() -> context.as(Principal.ANONYMOUS).query(sql).close());
                assertThat(error).hasMessage("TAURO-4001 The source failed. Look at it.");
                assertClean(sql, error);
            }
        }
    }
}

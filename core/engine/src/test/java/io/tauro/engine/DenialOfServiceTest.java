package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries made to take all time or memory: each ends soon, with an error of its limit. */
@Timeout(120)
class DenialOfServiceTest {

    private static VirtualContextBuilder base() {
        return VirtualContext.builder()
                .table(
                        "t",
                        Schema.of(
                                Column.of("a", DataType.INTEGER), Column.of("s", DataType.VARCHAR)),
                        IntStream.range(0, 3000).mapToObj(i -> List.of(i, "x" + i)).toList())
                .settings(s -> s.memory(64L << 20, 32L << 20));
    }

    /** The same at a fifth of the operators, so that the tests take a fifth of the time. */
    private static VirtualContextBuilder fewer(VirtualContextBuilder builder) {
        return builder.settings(s -> s.limits(s.limits().planNodes(2_000)));
    }

    private static ErrorCode ends(VirtualContext context, String sql) {
        long start = System.nanoTime();
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () -> {
                            try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
                                while (result.nextBatch() != null) {
                                    // to its end
                                }
                            }
                        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(context.load().isIdle()).isTrue();
        assertThat(error).as(sql.substring(0, Math.min(100, sql.length()))).isNotNull();
        return error.code();
    }

    @Test
    void viewsThatDoubleAreRefusedBeforeTheyAreExpanded() {
        VirtualContextBuilder builder = base().view("v0", "SELECT a FROM t");
        for (int i = 1; i <= 40; i++) {
            String below = "v" + (i - 1);
            builder.view("v" + i, "SELECT a FROM " + below + " UNION ALL SELECT a FROM " + below);
        }
        try (VirtualContext context = fewer(builder).build()) {
            assertThat(ends(context, "SELECT a FROM v40")).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
            assertThat(ends(context, "SELECT count(*) FROM v14"))
                    .isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
        }
    }

    @Test
    void viewsThatJoinThemselvesAreRefused() {
        VirtualContextBuilder builder = base().view("v0", "SELECT a FROM t");
        for (int i = 1; i <= 30; i++) {
            String below = "v" + (i - 1);
            builder.view(
                    "v" + i, "SELECT x.a FROM " + below + " x, " + below + " y WHERE x.a = y.a");
        }
        try (VirtualContext context = fewer(builder).build()) {
            assertThat(ends(context, "SELECT a FROM v30")).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
            assertThat(ends(context, "SELECT a FROM v7")).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
        }
    }

    @Test
    void commonTablesThatDoubleAreRefused() {
        String with =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(
                                i ->
                                        "c"
                                                + i
                                                + " AS (SELECT a FROM c"
                                                + (i - 1)
                                                + " UNION ALL SELECT a FROM c"
                                                + (i - 1)
                                                + ")")
                        .collect(Collectors.joining(", "));
        try (VirtualContext context = base().build()) {
            assertThat(
                            ends(
                                    context,
                                    "WITH c0 AS (SELECT a FROM t), " + with + " SELECT a FROM c40"))
                    .isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
        }
    }

    @Test
    void starsThatDoubleTheColumnsAreRefused() {
        VirtualContextBuilder builder = base().view("v0", "SELECT * FROM t");
        for (int i = 1; i <= 40; i++) {
            String below = "v" + (i - 1);
            builder.view("v" + i, "SELECT * FROM " + below + " x, " + below + " y");
        }
        String with =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(
                                i ->
                                        "c"
                                                + i
                                                + " AS (SELECT * FROM c"
                                                + (i - 1)
                                                + " x, c"
                                                + (i - 1)
                                                + " y)")
                        .collect(Collectors.joining(", "));
        try (VirtualContext context =
                builder.settings(s -> s.limits(s.limits().planning(Duration.ofSeconds(2))))
                        .build()) {
            assertThat(ends(context, "SELECT 1 FROM v40"))
                    .isIn(ErrorCode.QUERY_TOO_COMPLEX, ErrorCode.QUERY_TIMEOUT);
            assertThat(
                            ends(
                                    context,
                                    "WITH c0 AS (SELECT * FROM t), " + with + " SELECT 1 FROM c40"))
                    .isIn(ErrorCode.QUERY_TOO_COMPLEX, ErrorCode.QUERY_TIMEOUT);
        }
    }

    @Test
    void constantsThatGrowDoNotFillThePlanner() {
        try (VirtualContext context = base().build()) {
            assertThat(ends(context, "SELECT repeat('x', 2000000000) FROM t"))
                    .isEqualTo(ErrorCode.MEMORY_LIMIT);
            assertThat(ends(context, "SELECT repeat(repeat(repeat('x', 10000), 10000), 10000)"))
                    .isEqualTo(ErrorCode.MEMORY_LIMIT);
            assertThat(ends(context, "SELECT CAST(9e37 AS DECIMAL(38, 0)) * 1000 FROM t"))
                    .isNotNull();
        }
    }

    @Test
    void cartesianJoinsEndByTimeOrMemory() {
        try (VirtualContext context =
                base().settings(s -> s.queryTimeout(Duration.ofSeconds(3))).build()) {
            assertThat(
                            ends(
                                    context,
                                    "SELECT count(*) FROM t x, t y, t z, t u WHERE x.a + y.a + z.a + u.a = -1"))
                    .isEqualTo(ErrorCode.QUERY_TIMEOUT);
            assertThat(ends(context, "SELECT array_agg(x.s || y.s) FROM t x, t y"))
                    .isIn(ErrorCode.MEMORY_LIMIT, ErrorCode.QUERY_TIMEOUT);
            assertThat(ends(context, "SELECT x.a FROM t x, t y, t z ORDER BY x.s || y.s || z.s"))
                    .isIn(ErrorCode.MEMORY_LIMIT, ErrorCode.QUERY_TIMEOUT, ErrorCode.SPILL_FAILED);
        }
    }

    @Test
    void deepNestingIsRefusedWhateverItIsMadeOf() {
        try (VirtualContext context = base().build()) {
            for (String sql :
                    List.of(
                            "SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000),
                            "SELECT " + "(SELECT ".repeat(5_000) + "1" + ")".repeat(5_000),
                            "SELECT " + "- ".repeat(100_000) + "1",
                            "SELECT " + "NOT ".repeat(100_000) + "TRUE",
                            "SELECT "
                                    + "CASE WHEN TRUE THEN ".repeat(20_000)
                                    + "1"
                                    + " END".repeat(20_000),
                            "SELECT " + "ARRAY[".repeat(5_000) + "1" + "]".repeat(5_000),
                            "SELECT 1" + " + 1".repeat(200_000),
                            "SELECT 1 FROM "
                                    + "(SELECT * FROM ".repeat(1_000)
                                    + "t"
                                    + ") x".repeat(1_000))) {
                assertThat(ends(context, sql)).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
            }
        }
    }

    @Test
    void hugeListsAreRefused() {
        String values =
                IntStream.range(0, 100_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
        try (VirtualContext context = base().build()) {
            assertThat(ends(context, "SELECT a FROM t WHERE a IN (" + values + ")"))
                    .isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
            assertThat(
                            ends(
                                    context,
                                    "SELECT a FROM t WHERE s IN ('"
                                            + values
                                            + ",".repeat(600_000)
                                            + "')"))
                    .isEqualTo(ErrorCode.QUERY_TOO_COMPLEX);
        }
    }

    @Test
    void regularExpressionsTakeLinearTime() {
        try (VirtualContext context = base().build();
                QueryResult result =
                        context.as(Principal.ANONYMOUS)
                                .query(
                                        "SELECT count(*) AS n FROM t WHERE a < 100 AND regexp_like(repeat('a', 5000) || s, '^(a+)+$')")) {
            assertThat(result.toList().get(0).getLong("n")).isZero();
        }
    }

    @Test
    void deepJsonIsNone() {
        try (VirtualContext context = base().build()) {
            try (QueryResult result =
                    context.as(Principal.ANONYMOUS)
                            .query(
                                    "SELECT repeat('[', 100000) IS JSON AS j, repeat('[', 100) || repeat(']', 100) IS JSON AS k")) {
                var row = result.toList().get(0);
                assertThat(row.getBoolean("j")).isFalse();
                assertThat(row.getBoolean("k")).isTrue();
            }
        }
    }
}

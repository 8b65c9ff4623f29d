package io.tauro.attack;

import io.tauro.VirtualContextBuilder;
import io.tauro.differential.SampleData;
import io.tauro.differential.SampleTable;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The tables of generated queries, in two worlds and as their policies leave them. Texts, numbers
 * and dates are those on which sources are known to disagree.
 *
 * @param seed tells which rows
 */
record GeneratedTables(long seed) {

    private static final int K = 1;
    private static final int N = 2;
    private static final int TEXT_OF_A = 3;
    private static final int DAY_OF_A = 5;
    private static final int X = 8;
    private static final int TEXT_OF_C = 2;
    private static final int D_OF_C = 3;
    private static final int DAY_OF_C = 4;

    /** The same and, on top, policies of views of the tables. */
    static VirtualContextBuilder policiesOfViews(VirtualContextBuilder builder) {
        return policies(builder)
                .view("v_a", "SELECT * FROM t_a")
                .view("v_c", "SELECT * FROM t_c")
                .policy(
                        TableSecurityPolicy.forTable("v_a")
                                .allow("analyst")
                                .rows("analyst", "id > 9")
                                .build())
                .policy(
                        TableSecurityPolicy.forTable("v_c")
                                .allow("analyst")
                                .rows("analyst", "id > 4 AND k IS NOT NULL")
                                .mask("s", Mask.nullify())
                                .build());
    }

    static VirtualContextBuilder policies(VirtualContextBuilder builder) {
        return builder.policy(
                        TableSecurityPolicy.forTable("t_a")
                                .allow("analyst")
                                .rows("analyst", "k >= 1")
                                .mask("s", Mask.redact())
                                .mask("n", Mask.bucket(4))
                                .mask("dt", Mask.dateMonth())
                                .mask("x", Mask.nullify())
                                .build())
                .policy(
                        TableSecurityPolicy.forTable("t_c")
                                .allow("analyst")
                                .rows("analyst", "k <= 5 OR s = 'abc'")
                                .restrict("d <> 10.000")
                                .mask("dt", Mask.dateMonth())
                                .build());
    }

    private SampleTable a() {
        return SampleData.a(new Random(seed));
    }

    private SampleTable c() {
        return SampleData.c(new Random(seed + 1));
    }

    private static boolean isSeenOfA(List<@Nullable Object> row) {
        return row.get(K) instanceof Long k && k >= 1;
    }

    private static boolean isSeenOfC(List<@Nullable Object> row) {
        boolean permitted =
                row.get(K) instanceof Long k && k <= 5 || "abc".equals(row.get(TEXT_OF_C));
        return permitted
                && row.get(D_OF_C) instanceof java.math.BigDecimal d
                && d.compareTo(java.math.BigDecimal.TEN) != 0;
    }

    /** What somebody who holds to the policies would have written down. */
    List<SampleTable> masked() {
        List<List<@Nullable Object>> rowsOfA = new ArrayList<>();
        for (List<@Nullable Object> row : a().rows()) {
            if (isSeenOfA(row)) {
                List<@Nullable Object> seen = new ArrayList<>(row);
                seen.set(TEXT_OF_A, row.get(TEXT_OF_A) == null ? null : "***");
                seen.set(
                        N,
                        row.get(N) instanceof Long n
                                ? Long.valueOf(Math.floorDiv(n, 4) * 4)
                                : null);
                seen.set(DAY_OF_A, month(row.get(DAY_OF_A)));
                seen.set(X, null);
                rowsOfA.add(seen);
            }
        }
        List<List<@Nullable Object>> rowsOfC = new ArrayList<>();
        for (List<@Nullable Object> row : c().rows()) {
            if (isSeenOfC(row)) {
                List<@Nullable Object> seen = new ArrayList<>(row);
                seen.set(DAY_OF_C, month(row.get(DAY_OF_C)));
                rowsOfC.add(seen);
            }
        }
        return List.of(
                new SampleTable("t_a", a().schema(), rowsOfA),
                new SampleTable("t_c", c().schema(), rowsOfC));
    }

    /** What is left of that by the policies of the views. */
    List<SampleTable> viewed() {
        SampleTable a = masked().get(0);
        SampleTable c = masked().get(1);
        List<List<@Nullable Object>> rowsOfC = new ArrayList<>();
        for (List<@Nullable Object> row : c.rows()) {
            if (isAbove(row, 4) && row.get(K) != null) {
                List<@Nullable Object> seen = new ArrayList<>(row);
                seen.set(TEXT_OF_C, null);
                rowsOfC.add(seen);
            }
        }
        return List.of(
                new SampleTable(
                        "v_a",
                        a.schema(),
                        a.rows().stream().filter(row -> isAbove(row, 9)).toList()),
                new SampleTable("v_c", c.schema(), rowsOfC));
    }

    private static boolean isAbove(List<@Nullable Object> row, long least) {
        return row.get(0) instanceof Long id && id > least;
    }

    private static @Nullable Object month(@Nullable Object day) {
        return day instanceof LocalDate date ? date.withDayOfMonth(1) : null;
    }

    List<SampleTable> of(World world) {
        SampleTable a = a();
        SampleTable c = c();
        return world == World.RIGHT
                ? List.of(
                        new SampleTable("t_a", a.schema(), a.rows()),
                        new SampleTable("t_c", c.schema(), c.rows()))
                : List.of(
                        new SampleTable("t_a", a.schema(), otherA(a)),
                        new SampleTable("t_c", c.schema(), otherC(c)));
    }

    /** Each seen row with other values behind its masks, and other hidden rows, 15 more of them. */
    private List<List<@Nullable Object>> otherA(SampleTable a) {
        Random random = new Random(seed + 2);
        List<List<@Nullable Object>> other = new ArrayList<>();
        for (List<@Nullable Object> row : a.rows()) {
            List<@Nullable Object> changed = new ArrayList<>(row);
            if (isSeenOfA(row)) {
                changed.set(TEXT_OF_A, row.get(TEXT_OF_A) == null ? null : "z" + random.nextInt(3));
                changed.set(N, row.get(N) instanceof Long n ? Long.valueOf(n ^ 1) : null);
                changed.set(DAY_OF_A, otherDay(row.get(DAY_OF_A)));
                changed.set(X, random.nextBoolean() ? null : Double.valueOf(random.nextInt(9)));
            } else {
                hide(changed, random);
            }
            other.add(changed);
        }
        for (int i = 0; i < 15; i++) {
            List<@Nullable Object> more =
                    new ArrayList<>(a.rows().get(random.nextInt(a.rows().size())));
            more.set(0, 1000L + i);
            hide(more, random);
            other.add(random.nextInt(other.size()), more);
        }
        return other;
    }

    private static void hide(List<@Nullable Object> row, Random random) {
        row.set(K, random.nextInt(3) == 0 ? null : Long.valueOf(-random.nextInt(9)));
        row.set(N, Long.valueOf(random.nextInt(5)));
        row.set(TEXT_OF_A, "hidden" + random.nextInt(4));
        row.set(X, 1.5);
    }

    /** Other hidden rows, two less of them. */
    private List<List<@Nullable Object>> otherC(SampleTable c) {
        Random random = new Random(seed + 3);
        List<List<@Nullable Object>> other = new ArrayList<>();
        int less = 2;
        for (List<@Nullable Object> row : c.rows()) {
            List<@Nullable Object> changed = new ArrayList<>(row);
            if (isSeenOfC(row)) {
                changed.set(DAY_OF_C, otherDay(row.get(DAY_OF_C)));
            } else if (less-- > 0) {
                continue;
            } else {
                changed.set(0, 2000L + other.size());
                changed.set(K, 6L + random.nextInt(9));
                changed.set(TEXT_OF_C, "hidden" + random.nextInt(4));
            }
            other.add(changed);
        }
        return other;
    }

    private static @Nullable Object otherDay(@Nullable Object day) {
        return day instanceof LocalDate date
                ? date.withDayOfMonth(28 - date.getDayOfMonth() % 28)
                : null;
    }
}

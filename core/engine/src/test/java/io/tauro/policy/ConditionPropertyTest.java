package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.PushdownMode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a condition of a policy says, those rows are seen for which the same condition in a
 * query is true, with placeholders for literals, and with any query above.
 */
class ConditionPropertyTest {

    private static final Principal ANA =
            Principal.of("Bob", "a").with("n", "100").with("t", "IT").with("many", "1", "3");

    @Property(tries = 40, shrinking = ShrinkingMode.OFF, seed = "4317225603635715875")
    void aConditionMeansInAPolicyWhatItMeansInAQuery(@ForAll long seed) {
        Random random = new Random(seed);
        String condition = condition(random, 3);
        String above = random.nextBoolean() ? "TRUE" : "id > 0 AND boss IS NOT NULL";
        String literal =
                condition
                        .replace("{principal.n}", "100")
                        .replace("{principal.t}", "'IT'")
                        .replace("{principal.many}", "1, 3")
                        .replace("{principal}", "'Bob'");
        PushdownMode pushdown = random.nextBoolean() ? PushdownMode.AUTO : PushdownMode.OFF;
        List<List<Object>> expected;
        try (VirtualContext open = context(pushdown, null)) {
            expected =
                    Staff.rows(
                            open,
                            ANA,
                            "SELECT id, boss, CASE WHEN email IS NOT NULL THEN '***' END FROM staff WHERE ("
                                    + literal
                                    + ") AND "
                                    + above
                                    + " ORDER BY id");
        }
        try (VirtualContext context = context(pushdown, condition)) {
            String sql = "SELECT id, boss, email FROM staff WHERE " + above + " ORDER BY id";
            for (int i = 0; i < 2; i++) {
                assertThat(seen(context, sql, condition)).as(condition).isEqualTo(expected);
            }
            assertThat(Staff.rows(context, ANA, "SELECT count(*) FROM staff WHERE " + above))
                    .as(condition)
                    .containsExactly(Staff.row((long) expected.size()));
        }
    }

    private static List<List<Object>> seen(VirtualContext context, String sql, String condition) {
        try {
            return Staff.rows(context, ANA, sql);
        } catch (TauroException e) {
            throw new AssertionError("Refused under " + condition, e);
        }
    }

    private static VirtualContext context(PushdownMode pushdown, @Nullable String condition) {
        VirtualContextBuilder builder =
                Staff.context(pushdown, 10)
                        .table(
                                "areas",
                                Schema.of(Column.of("d", DataType.VARCHAR)),
                                List.of(Staff.row("Sales"), Staff.row((Object) null)));
        if (condition != null) {
            builder.policy(
                    TableSecurityPolicy.forTable("staff")
                            .allow("a")
                            .rows("a", condition)
                            .mask("email", Mask.redact())
                            .build());
        }
        return builder.build();
    }

    private static String condition(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 12 : 19)) {
            case 0 ->
                    number(random, depth) + " " + comparison(random) + " " + number(random, depth);
            case 1 -> text(random, depth) + " " + comparison(random) + " " + text(random, depth);
            case 2 -> "(boss + salary) IS " + (random.nextBoolean() ? "" : "NOT ") + "NULL";
            case 3 -> "department = {principal.t}";
            case 4 -> "salary >= {principal.n}";
            case 5 -> "boss " + (random.nextBoolean() ? "NOT " : "") + "IN ({principal.many})";
            case 6 -> "name LIKE '%" + "abcdnE".charAt(random.nextInt(6)) + "%'";
            case 7 -> "salary BETWEEN " + random.nextInt(150) + " AND {principal.n}";
            case 8 -> "department IN ('IT', 'Sales'" + (random.nextBoolean() ? ", NULL" : "") + ")";
            case 9 -> random.nextBoolean() ? "TRUE" : "name <> {principal}";
            case 10 -> "salary IS DISTINCT FROM {principal.n}";
            case 11 -> "boss IS NOT NULL";
            case 12, 13 ->
                    "("
                            + condition(random, depth - 1)
                            + " AND "
                            + condition(random, depth - 1)
                            + ")";
            case 14, 15 ->
                    "("
                            + condition(random, depth - 1)
                            + " OR "
                            + condition(random, depth - 1)
                            + ")";
            case 16 -> "NOT (" + condition(random, depth - 1) + ")";
            case 17 ->
                    "CASE WHEN "
                            + condition(random, depth - 1)
                            + " THEN salary > 100 ELSE "
                            + (random.nextBoolean() ? "boss = 1" : "name LIKE 'A%'")
                            + " END";
            default ->
                    random.nextBoolean()
                            ? "department IN (SELECT d FROM areas)"
                            : "(" + condition(random, depth - 1) + ") IS NOT TRUE";
        };
    }

    private static String comparison(Random random) {
        return List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6));
    }

    private static String number(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> "id";
            case 1 -> "salary";
            case 2 -> "boss";
            case 3 -> "COALESCE(boss, " + random.nextInt(4) + ")";
            case 4 -> "(salary + " + random.nextInt(50) + ")";
            case 5 -> "char_length(name)";
            default -> "NULLIF(salary, CAST({principal.n} AS INTEGER))";
        };
    }

    private static String text(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 6)) {
            case 0 -> "name";
            case 1 -> "department";
            case 2 -> "upper(name)";
            case 3 -> "COALESCE(department, CAST({principal.t} AS VARCHAR))";
            case 4 -> "substring(name, 1, " + (1 + random.nextInt(4)) + ")";
            default -> "(department || name)";
        };
    }
}

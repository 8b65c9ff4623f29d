package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions of which many stand side by side mean what they mean in parentheses. */
class ConditionChainsTest {

    private static final String NUMBERS =
            "SELECT x FROM (VALUES (1), (2), (3), (NULL), (50)) v(x) WHERE ";

    private static List<Object> run(String condition) {
        List<Object> values = new ArrayList<>();
        try (VirtualContext context = VirtualContext.builder().build();
                QueryResult result =
                        context.as(Principal.ANONYMOUS)
                                .query(NUMBERS + condition + " ORDER BY x")) {
            for (Row row : result) {
                values.add(row.values().get(0));
            }
        }
        return values;
    }

    private static String chain(String condition, String operator, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> condition.replace("#", String.valueOf(10 + i)))
                .collect(Collectors.joining(" " + operator + " "));
    }

    @Test
    void aRangeHasAnAndOfItsOwn() {
        assertThat(run("x BETWEEN 1 AND 2 OR " + chain("x BETWEEN # AND #", "OR", 60)))
                .containsExactly(1, 2, 50);
        assertThat(run(chain("x NOT BETWEEN # AND #", "AND", 60) + " AND x BETWEEN 1 AND 2"))
                .containsExactly(1, 2);
    }

    @Test
    void andBindsCloserThanOr() {
        assertThat(run("x = 1 AND x = 2 OR " + chain("x = # AND x <> 50", "OR", 60) + " OR x = 3"))
                .containsExactly(3);
        assertThat(run("x = 3 OR " + chain("x > #", "AND", 60) + " OR x = 2 AND x = 2"))
                .containsExactly(2, 3);
    }

    @Test
    void aCaseAndASubQueryHaveChainsOfTheirOwn() {
        String many = chain("x = #", "OR", 40);
        assertThat(
                        run(
                                "CASE WHEN x = 1 OR "
                                        + many
                                        + " OR x = 2 THEN x = 1 OR "
                                        + many
                                        + " OR x = 9 ELSE x = 3 END OR x = 7 OR "
                                        + many))
                .containsExactly(1, 3);
        assertThat(
                        run(
                                "x = 1 OR EXISTS (SELECT 1 FROM (VALUES (2)) w(n) WHERE w.n = x OR "
                                        + chain("w.n = #", "OR", 40)
                                        + " AND x = 3) OR "
                                        + many))
                .containsExactly(1, 2);
    }

    @Test
    void thousandsOfPatternsAreReadInTimeThatGrowsWithThem() {
        String patterns = chain("CAST(x AS VARCHAR) LIKE '%#'", "OR", 600);
        assertThat(run(patterns)).containsExactly(50);
    }
}

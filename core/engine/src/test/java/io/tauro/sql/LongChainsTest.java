package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions of very many parts. */
class LongChainsTest {

    private static String chain(int length, String part, String between) {
        return IntStream.range(0, length)
                .mapToObj(i -> part.formatted(3 * i))
                .collect(Collectors.joining(between));
    }

    private static Object count(String condition) {
        String sql = "SELECT COUNT(*) FROM GENERATE_SERIES(1, 10) AS g (x) WHERE " + condition;
        try (VirtualContext context = VirtualContext.builder().build();
                QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            return result.stream().toList().get(0).values().get(0);
        }
    }

    @Test
    void aThousandConditionsAreNotDeep() {
        assertThat(count(chain(1_200, "x = %d", " OR "))).isEqualTo(3L);
        assertThat(count(chain(1_200, "x <> %d", " AND "))).isEqualTo(7L);
        assertThat(count("x IN (" + chain(10_000, "%d", ", ") + ")")).isEqualTo(3L);
    }

    @Test
    void aSumThatIsTooDeepIsAnErrorOfTheQuery() {
        assertThatThrownBy(() -> count(chain(4_900, "%d", " + ") + " > x"))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TOO_COMPLEX));
    }
}

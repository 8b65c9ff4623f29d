package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared is the same work: all ways read the same values, and the policy is at work. */
class PolicyReadingTest {

    private static final String ALL = "SELECT * FROM orders";

    @Test
    void rowsAndJdbcReadTheSameUnderTheSamePolicy(@TempDir Path folder) throws Exception {
        Path data = TpchData.at(folder, 0.002);
        try (PolicyReading open = PolicyReading.open(data);
                PolicyReading guarded = PolicyReading.guarded(data)) {
            assertThat(open.jdbc(ALL)).isEqualTo(open.rows(ALL));
            assertThat(guarded.jdbc(ALL)).isEqualTo(guarded.rows(ALL));
            assertThat(number(open, "count(*)")).isEqualTo(3000);
            assertThat(number(guarded, "count(*)"))
                    .isEqualTo(
                            number(
                                    open,
                                    "count(CASE WHEN o_orderdate >= DATE '1992-02-01' THEN 1 END)"))
                    .isLessThan(3000);
            assertThat(number(guarded, "max(CAST(o_totalprice AS BIGINT) % 1000)")).isZero();
            assertThat(number(open, "max(CAST(o_totalprice AS BIGINT) % 1000)")).isPositive();
            assertThat(number(guarded, "max(char_length(o_clerk))")).isEqualTo(7);
            assertThat(number(open, "max(char_length(o_clerk))")).isEqualTo(15);
        }
    }

    /** The only value of a result, of which a sum over all values is made. */
    private static long number(PolicyReading orders, String expression) throws Exception {
        List<@Nullable Object> sums = orders.jdbc("SELECT " + expression + " FROM orders").get(0);
        assertThat(sums.get(0)).isEqualTo(1L);
        return (long) Objects.requireNonNull(sums.get(1));
    }
}

package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget all = MemoryBudget.of("memory", 100);
    private final MemoryBudget query = all.child("query_memory", 80);

    @Test
    void whatAQueryHoldsIsHeldOfAll() {
        MemoryBudget.Reservation sort = query.reserve("sort");
        sort.resize(50);
        assertThat(query.reserved()).isEqualTo(50);
        assertThat(all.reserved()).isEqualTo(50);
        sort.resize(20);
        sort.grow(5);
        assertThat(all.reserved()).isEqualTo(25);
        sort.close();
        sort.close();
        assertThat(query.reserved()).isZero();
        assertThat(all.reserved()).isZero();
        assertThat(query.peak()).isEqualTo(50);
    }

    @Test
    void theErrorNamesWhoNeedsTheMemoryAndTheSettingThatRefusesIt() {
        MemoryBudget.Reservation join = query.reserve("hash join");
        join.resize(70);
        assertThatThrownBy(() -> join.grow(11))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
                            assertThat(error.text()).contains("hash join", "'query_memory'");
                        });
        assertThat(join.bytes()).isEqualTo(70);
        assertThat(query.reserved()).isEqualTo(70);

        MemoryBudget.Reservation other = all.child("query_memory", 80).reserve("aggregate");
        assertThatThrownBy(() -> other.resize(40))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("'memory'");
        assertThat(other.bytes()).isZero();
        assertThat(all.reserved()).isEqualTo(70);
        other.resize(30);
        assertThat(all.reserved()).isEqualTo(100);
    }
}

package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowStoreTest {

    private final MemoryBudget budget = MemoryBudget.of("query_memory", 1L << 20);
    private final MemoryBudget.Reservation memory = budget.reserve("sort");

    @Test
    void keepsTheRowsThatCountInTheirOrder() {
        Schema schema = Schema.of(Column.of("v", DataType.BIGINT));
        RowStore store = new RowStore(List.of(DataType.BIGINT), memory);
        for (Layout layout : Layout.values()) {
            store.add(
                    TestScan.batch(
                            schema,
                            List.of(new Object[] {1L}, new Object[] {null}, new Object[] {2L}),
                            layout));
        }
        ColumnVector all = store.takeAll().get(0);
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            values.add(all.value(row));
        }
        assertThat(values).isEqualTo(TestRun.row(1L, null, 2L, 1L, null, 2L, 1L, null, 2L));
        assertThat(store.rows()).isEqualTo(9);
        store.clear();
        assertThat(budget.reserved()).isZero();
    }

    @Test
    void aDictionaryThatBatchesShareIsHeldOnce() {
        VectorBuilder entries = new VectorBuilder(DataType.VARCHAR, 16);
        entries.appendText("x".repeat(100_000));
        ColumnVector dictionary = entries.build();
        RowStore store = new RowStore(List.of(DataType.VARCHAR), memory);
        for (int i = 0; i < 100; i++) {
            store.add(Batch.of(10, new DictionaryVector(dictionary, new int[10], null, 10)));
        }
        assertThat(budget.reserved()).isBetween(100_000L, 300_000L);
        assertThat(store.takeAll().get(0).size()).isEqualTo(1000);
        assertThat(budget.reserved()).isBetween(100_000L, 300_000L);
    }

    @Test
    void noRowsAreAnEmptyVector() {
        RowStore store = new RowStore(List.of(DataType.VARCHAR), memory);
        assertThat(store.takeAll().get(0).size()).isZero();
    }
}

package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTableTest {

    private static ColumnVector text(String... values) {
        VectorBuilder builder = new VectorBuilder(DataType.VARCHAR, 16);
        for (String value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    private static int[] assign(GroupTable table, ColumnVector... columns) {
        int rows = columns[0].size();
        int[] groups = new int[rows];
        table.assign(Batch.of(rows, columns), List.of(columns), groups);
        return groups;
    }

    @Test
    void theSameKeyHasTheSameNumberInEveryLayout() {
        GroupTable table = new GroupTable(List.of(DataType.VARCHAR, DataType.VARCHAR));
        BytesVector entries = (BytesVector) text("a", "b", "a", null);
        long[] secondIsNull = Validity.allValid(4);
        Validity.setNull(secondIsNull, 1);
        ColumnVector first = new DictionaryVector(entries, new int[] {0, 1, 2, 3}, null, 4);
        ColumnVector second =
                new DictionaryVector(entries, new int[] {1, 0, 1, 0}, secondIsNull, 4);
        assertThat(assign(table, first, second)).containsExactly(0, 1, 0, 2);
        assertThat(assign(table, first, second)).containsExactly(0, 1, 0, 2);
        assertThat(assign(table, text("a", null, "b", "c"), text("b", "a", null, "c")))
                .containsExactly(0, 2, 1, 3);
        ColumnVector other = new DictionaryVector(text("c", "b"), new int[] {0, 1}, null, 2);
        ColumnVector same = new DictionaryVector(entries, new int[] {1, 3}, null, 2);
        assertThat(assign(table, other, text("c", null))).containsExactly(3, 1);
        assertThat(assign(table, other, same)).containsExactly(4, 1);
        assertThat(table.size()).isEqualTo(5);
    }

    @Test
    void manyKeysStayApartWhileTheTableGrows() {
        GroupTable table = new GroupTable(List.of(DataType.INTEGER));
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < 100_000; from += 1000) {
                int[] values = new int[1000];
                int[] expected = new int[1000];
                for (int i = 0; i < values.length; i++) {
                    expected[i] = from + i;
                    values[i] = expected[i] * 31;
                }
                assertThat(assign(table, new IntVector(DataType.INTEGER, values, null, 1000)))
                        .isEqualTo(expected);
            }
        }
        int[] found = new int[2];
        ColumnVector unknown = new IntVector(DataType.INTEGER, new int[] {31, 1}, null, 2);
        table.find(Batch.of(2, unknown), List.of(unknown), found);
        assertThat(found).containsExactly(1, GroupTable.NONE);
        assertThat(table.size()).isEqualTo(100_000);
    }
}

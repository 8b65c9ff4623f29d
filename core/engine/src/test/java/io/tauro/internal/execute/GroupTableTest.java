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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    @Property(tries = 100)
    void integersAreNumberedInTheOrderOfTheirFirstRows(
            @ForAll long seed,
            @ForAll @IntRange(max = 5) int spread,
            @ForAll @IntRange(min = 1, max = 12) int batches) {
        Random random = new Random(seed);
        DataType type = random.nextBoolean() ? DataType.BIGINT : DataType.INTEGER;
        GroupTable table = new GroupTable(List.of(type));
        Map<Object, Integer> expected = new HashMap<>();
        Object nothing = new Object();
        long start = random.nextInt(3) == 0 ? edge(type, random) : random.nextInt(1000);
        for (int b = 0; b < batches; b++) {
            int rows = random.nextInt(1, 1500);
            VectorBuilder builder = new VectorBuilder(type, rows);
            boolean nulls = random.nextInt(3) == 0;
            for (int i = 0; i < rows; i++) {
                long key = key(spread, b, i, start, random);
                long inRange = type.equals(DataType.INTEGER) ? (int) key : key;
                builder.append(nulls && random.nextInt(10) == 0 ? null : inRange);
            }
            ColumnVector plain = builder.build();
            int[] codes = random.ints(rows, 0, rows).toArray();
            ColumnVector keys =
                    random.nextInt(4) == 0 ? new DictionaryVector(plain, codes, null, rows) : plain;
            int[] some = random.ints(0, rows).limit(rows).distinct().sorted().toArray();
            Batch all = Batch.of(rows, keys);
            Batch batch = random.nextBoolean() ? all : all.select(some, some.length);
            int[] found = new int[rows];
            table.find(batch, List.of(keys), found);
            int[] wanted = found.clone();
            for (int n = 0; n < batch.selectedCount(); n++) {
                Object key = keys.value(batch.row(n));
                wanted[batch.row(n)] =
                        expected.getOrDefault(key == null ? nothing : key, GroupTable.NONE);
            }
            assertThat(found).isEqualTo(wanted);
            int[] assigned = wanted.clone();
            table.assign(batch, List.of(keys), assigned);
            for (int n = 0; n < batch.selectedCount(); n++) {
                Object key = keys.value(batch.row(n));
                Integer next = expected.size();
                Integer known = expected.putIfAbsent(key == null ? nothing : key, next);
                wanted[batch.row(n)] = known == null ? next : known;
            }
            assertThat(assigned).isEqualTo(wanted);
            assertThat(table.size()).isEqualTo(expected.size());
        }
        ColumnVector keys = table.keys(0, table.size()).get(0);
        for (int group = 0; group < table.size(); group++) {
            Object key = keys.value(group);
            assertThat(expected.get(key == null ? nothing : key)).isEqualTo(group);
        }
    }

    private static long edge(DataType type, Random random) {
        long greatest = type.equals(DataType.INTEGER) ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return random.nextBoolean() ? greatest - 700 : -greatest + 700;
    }

    /** Keys side by side, ascending, descending, some far from the others, or all far apart. */
    private static long key(int spread, int batch, int row, long start, Random random) {
        return switch (spread) {
            case 0 -> start + random.nextInt(500);
            case 1 -> start + batch * 1500L + row;
            case 2 -> start - batch * 1500L - row;
            case 3 -> start + random.nextInt(batch < 10 ? 2000 : 1_000_000);
            case 4 -> random.nextInt(2000) == 0 ? random.nextLong() : start + random.nextInt(700);
            default -> random.nextLong();
        };
    }
}

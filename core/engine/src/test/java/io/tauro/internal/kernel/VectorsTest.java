package io.tauro.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VectorsTest {

    private static final List<DataType> TYPES =
            Stream.concat(RandomVectors.TYPES.stream(), RandomVectors.NESTED.stream()).toList();

    @Property(tries = 30)
    void gatherTakesRowsByPositionAndNullForMinusOne(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        for (DataType type : TYPES) {
            ColumnVector source = random.any(type, 20);
            int[] positions = IntStream.range(0, 30).map(i -> random.below(21) - 1).toArray();

            ColumnVector gathered = Vectors.gather(source, positions, 25);

            assertThat(gathered.size()).isEqualTo(25);
            assertThat(gathered.type()).isEqualTo(type);
            assertThat(values(gathered))
                    .isEqualTo(
                            IntStream.range(0, 25)
                                    .mapToObj(
                                            i ->
                                                    positions[i] < 0
                                                            ? null
                                                            : comparable(
                                                                    source.value(positions[i])))
                                    .toList());
        }
    }

    @Property(tries = 30)
    void flatteningAndConcatenatingKeepValues(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        for (DataType type : TYPES) {
            List<ColumnVector> parts =
                    IntStream.range(0, 4).mapToObj(i -> random.any(type, random.below(9))).toList();

            ColumnVector all = Vectors.concat(type, parts);

            List<@Nullable Object> expected = new ArrayList<>();
            parts.forEach(part -> expected.addAll(values(part)));
            assertThat(values(all)).isEqualTo(expected);
            for (ColumnVector part : parts) {
                ColumnVector flat = Vectors.flatten(part);
                assertThat(flat).isNotInstanceOfAny(ConstantVector.class, DictionaryVector.class);
                assertThat(values(flat)).isEqualTo(values(part));
            }
        }
    }

    @Property(tries = 30)
    void compactLeavesTheSelectedRows(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = TYPES.stream().map(type -> random.any(type, 17)).toList();
        int[] selection = random.selection(17);
        Batch batch = Batch.of(17, columns);
        batch = selection == null ? batch : batch.select(selection, selection.length);

        Batch compact = Vectors.compact(batch);

        assertThat(compact.selection()).isNull();
        assertThat(compact.rowCount()).isEqualTo(batch.selectedCount());
        for (int c = 0; c < columns.size(); c++) {
            for (int n = 0; n < compact.rowCount(); n++) {
                assertThat(comparable(compact.column(c).value(n)))
                        .isEqualTo(comparable(batch.column(c).value(batch.row(n))));
            }
        }
    }

    @Test
    void concatOfTheSameDictionaryKeepsIt() {
        ColumnVector entries = Vectors.flatten(Vectors.constant("x", DataType.VARCHAR, 2));
        ColumnVector part = new DictionaryVector(entries, new int[] {0, 1, 1}, null, 3);

        assertThat(Vectors.concat(DataType.VARCHAR, List.of(part, part)))
                .isInstanceOfSatisfying(
                        DictionaryVector.class,
                        both -> {
                            assertThat(both.dictionary()).isSameAs(entries);
                            assertThat(both.size()).isEqualTo(6);
                        });
    }

    @Test
    void concatOfNothingIsEmpty() {
        for (DataType type : TYPES) {
            assertThat(Vectors.concat(type, List.of()).size()).isZero();
        }
    }

    @Test
    void gatherOfNoRowsThatAreAllNullNeedsNoEntry() {
        ColumnVector empty = Vectors.concat(DataType.BIGINT, List.of());
        ColumnVector noEntries = new DictionaryVector(empty, new int[0], null, 0);

        ColumnVector nulls = Vectors.gather(noEntries, new int[] {-1, -1}, 2);

        assertThat(values(nulls)).containsExactly(null, null);
        assertThat(values(Vectors.flatten(nulls))).containsExactly(null, null);
    }

    @Test
    void concatOfNarrowAndWideDecimalsIsWide() {
        DataType type = DataType.decimal(38, 1);
        ColumnVector narrow = Vectors.constant(new BigDecimal("-1.5"), type, 1);
        ColumnVector wide = Vectors.constant(new BigDecimal("9".repeat(37) + ".9"), type, 1);

        ColumnVector both = Vectors.concat(type, List.of(narrow, wide));

        assertThat(((DecimalVector) both).high()).isNotNull();
        assertThat(values(both))
                .containsExactly(new BigDecimal("-1.5"), new BigDecimal("9".repeat(37) + ".9"));
    }

    private static List<@Nullable Object> values(ColumnVector vector) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            values.add(comparable(vector.value(i)));
        }
        return values;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}

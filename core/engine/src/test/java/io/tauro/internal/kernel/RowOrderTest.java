package io.tauro.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.predicate.ValueOrder;
import io.tauro.type.DataType;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static final int ROWS = 20;

    @Property(tries = 50)
    void orderEqualityAndHashAgreeWithTheOrderOfValues(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        for (DataType type : RandomVectors.TYPES) {
            ColumnVector left = random.any(type, ROWS);
            ColumnVector right = random.any(type, ROWS);
            RowComparator order = RowComparators.order(left, right, false, false);
            RowComparator backwards = RowComparators.order(left, right, true, false);
            RowComparator nullsFirst = RowComparators.order(left, right, false, true);
            RowEquality equal = RowEquality.of(left, right, true);
            RowEquality sqlEqual = RowEquality.of(left, right, false);
            long[] leftHash = hash(left);
            long[] rightHash = hash(right);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    Object a = left.value(i);
                    Object b = right.value(j);
                    int expected = compare(a, b);
                    boolean bothValues = a != null && b != null;
                    assertThat(Integer.signum(order.compare(i, j))).isEqualTo(expected);
                    assertThat(Integer.signum(backwards.compare(i, j)))
                            .isEqualTo(bothValues ? -expected : expected);
                    assertThat(Integer.signum(nullsFirst.compare(i, j)))
                            .isEqualTo(bothValues ? expected : -expected);
                    assertThat(equal.test(i, j)).isEqualTo(expected == 0);
                    assertThat(sqlEqual.test(i, j)).isEqualTo(bothValues && expected == 0);
                    assertThat(leftHash[i] == rightHash[j]).isEqualTo(expected == 0);
                }
            }
        }
    }

    @Property(tries = 50)
    void nestedValuesEqualAndHashAlike(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        for (DataType type : RandomVectors.NESTED) {
            ColumnVector left = random.any(type, ROWS);
            ColumnVector right = Vectors.flatten(left);
            RowEquality equal = RowEquality.of(left, right, true);
            RowComparator order = RowComparators.order(left, right, false, false);
            long[] leftHash = hash(left);
            long[] rightHash = hash(right);
            for (int i = 0; i < ROWS; i++) {
                assertThat(equal.test(i, i)).isTrue();
                for (int j = 0; j < ROWS; j++) {
                    assertThat(equal.test(i, j)).isEqualTo(order.compare(i, j) == 0);
                    assertThat(leftHash[i] == rightHash[j]).isEqualTo(equal.test(i, j));
                    assertThat(Integer.signum(order.compare(i, j)))
                            .isEqualTo(-Integer.signum(order.compare(j, i)));
                }
            }
        }
    }

    @Test
    void aDecimalHashesAlikeWithAndWithoutItsHighBits() {
        DataType type = DataType.decimal(38, 0);
        ColumnVector narrow = new DecimalVector(type, new long[] {-7, 7}, null, null, 2);
        ColumnVector wide =
                new DecimalVector(type, new long[] {-7, 7}, new long[] {-1, 0}, null, 2);

        assertThat(hash(narrow)).isEqualTo(hash(wide));
        assertThat(RowEquality.of(narrow, wide, false).test(0, 0)).isTrue();
    }

    @Test
    void everyNotANumberIsTheSame() {
        double other = Double.longBitsToDouble(0x7FF8_0000_0000_0001L);
        ColumnVector vector =
                new DoubleVector(
                        DataType.DOUBLE, new double[] {Double.NaN, other, -0.0, 0.0}, null, 4);

        long[] hashes = hash(vector);

        assertThat(hashes[0]).isEqualTo(hashes[1]);
        assertThat(hashes[2]).isEqualTo(hashes[3]);
        assertThat(RowEquality.of(vector, vector, false).test(0, 1)).isTrue();
        assertThat(RowEquality.of(vector, vector, false).test(2, 3)).isTrue();
    }

    @Test
    void hashesOfFurtherColumnsAreCombinedAtSelectedRowsOnly() {
        ColumnVector one = Vectors.constant(1L, DataType.BIGINT, 3);
        ColumnVector two = Vectors.constant(2L, DataType.BIGINT, 3);
        Batch batch = Batch.of(3, one, two).select(new int[] {0, 2}, 2);
        long[] ab = new long[3];
        long[] ba = new long[3];

        RowHash.hash(one, batch, ab, true);
        RowHash.hash(two, batch, ab, false);
        RowHash.hash(two, batch, ba, true);
        RowHash.hash(one, batch, ba, false);

        assertThat(ab[0]).isEqualTo(ab[2]).isNotEqualTo(ba[0]);
        assertThat(ab[1]).isZero();
    }

    private static long[] hash(ColumnVector vector) {
        long[] hashes = new long[vector.size()];
        RowHash.hash(vector, Batch.of(vector.size(), vector), hashes, true);
        return hashes;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return (a == null ? 1 : 0) - (b == null ? 1 : 0);
        }
        if (a instanceof Period x && b instanceof Period y) {
            return Long.compare(x.toTotalMonths(), y.toTotalMonths());
        }
        return Integer.signum(ValueOrder.compare(a, b));
    }
}

package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import org.junit.jupiter.api.Test;

/** What is looked at is what is there, wherever the greatest value stands. */
class VectorScanTest {

    @Test
    void findsTheGreatestAtEachPlaceAndTheSum() {
        for (int size = 1; size < 11; size++) {
            for (int greatest = 0; greatest < size; greatest++) {
                long[] longs = new long[size];
                int[] ints = new int[size];
                int[] codes = new int[size];
                int[] offsets = new int[size + 1];
                for (int i = 0; i < size; i++) {
                    int number = i == greatest ? 50 : i;
                    longs[i] = number;
                    ints[i] = number;
                    codes[i] = size - 1 - i;
                    offsets[i + 1] = offsets[i] + number;
                }
                long sum = (long) size * (size - 1) / 2 - greatest + 50;
                assertNumbers(new LongVector(DataType.BIGINT, longs, null, size), sum);
                assertNumbers(
                        new DecimalVector(DataType.decimal(15, 2), longs, null, null, size), sum);
                IntVector integers = new IntVector(DataType.INTEGER, ints, null, size);
                assertNumbers(integers, sum);
                assertNumbers(new DictionaryVector(integers, codes, null, size), sum);
                BytesVector texts =
                        new BytesVector(
                                DataType.VARCHAR, new byte[offsets[size]], offsets, null, size);
                assertNumbers(texts, sum);
                assertNumbers(new DictionaryVector(texts, codes, null, size), sum);
            }
        }
    }

    private static void assertNumbers(ColumnVector vector, long sum) {
        assertThat(VectorScan.of(vector, false)).isEqualTo(50);
        assertThat(VectorScan.of(vector, true)).isEqualTo(sum);
    }
}

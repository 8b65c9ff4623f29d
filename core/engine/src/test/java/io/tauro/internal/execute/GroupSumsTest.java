package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupSumsTest {

    private static final DataType MONEY = DataType.decimal(20, 2);
    private static final DataType WIDE = DataType.decimal(38, 0);

    @Property(tries = 400)
    void sumsAndCountsAreExact(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 700) int groups,
            @ForAll @IntRange(min = 1, max = 6) int columns,
            @ForAll @IntRange(min = 1, max = 8) int batches) {
        Random random = new Random(seed);
        List<DataType> types = new ArrayList<>();
        List<AggregateCall> calls = new ArrayList<>();
        calls.add(call(AggregateFunction.COUNT, DataType.BIGINT));
        for (int c = 0; c < columns; c++) {
            DataType type =
                    List.of(MONEY, DataType.BIGINT, DataType.INTEGER).get(random.nextInt(3));
            types.add(type);
            calls.add(call(AggregateFunction.COUNT, DataType.BIGINT, c));
            if (random.nextInt(4) > 0) {
                DataType sum = DataType.decimal(38, type.scale());
                calls.add(call(AggregateFunction.SUM, sum, c));
                calls.add(call(AggregateFunction.AVG, DataType.decimal(38, 8), c));
            }
        }
        GroupSums sums = new GroupSums(calls, types);
        Expected expected = new Expected(groups, columns);
        int known = 0;
        for (int b = 0; b < batches; b++) {
            int rows = random.nextInt(1, 300);
            known = Math.max(known, random.nextInt(1, groups + 1));
            int[] ofRow = random.ints(rows, 0, known).toArray();
            List<ColumnVector> vectors = new ArrayList<>();
            types.forEach(type -> vectors.add(vector(type, rows, random)));
            Batch all = Batch.of(rows, vectors);
            int[] some = random.ints(0, rows).limit(rows).distinct().sorted().toArray();
            Batch batch = random.nextBoolean() ? all : all.select(some, some.length);
            sums.add(batch, ofRow, known);
            expected.add(batch, ofRow);
        }
        for (AggregateCall call : calls) {
            ColumnVector actual = sums.result(call, 0, groups);
            for (int group = 0; group < groups; group++) {
                assertThat(actual.value(group))
                        .as("%s of group %d", call, group)
                        .isEqualTo(expected.result(call, types, group));
            }
        }
    }

    @Test
    void sumsThatGrowOutOf64BitsStayExact() {
        long value = (1L << 40) - 1;
        int rows = 4096;
        long[] values = new long[rows];
        Arrays.fill(values, value);
        long[] negative = new long[rows];
        Arrays.fill(negative, -value);
        Batch batch =
                Batch.of(
                        rows,
                        new LongVector(DataType.BIGINT, values, null, rows),
                        new LongVector(DataType.BIGINT, negative, null, rows));
        List<AggregateCall> calls =
                List.of(call(AggregateFunction.SUM, WIDE, 0), call(AggregateFunction.SUM, WIDE, 1));
        GroupSums sums = new GroupSums(calls, List.of(DataType.BIGINT, DataType.BIGINT));
        int[] ofRow = new int[rows];
        int times = 5000;
        for (int i = 0; i < times; i++) {
            sums.add(batch, ofRow, 3);
        }
        BigDecimal expected =
                BigDecimal.valueOf(value).multiply(BigDecimal.valueOf((long) rows * times));
        assertThat(expected.toBigInteger().bitLength()).isGreaterThan(63);
        assertThat(sums.result(calls.get(0), 0, 2).value(0)).isEqualTo(expected);
        assertThat(sums.result(calls.get(0), 0, 2).value(1)).isNull();
        assertThat(sums.result(calls.get(1), 0, 2).value(0)).isEqualTo(expected.negate());
    }

    private static ColumnVector vector(DataType type, int rows, Random random) {
        int entries = random.nextInt(3) == 0 ? random.nextInt(1, 20) : 0;
        ColumnVector plain = plain(type, entries == 0 ? rows : entries, random);
        if (entries == 0) {
            return plain;
        }
        int[] codes = random.ints(rows, 0, entries).toArray();
        return new DictionaryVector(plain, codes, validity(rows, random), rows);
    }

    private static ColumnVector plain(DataType type, int rows, Random random) {
        int bits = random.nextInt(4) == 0 ? 64 : random.nextInt(1, 45);
        long[] values = random.longs(rows).map(value -> value >> 64 - bits).toArray();
        long[] validity = validity(rows, random);
        if (type.equals(DataType.INTEGER)) {
            int[] ints = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
            return new IntVector(type, ints, validity, rows);
        } else if (type.equals(DataType.BIGINT)) {
            return new LongVector(type, values, validity, rows);
        }
        boolean wide = random.nextInt(4) == 0;
        long[] high = Arrays.stream(values).map(value -> random.nextInt(-3, 3)).toArray();
        return new DecimalVector(type, values, wide ? high : null, validity, rows);
    }

    private static long @Nullable [] validity(int rows, Random random) {
        if (random.nextInt(3) > 0) {
            return null;
        }
        long[] bits = Validity.allValid(rows);
        random.ints(rows / 3, 0, rows).forEach(row -> Validity.setNull(bits, row));
        return bits;
    }

    /** The same with large numbers and row by row. */
    private static final class Expected {

        private final long[] rows;
        private final long[][] counts;
        private final BigInteger[][] sums;

        Expected(int groups, int columns) {
            rows = new long[groups];
            counts = new long[columns][groups];
            sums = new BigInteger[columns][groups];
            for (BigInteger[] column : sums) {
                Arrays.fill(column, BigInteger.ZERO);
            }
        }

        void add(Batch batch, int[] ofRow) {
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                rows[ofRow[row]]++;
                for (int c = 0; c < counts.length; c++) {
                    Object value = batch.column(c).value(row);
                    if (value != null) {
                        counts[c][ofRow[row]]++;
                        BigInteger number =
                                value instanceof BigDecimal decimal
                                        ? decimal.unscaledValue()
                                        : BigInteger.valueOf(((Number) value).longValue());
                        sums[c][ofRow[row]] = sums[c][ofRow[row]].add(number);
                    }
                }
            }
        }

        @Nullable Object result(AggregateCall call, List<DataType> types, int group) {
            if (call.arguments().isEmpty()) {
                return rows[group];
            }
            int column = call.arguments().get(0);
            long count = counts[column][group];
            if (call.function() == AggregateFunction.COUNT) {
                return count;
            }
            BigDecimal sum = new BigDecimal(sums[column][group], types.get(column).scale());
            if (count == 0) {
                return null;
            }
            return call.function() == AggregateFunction.SUM
                    ? sum
                    : sum.divide(BigDecimal.valueOf(count), 8, RoundingMode.HALF_UP);
        }
    }
}

package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Decimals of any size, near the ends of 64 bits too, are computed exactly or are an error. */
class NarrowDecimalsTest {

    private static final int ROWS = 40;
    private static final DataType[] RESULTS = {
        DataType.decimal(38, 4), DataType.decimal(18, 4), DataType.decimal(9, 4),
    };

    @Property(tries = 2000)
    void sumsAndProductsAreThoseOfBigDecimal(
            @ForAll long seed,
            @ForAll @IntRange(max = 2) int operation,
            @ForAll @IntRange(max = 2) int result,
            @ForAll @IntRange(max = 64) int leftBits,
            @ForAll @IntRange(max = 64) int rightBits) {
        Random random = new Random(seed);
        DataType type = DataType.decimal(19, 2);
        DecimalVector left = numbers(type, leftBits, random);
        DecimalVector right = numbers(type, rightBits, random);
        Batch all = Batch.of(ROWS, left, right);
        int[] some =
                random.ints(0, ROWS).limit(random.nextInt(1, ROWS)).distinct().sorted().toArray();
        Batch batch = random.nextInt(3) == 0 ? all : all.select(some, some.length);
        boolean constant = random.nextInt(3) == 0;
        ScalarFunction function =
                List.of(ScalarFunction.ADD, ScalarFunction.SUBTRACT, ScalarFunction.MULTIPLY)
                        .get(operation);
        FunctionCall call =
                new FunctionCall(
                        function,
                        List.of(
                                constant ? new Constant(left.get(0), type) : column(0, type),
                                column(1, type)),
                        RESULTS[result]);
        check(call, batch, constant);
    }

    private static void check(FunctionCall call, Batch batch, boolean constant) {
        DecimalVector left = (DecimalVector) batch.column(0);
        DecimalVector right = (DecimalVector) batch.column(1);
        BigDecimal[] expected = new BigDecimal[batch.selectedCount()];
        boolean fits = true;
        for (int n = 0; n < expected.length; n++) {
            int row = batch.row(n);
            BigDecimal a = left.get(constant ? 0 : row);
            BigDecimal b = right.get(row);
            expected[n] =
                    switch (call.function()) {
                        case ADD -> a.add(b).setScale(4);
                        case SUBTRACT -> a.subtract(b).setScale(4);
                        default -> a.multiply(b);
                    };
            fits &= expected[n].precision() <= call.type().precision();
        }
        ColumnVector actual;
        try {
            actual = Evaluators.compile(call).evaluate(batch);
        } catch (TauroException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
            assertThat(fits).isFalse();
            return;
        }
        assertThat(fits).isTrue();
        for (int n = 0; n < expected.length; n++) {
            assertThat(actual.value(batch.row(n))).isEqualTo(expected[n]);
        }
    }

    /** Numbers of so many bits, most of them; and some that are as large or small as can be. */
    private static DecimalVector numbers(DataType type, int bits, Random random) {
        long[] values = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = bits == 0 ? 0 : random.nextLong() >> 64 - bits;
        }
        if (bits > 0 && random.nextInt(4) == 0) {
            values[random.nextInt(ROWS)] = Long.MIN_VALUE >> 64 - bits;
        }
        return new DecimalVector(type, values, null, null, ROWS);
    }
}

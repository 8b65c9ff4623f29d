package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.call;
import static io.tauro.internal.kernel.ScalarFunction.ADD;
import static io.tauro.internal.kernel.ScalarFunction.DIVIDE;
import static io.tauro.internal.kernel.ScalarFunction.MODULO;
import static io.tauro.internal.kernel.ScalarFunction.MULTIPLY;
import static io.tauro.internal.kernel.ScalarFunction.NEGATE;
import static io.tauro.internal.kernel.ScalarFunction.SUBTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void integersAreChecked() {
        assertThat(call(ADD, DataType.BIGINT, 1L, 2L)).isEqualTo(3L);
        assertThat(call(ADD, DataType.BIGINT, Long.MAX_VALUE, 1L))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(SUBTRACT, DataType.BIGINT, Long.MIN_VALUE, 1L))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(SUBTRACT, DataType.BIGINT, -1L, Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(call(MULTIPLY, DataType.BIGINT, Long.MIN_VALUE, -1L))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(MULTIPLY, DataType.BIGINT, 1L << 32, 1L << 31))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(MULTIPLY, DataType.INTEGER, 46341, 46341))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(ADD, DataType.TINYINT, (byte) 100, (byte) 27)).isEqualTo((byte) 127);
        assertThat(call(ADD, DataType.TINYINT, (byte) 100, (byte) 28))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(NEGATE, DataType.BIGINT, Long.MIN_VALUE))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(NEGATE, DataType.INTEGER, Integer.MIN_VALUE))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
    }

    @Test
    void integerDivisionTruncatesAndTheRemainderHasTheSignOfTheDividend() {
        assertThat(call(DIVIDE, DataType.INTEGER, 7, 2)).isEqualTo(3);
        assertThat(call(DIVIDE, DataType.INTEGER, -7, 2)).isEqualTo(-3);
        assertThat(call(MODULO, DataType.INTEGER, -7, 2)).isEqualTo(-1);
        assertThat(call(MODULO, DataType.INTEGER, 7, -2)).isEqualTo(1);
        assertThat(call(MODULO, DataType.BIGINT, Long.MIN_VALUE, -1L)).isEqualTo(0L);
        assertThat(call(DIVIDE, DataType.BIGINT, Long.MIN_VALUE, -1L))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(DIVIDE, DataType.INTEGER, Integer.MIN_VALUE, -1))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
    }

    @Test
    void divisionByZeroIsAnErrorOfEveryKindOfNumber() {
        assertThat(call(DIVIDE, DataType.INTEGER, 1, 0)).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(MODULO, DataType.BIGINT, 1L, 0L)).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(DIVIDE, DataType.DOUBLE, 1.0, -0.0)).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(MODULO, DataType.DOUBLE, 1.0, 0.0)).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(DIVIDE, DataType.decimal(10, 2), decimal("1"), decimal("0.00")))
                .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(
                        call(
                                MODULO,
                                DataType.decimal(38, 2),
                                decimal("1" + "0".repeat(30)),
                                decimal("0.00")))
                .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(DIVIDE, DataType.INTEGER, 1, null)).isNull();
        assertThat(call(DIVIDE, DataType.INTEGER, null, 0)).isNull();
    }

    @Test
    void floatingPointIsIeeeButOverflowIsAnError() {
        assertThat(call(ADD, DataType.DOUBLE, 0.1, 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(call(ADD, DataType.DOUBLE, Double.MAX_VALUE, Double.MAX_VALUE))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(ADD, DataType.DOUBLE, Double.POSITIVE_INFINITY, 1.0))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(
                        call(
                                SUBTRACT,
                                DataType.DOUBLE,
                                Double.POSITIVE_INFINITY,
                                Double.POSITIVE_INFINITY))
                .isEqualTo(Double.NaN);
        assertThat(call(MULTIPLY, DataType.REAL, 3e38f, 10f)).isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(ADD, DataType.REAL, 0.1f, 0.2f)).isEqualTo(0.1f + 0.2f);
    }

    @Test
    void decimalsAreExactAndRoundedHalfUpToTheScaleOfTheResult() {
        assertThat(call(ADD, DataType.decimal(4, 2), decimal("1.1"), decimal("2.25")))
                .isEqualTo(decimal("3.35"));
        assertThat(call(MULTIPLY, DataType.decimal(4, 1), decimal("1.5"), decimal("1.5")))
                .isEqualTo(decimal("2.3"));
        assertThat(call(MULTIPLY, DataType.decimal(4, 1), decimal("-1.5"), decimal("1.5")))
                .isEqualTo(decimal("-2.3"));
        assertThat(call(DIVIDE, DataType.decimal(10, 6), decimal("1"), decimal("3")))
                .isEqualTo(decimal("0.333333"));
        assertThat(call(DIVIDE, DataType.decimal(10, 6), decimal("-2"), decimal("3")))
                .isEqualTo(decimal("-0.666667"));
        assertThat(call(MODULO, DataType.decimal(4, 2), decimal("-7.5"), decimal("2")))
                .isEqualTo(decimal("-1.50"));
        assertThat(call(ADD, DataType.decimal(2, 0), decimal("99"), decimal("1")))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(ADD, DataType.decimal(38, 0), decimal("9".repeat(38)), decimal("1")))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(
                        call(
                                MULTIPLY,
                                DataType.decimal(38, 0),
                                decimal("9".repeat(19)),
                                decimal("9".repeat(19))))
                .isEqualTo(decimal("9".repeat(19)).pow(2));
    }

    @Property(tries = 300)
    void decimalsAgreeWithBigDecimal(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 38) int precision,
            @ForAll @IntRange(max = 20) int scale) {
        RandomVectors random = new RandomVectors(seed);
        DataType type = DataType.decimal(Math.max(precision, scale), scale);
        DataType left = randomDecimal(random);
        DataType right = randomDecimal(random);
        ColumnVector a = random.any(left, 30);
        ColumnVector b = random.any(right, 30);
        for (ScalarFunction function : List.of(ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO)) {
            Expression expression =
                    new FunctionCall(
                            function,
                            List.of(Calculation.column(0, left), Calculation.column(1, right)),
                            type);
            for (int row = 0; row < 30; row++) {
                Object expected =
                        expected(
                                function,
                                (BigDecimal) a.value(row),
                                (BigDecimal) b.value(row),
                                type);
                assertThat(Calculation.rowAlone(expression, Batch.of(30, a, b), row))
                        .as("%s of %s and %s", function, a.value(row), b.value(row))
                        .isEqualTo(expected);
            }
        }
    }

    private static DataType randomDecimal(RandomVectors random) {
        int precision = 1 + random.below(38);
        return DataType.decimal(precision, random.below(precision + 1));
    }

    private static @Nullable Object expected(
            ScalarFunction function,
            @Nullable BigDecimal a,
            @Nullable BigDecimal b,
            DataType type) {
        if (a == null || b == null) {
            return null;
        }
        boolean division = function == DIVIDE || function == MODULO;
        if (division && b.signum() == 0) {
            return ErrorCode.DIVISION_BY_ZERO;
        }
        BigDecimal exact =
                switch (function) {
                    case ADD -> a.add(b);
                    case SUBTRACT -> a.subtract(b);
                    case MULTIPLY -> a.multiply(b);
                    case DIVIDE -> a.divide(b, type.scale(), RoundingMode.HALF_UP);
                    default -> a.remainder(b);
                };
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() ? ErrorCode.NUMERIC_OVERFLOW : rounded;
    }

    @Test
    void intervalsAreAddedAndScaled() {
        assertThat(
                        call(
                                ADD,
                                DataType.INTERVAL_DAY_SECOND,
                                Duration.ofHours(1),
                                Duration.ofHours(2)))
                .isEqualTo(Duration.ofHours(3));
        assertThat(call(MULTIPLY, DataType.INTERVAL_DAY_SECOND, Duration.ofHours(1), 3))
                .isEqualTo(Duration.ofHours(3));
        assertThat(
                        call(
                                MULTIPLY,
                                DataType.INTERVAL_DAY_SECOND,
                                decimal("1.5"),
                                Duration.ofHours(1)))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(call(DIVIDE, DataType.INTERVAL_YEAR_MONTH, Period.ofYears(1), 2))
                .isEqualTo(Period.ofMonths(6));
        assertThat(call(DIVIDE, DataType.INTERVAL_YEAR_MONTH, Period.ofYears(1), 0))
                .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(call(NEGATE, DataType.INTERVAL_DAY_SECOND, Duration.ofHours(1)))
                .isEqualTo(Duration.ofHours(-1));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}

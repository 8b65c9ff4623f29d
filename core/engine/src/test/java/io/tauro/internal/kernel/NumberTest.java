package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.call;
import static io.tauro.internal.kernel.ScalarFunction.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberTest {

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static @Nullable Object real(ScalarFunction function, @Nullable Object... arguments) {
        return call(function, DataType.DOUBLE, arguments);
    }

    @Test
    void roundingKeepsTheKindOfTheNumber() {
        DataType money = DataType.decimal(10, 2);
        assertThat(call(ROUND, money, decimal("2.345"), 2)).isEqualTo(decimal("2.35"));
        assertThat(call(ROUND, money, decimal("-2.345"), 2)).isEqualTo(decimal("-2.35"));
        assertThat(call(ROUND, money, decimal("1250.00"), -2)).isEqualTo(decimal("1300.00"));
        assertThat(call(TRUNCATE, money, decimal("2.349"), 2)).isEqualTo(decimal("2.34"));
        assertThat(call(ROUND, DataType.decimal(10, 0), decimal("2.5"))).isEqualTo(decimal("3"));
        assertThat(call(ROUND, DataType.INTEGER, 1250, -2)).isEqualTo(1300);
        assertThat(call(ROUND, DataType.INTEGER, 12, 3)).isEqualTo(12);
        assertThat(call(ROUND, DataType.INTEGER, Integer.MAX_VALUE, -1))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(real(ROUND, 2.5)).isEqualTo(2.0);
        assertThat(real(ROUND, 2.675, 2)).isEqualTo(2.68);
        assertThat(real(TRUNCATE, -2.7)).isEqualTo(-2.0);
        assertThat(call(CEIL, DataType.decimal(5, 0), decimal("-1.5"))).isEqualTo(decimal("-1"));
        assertThat(call(FLOOR, DataType.decimal(5, 0), decimal("-1.5"))).isEqualTo(decimal("-2"));
        assertThat(call(CEIL, DataType.INTEGER, 5)).isEqualTo(5);
        assertThat(real(CEIL, 1.2)).isEqualTo(2.0);
        assertThat(call(ABS, DataType.BIGINT, Long.MIN_VALUE))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(ABS, DataType.decimal(3, 1), decimal("-1.5"))).isEqualTo(decimal("1.5"));
        assertThat(call(SIGN, DataType.decimal(3, 1), decimal("-1.5"))).isEqualTo(decimal("-1.0"));
        assertThat(call(MOD, DataType.INTEGER, -7, 3)).isEqualTo(-1);
    }

    @Test
    void realFunctionsTakeAnyNumberThatTheyHaveAValueFor() {
        assertThat(real(SQRT, 16)).isEqualTo(4.0);
        assertThat(real(SQRT, decimal("2.25"))).isEqualTo(1.5);
        assertThat(real(SQRT, -1)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(CBRT, -27)).isEqualTo(-3.0);
        assertThat(real(LN, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(LOG10, 1000)).isEqualTo(3.0);
        assertThat(real(LOG, 2, 8)).isEqualTo(3.0);
        assertThat(real(LOG, 1, 8)).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
        assertThat(real(EXP, 1000)).isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(real(POWER, 2, 10)).isEqualTo(1024.0);
        assertThat(real(POWER, 0, -1)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(POWER, -8, 0.5)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(POWER, Double.NaN, 0)).isEqualTo(1.0);
        assertThat(real(POWER, 10, 400)).isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(real(ASIN, 2)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(SIN, Double.POSITIVE_INFINITY)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(real(PI)).isEqualTo(Math.PI);
        assertThat((double) real(DEGREES, Math.PI)).isEqualTo(180, within(1e-12));
        assertThat((double) real(COT, 1)).isEqualTo(1 / Math.tan(1), within(1e-12));
        assertThat(real(ATAN2, 1, 1)).isEqualTo(Math.PI / 4);
        assertThat(real(SQRT, Double.NaN)).isEqualTo(Double.NaN);
    }

    @Test
    void extremesLeaveNullsOut() {
        assertThat(call(GREATEST, DataType.INTEGER, 1, 3, 2)).isEqualTo(3);
        assertThat(call(LEAST, DataType.BIGINT, 5, 3L, Calculation.constant(null, DataType.BIGINT)))
                .isEqualTo(3L);
        assertThat(call(GREATEST, DataType.VARCHAR, "b", "ab", "é")).isEqualTo("é");
        assertThat(real(GREATEST, 1.0, Double.NaN)).isEqualTo(Double.NaN);
        assertThat(call(GREATEST, DataType.INTEGER, null, null)).isNull();
    }

    @Test
    void integerFunctions() {
        assertThat(call(GCD, DataType.INTEGER, 1071, -462)).isEqualTo(21);
        assertThat(call(LCM, DataType.INTEGER, 4, 6)).isEqualTo(12);
        assertThat(call(LCM, DataType.BIGINT, Long.MAX_VALUE, 2L))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(FACTORIAL, DataType.decimal(38, 0), 5)).isEqualTo(decimal("120"));
        assertThat(call(FACTORIAL, DataType.decimal(38, 0), 34))
                .isEqualTo(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(call(FACTORIAL, DataType.BIGINT, -1)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(call(WIDTH_BUCKET, DataType.INTEGER, 5.35, 0.024, 10.06, 5)).isEqualTo(3);
        assertThat(call(WIDTH_BUCKET, DataType.INTEGER, -1, 0, 10, 5)).isEqualTo(0);
        assertThat(call(WIDTH_BUCKET, DataType.INTEGER, 10, 0, 10, 5)).isEqualTo(6);
        assertThat(call(WIDTH_BUCKET, DataType.INTEGER, 9, 10, 0, 5)).isEqualTo(1);
        assertThat(call(BITAND, DataType.INTEGER, 6, 3)).isEqualTo(2);
        assertThat(call(BITOR, DataType.INTEGER, 6, 3)).isEqualTo(7);
        assertThat(call(BITXOR, DataType.INTEGER, 6, 3)).isEqualTo(5);
        assertThat(call(BITNOT, DataType.INTEGER, 0)).isEqualTo(-1);
    }

    @Test
    void randomIsDifferentForEachRow() {
        ColumnVector values =
                Evaluators.compile(new FunctionCall(RANDOM, List.of(), DataType.DOUBLE))
                        .evaluate(Batch.of(100));

        assertThat(java.util.stream.IntStream.range(0, 100).mapToObj(values::value).distinct())
                .hasSizeGreaterThan(90);
    }

    @Test
    void everyFunctionIsInTheCatalogue() {
        assertThat(FunctionCatalog.entries())
                .extracting(FunctionCatalog.Entry::function)
                .containsExactly(ScalarFunction.values());
    }
}

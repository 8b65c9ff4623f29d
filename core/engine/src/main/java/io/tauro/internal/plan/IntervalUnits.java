package io.tauro.internal.plan;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;

/** What a number alone counts in the text of an interval. */
final class IntervalUnits {

    private static final String BARE_NUMBER = "^\\s*([+-]?\\d+(?:[.]\\d+)?)\\s*$";

    private IntervalUnits() {}

    /** The text, with the smallest unit of the type behind a number alone; seconds need none. */
    static Expression said(Expression text, TimeUnitRange type) {
        TimeUnit unit = Objects.requireNonNullElse(type.endUnit, type.startUnit);
        return unit == TimeUnit.SECOND
                ? text
                : new FunctionCall(
                        ScalarFunction.REGEXP_REPLACE,
                        List.of(
                                text,
                                new Constant(BARE_NUMBER, DataType.VARCHAR),
                                new Constant("\\1 " + unit.name(), DataType.VARCHAR)),
                        DataType.VARCHAR);
    }
}

package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.ScalarFunction.EQ;
import static io.tauro.internal.kernel.ScalarFunction.GT;
import static io.tauro.internal.kernel.ScalarFunction.GTE;
import static io.tauro.internal.kernel.ScalarFunction.IS_DISTINCT_FROM;
import static io.tauro.internal.kernel.ScalarFunction.IS_NOT_DISTINCT_FROM;
import static io.tauro.internal.kernel.ScalarFunction.LT;
import static io.tauro.internal.kernel.ScalarFunction.LTE;
import static io.tauro.internal.kernel.ScalarFunction.NEQ;

import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.util.List;

/** Comparisons of two values of one type. */
final class ComparisonFunctions {

    private static final String ANY_TWO = "(any, the same) → boolean";

    private ComparisonFunctions() {}

    static List<Definition> all() {
        return new Topic("Comparison")
                .add(
                        EQ,
                        ANY_TWO,
                        "Equal; NaN equals NaN.",
                        c -> ComparisonKernel.of(c, false, false, false))
                .add(NEQ, ANY_TWO, "Not equal.", c -> ComparisonKernel.of(c, false, false, true))
                .add(
                        LT,
                        ANY_TWO,
                        "Before; text by code point.",
                        c -> ComparisonKernel.of(c, true, false, false))
                .add(GTE, ANY_TWO, "Not before.", c -> ComparisonKernel.of(c, true, false, true))
                .add(
                        GT,
                        ANY_TWO,
                        "Behind; NaN is behind all numbers.",
                        c -> ComparisonKernel.of(c, true, true, false))
                .add(LTE, ANY_TWO, "Not behind.", c -> ComparisonKernel.of(c, true, true, true))
                .add(
                        IS_DISTINCT_FROM,
                        ANY_TWO,
                        "Not equal, where null equals null.",
                        Nulls.OWN,
                        call -> distinct(true))
                .add(
                        IS_NOT_DISTINCT_FROM,
                        ANY_TWO,
                        "Equal, where null equals null.",
                        Nulls.OWN,
                        call -> distinct(false))
                .all();
    }

    private static Kernel distinct(boolean negate) {
        return (arguments, rows) -> {
            RowEquality equality =
                    RowEquality.of(column(arguments, 0, rows), column(arguments, 1, rows), true);
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = equality.test(row, row) != negate;
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }

    /** The argument as it came: a constant is one again. */
    static ColumnVector column(Arguments arguments, int argument, Rows rows) {
        ColumnVector vector = arguments.vector(argument);
        return arguments.mask(argument) == 0 ? new ConstantVector(vector, rows.size()) : vector;
    }
}

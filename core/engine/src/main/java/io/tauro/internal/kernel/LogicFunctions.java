package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.util.List;

/** NOT, and the questions that are never unknown. */
final class LogicFunctions {

    private static final String ANY = "(any) → boolean";
    private static final String TRUTH = "(boolean) → boolean";

    private LogicFunctions() {}

    static List<Definition> all() {
        return new Topic("Logic")
                .add(ScalarFunction.NOT, TRUTH, "Unknown of unknown.", call -> not())
                .add(
                        ScalarFunction.IS_NULL,
                        ANY,
                        "Whether there is no value.",
                        Nulls.OWN,
                        call -> isNull(true))
                .add(
                        ScalarFunction.IS_NOT_NULL,
                        ANY,
                        "Whether there is a value.",
                        Nulls.OWN,
                        call -> isNull(false))
                .add(
                        ScalarFunction.IS_TRUE,
                        TRUTH,
                        "True of true only.",
                        Nulls.OWN,
                        call -> is(true, true))
                .add(
                        ScalarFunction.IS_FALSE,
                        TRUTH,
                        "True of false only.",
                        Nulls.OWN,
                        call -> is(false, true))
                .add(
                        ScalarFunction.IS_NOT_TRUE,
                        TRUTH,
                        "True of false and unknown.",
                        Nulls.OWN,
                        call -> is(true, false))
                .add(
                        ScalarFunction.IS_NOT_FALSE,
                        TRUTH,
                        "True of true and unknown.",
                        Nulls.OWN,
                        call -> is(false, false))
                .all();
    }

    private static Kernel not() {
        return (arguments, rows) -> {
            boolean[] source = arguments.booleans(0);
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = !source[row & arguments.mask(0)];
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }

    private static Kernel isNull(boolean wanted) {
        return (arguments, rows) -> {
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = arguments.isNull(0, row) == wanted;
            }
            return new BooleanVector(DataType.BOOLEAN, values, null, rows.size());
        };
    }

    private static Kernel is(boolean wanted, boolean answer) {
        return (arguments, rows) -> {
            boolean[] source = arguments.booleans(0);
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                boolean holds =
                        !arguments.isNull(0, row) && source[row & arguments.mask(0)] == wanted;
                values[row] = holds == answer;
            }
            return new BooleanVector(DataType.BOOLEAN, values, null, rows.size());
        };
    }
}

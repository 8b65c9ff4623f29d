package io.tauro.internal.kernel;

import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Arrays made of arrays. Nulls in an array are equal to each other. */
final class ArrayFunctions {

    private static final String PAIR = "(array, array) → array";
    private static final String ONE = "(array) → array";

    /** Each argument of these functions is an array. */
    private static boolean isElement(int argument) {
        return false;
    }

    /** Makes the list of a row, which has begun. */
    private interface RowLists {
        void make(ArrayArguments arguments, int row, ElementLists out);
    }

    /** The same with a set of elements to use. */
    private interface SetLists {
        void make(ArrayArguments arguments, int row, ElementSet set, ElementLists out);
    }

    private final Topic topic = new Topic("Array and map");

    private ArrayFunctions() {}

    static List<Definition> all() {
        ArrayFunctions functions = new ArrayFunctions();
        functions.longer();
        functions.sets();
        functions.parts();
        return functions.topic.all();
    }

    private void longer() {
        topic.add(
                        ScalarFunction.ARRAY_APPEND,
                        "(array, element) → array",
                        "With the element behind it.",
                        Nulls.OWN,
                        call -> lists(call, argument -> argument == 1, ArrayFunctions::append))
                .add(
                        ScalarFunction.ARRAY_PREPEND,
                        "(element, array) → array",
                        "With the element before it.",
                        Nulls.OWN,
                        call -> lists(call, argument -> argument == 0, ArrayFunctions::prepend))
                .add(
                        ScalarFunction.ARRAY_CAT,
                        "(array, array, …) → array",
                        "One behind the other; null if all are.",
                        Nulls.OWN,
                        call -> lists(call, ArrayFunctions::isElement, ArrayFunctions::concat))
                .add(
                        ScalarFunction.ARRAY_REMOVE,
                        "(array, element) → array",
                        "Without the elements that equal it.",
                        Nulls.OWN,
                        call -> replaced(call, false))
                .add(
                        ScalarFunction.ARRAY_REPLACE,
                        "(array, element, new element) → array",
                        "With another in the place of each element that equals one.",
                        Nulls.OWN,
                        call -> replaced(call, true))
                .add(
                        ScalarFunction.ARRAY_REPEAT,
                        "(element, times) → array",
                        "The element so many times.",
                        Nulls.OWN,
                        ArrayFunctions::repeat)
                .add(
                        ScalarFunction.FLATTEN,
                        "(array of arrays) → array",
                        "The elements of all arrays in it; null ones have none.",
                        ArrayFunctions::flatten);
    }

    private void sets() {
        topic.add(
                        ScalarFunction.ARRAY_DISTINCT,
                        ONE,
                        "Each element once, where it is first.",
                        call -> sets(call, (a, row, set, out) -> distinct(a, 0, row, set, out)))
                .add(
                        ScalarFunction.ARRAY_UNION,
                        PAIR,
                        "Each element of both once.",
                        call ->
                                sets(
                                        call,
                                        (a, row, set, out) -> {
                                            distinct(a, 0, row, set, out);
                                            distinct(a, 1, row, set, out);
                                        }))
                .add(
                        ScalarFunction.ARRAY_INTERSECT,
                        PAIR,
                        "Each element of the first that is in the second, once.",
                        call -> inSecond(call, true))
                .add(
                        ScalarFunction.ARRAY_EXCEPT,
                        PAIR,
                        "Each element of the first that is not in the second, once.",
                        call -> inSecond(call, false));
    }

    private void parts() {
        topic.add(
                        ScalarFunction.ARRAY_REVERSE,
                        ONE,
                        "The last element first.",
                        call ->
                                lists(
                                        call,
                                        ArrayFunctions::isElement,
                                        (a, row, out) -> {
                                            for (int i = a.end(0, row) - 1;
                                                    i >= a.first(0, row);
                                                    i--) {
                                                out.add(i);
                                            }
                                        }))
                .add(
                        ScalarFunction.ARRAY_SORT,
                        ONE,
                        "In ascending order, nulls last.",
                        ArrayFunctions::sort)
                .add(
                        ScalarFunction.ARRAY_SLICE,
                        "(array, from, to) → array",
                        "The elements from one position to another, both counted from 1.",
                        call ->
                                ranges(
                                        call,
                                        (length, from, to) ->
                                                new long[] {
                                                    Math.max(0, from - 1), Math.min(length, to)
                                                }))
                .add(
                        ScalarFunction.SLICE,
                        "(array, start, length) → array",
                        "So many elements from a position, which counts from the end if negative.",
                        call -> ranges(call, ArrayFunctions::slice))
                .add(
                        ScalarFunction.TRIM_ARRAY,
                        "(array, count) → array",
                        "Without so many elements at its end.",
                        call -> ranges(call, ArrayFunctions::trim));
    }

    private static DataType element(FunctionCall call) {
        if (call.type().kind() != TypeKind.ARRAY) {
            throw KernelErrors.notSupported(call);
        }
        return call.type().elementType();
    }

    private static Kernel lists(FunctionCall call, IntPredicate single, RowLists lists) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, arguments.count(), single, element);
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                out.begin(rows.row(n));
                lists.make(a, rows.row(n), out);
            }
            return out.build();
        };
    }

    private static void copy(ArrayArguments a, int argument, int row, ElementLists out) {
        if (!a.isNull(argument, row)) {
            out.addAll(a.first(argument, row), a.end(argument, row));
        }
    }

    private static void append(ArrayArguments a, int row, ElementLists out) {
        copy(a, 0, row, out);
        out.add(a.single(1, row));
    }

    private static void prepend(ArrayArguments a, int row, ElementLists out) {
        out.add(a.single(0, row));
        copy(a, 1, row, out);
    }

    private static void concat(ArrayArguments a, int row, ElementLists out) {
        boolean any = false;
        for (int i = 0; i < a.count(); i++) {
            any |= !a.isNull(i, row);
            copy(a, i, row, out);
        }
        if (!any) {
            out.setNull(row);
        }
    }

    private static Kernel replaced(FunctionCall call, boolean byAnother) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a =
                    new ArrayArguments(arguments, arguments.count(), i -> i > 0, element);
            RowEquality equal = RowEquality.of(a.elements(), a.elements(), true);
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                out.begin(row);
                if (a.isNull(0, row)) {
                    out.setNull(row);
                    continue;
                }
                for (int i = a.first(0, row); i < a.end(0, row); i++) {
                    boolean found = equal.test(i, a.single(1, row));
                    if (!found || byAnother) {
                        out.add(found ? a.single(2, row) : i);
                    }
                }
            }
            return out.build();
        };
    }

    private static Kernel repeat(FunctionCall call) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 1, i -> true, element);
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                out.begin(row);
                if (arguments.isNull(1, row)) {
                    out.setNull(row);
                    continue;
                }
                long times = arguments.integer(1, row);
                if (times < 0) {
                    throw KernelErrors.invalid(call.function(), "is negative. Pass a length.");
                }
                Limits.elements(times);
                for (long i = 0; i < times; i++) {
                    out.add(a.single(0, row));
                }
            }
            return out.build();
        };
    }

    private static Kernel flatten(FunctionCall call) {
        DataType array = call.arguments().get(0).type().elementType();
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 1, ArrayFunctions::isElement, array);
            Arguments inner = new Arguments(a.elements());
            ArrayArguments elements =
                    new ArrayArguments(inner, 1, ArrayFunctions::isElement, element(call));
            ElementLists out = new ElementLists(call.type(), elements.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                out.begin(row);
                for (int i = a.first(0, row); i < a.end(0, row); i++) {
                    copy(elements, 0, i, out);
                }
            }
            return out.build();
        };
    }

    private static Kernel sets(FunctionCall call, SetLists lists) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a =
                    new ArrayArguments(
                            arguments, arguments.count(), ArrayFunctions::isElement, element);
            ElementSet set = new ElementSet(a.elements());
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int most = 0;
                for (int i = 0; i < a.count(); i++) {
                    most += a.end(i, row) - a.first(i, row);
                }
                set.clear(most);
                out.begin(row);
                lists.make(a, row, set, out);
            }
            return out.build();
        };
    }

    private static void distinct(
            ArrayArguments a, int argument, int row, ElementSet set, ElementLists out) {
        for (int i = a.first(argument, row); i < a.end(argument, row); i++) {
            if (set.add(i)) {
                out.add(i);
            }
        }
    }

    private static Kernel inSecond(FunctionCall call, boolean wanted) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 2, ArrayFunctions::isElement, element);
            ElementSet second = new ElementSet(a.elements());
            ElementSet first = new ElementSet(a.elements());
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                out.begin(row);
                second.clear(a.end(1, row) - a.first(1, row));
                first.clear(a.end(0, row) - a.first(0, row));
                for (int i = a.first(1, row); i < a.end(1, row); i++) {
                    second.add(i);
                }
                for (int i = a.first(0, row); i < a.end(0, row); i++) {
                    if (second.contains(i) == wanted && first.add(i)) {
                        out.add(i);
                    }
                }
            }
            return out.build();
        };
    }

    private static Kernel sort(FunctionCall call) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 1, ArrayFunctions::isElement, element);
            RowComparator order = RowComparators.order(a.elements(), a.elements(), false, false);
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int first = a.first(0, row);
                Integer[] positions = new Integer[a.end(0, row) - first];
                Arrays.setAll(positions, i -> first + i);
                Arrays.sort(positions, order::compare);
                out.begin(row);
                for (int position : positions) {
                    out.add(position);
                }
            }
            return out.build();
        };
    }

    /** From which position, counted from 0, to before which other. */
    private interface Range {
        long[] of(long length, long first, long second);
    }

    private static Kernel ranges(FunctionCall call, Range range) {
        DataType element = element(call);
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 1, ArrayFunctions::isElement, element);
            ElementLists out = new ElementLists(call.type(), a.elements(), rows);
            int last = arguments.count() - 1;
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int first = a.first(0, row);
                long[] kept =
                        range.of(
                                a.end(0, row) - first,
                                arguments.integer(1, row),
                                arguments.integer(last, row));
                out.begin(row);
                if (kept[0] < kept[1]) {
                    out.addAll(first + (int) kept[0], first + (int) kept[1]);
                }
            }
            return out.build();
        };
    }

    private static long[] slice(long length, long start, long count) {
        if (start == 0 || count < 0) {
            throw KernelErrors.invalid(
                    ScalarFunction.SLICE,
                    start == 0
                            ? "is the position 0. Count from 1, or from -1 at the end."
                            : "is a negative length. Pass how many elements to take.");
        }
        long from = start > 0 ? start - 1 : length + start;
        boolean outside = from < 0 || from >= length;
        return new long[] {from, outside ? from : from + Math.min(count, length - from)};
    }

    private static long[] trim(long length, long count, long same) {
        if (count < 0 || count > length) {
            throw KernelErrors.invalid(
                    ScalarFunction.TRIM_ARRAY,
                    "is no number of elements that the array has. Pass one from 0 to its length.");
        }
        return new long[] {0, length - count};
    }
}

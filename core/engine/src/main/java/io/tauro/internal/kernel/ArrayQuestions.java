package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in an array, and where. */
final class ArrayQuestions {

    private ArrayQuestions() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.ARRAY_LENGTH,
                        "(array, dimension) → integer",
                        "The number of elements in a dimension; null if there are none.",
                        call -> ArrayQuestions::length)
                .add(
                        ScalarFunction.ARRAY_POSITION,
                        "(array, element [, start]) → integer",
                        "Where the element is first; null if nowhere.",
                        Nulls.OWN,
                        ArrayQuestions::position)
                .add(
                        ScalarFunction.ARRAY_POSITIONS,
                        "(array, element) → array",
                        "Where the element is.",
                        Nulls.OWN,
                        ArrayQuestions::positions)
                .add(
                        ScalarFunction.ARRAY_CONTAINS_ALL,
                        "(array, array) → boolean",
                        "Whether each element of the second is in the first; nulls are not.",
                        call -> contains(call, true))
                .add(
                        ScalarFunction.ARRAYS_OVERLAP,
                        "(array, array) → boolean",
                        "Whether the two have an element in common that is not null.",
                        call -> contains(call, false))
                .add(
                        ScalarFunction.ARRAY_MIN,
                        "(array) → element",
                        "The least element; nulls are left out.",
                        call -> (arguments, rows) -> extreme(call, arguments, rows, true))
                .add(
                        ScalarFunction.ARRAY_MAX,
                        "(array) → element",
                        "The greatest element; nulls are left out.",
                        call -> (arguments, rows) -> extreme(call, arguments, rows, false))
                .add(
                        ScalarFunction.ARRAY_SUM,
                        "(array of numbers) → number",
                        "The sum of the elements; nulls are left out.",
                        ArrayQuestions::sum)
                .add(
                        ScalarFunction.ELEMENT_AT,
                        "(array, position) → element",
                        "The element at a position from 1, or from -1 at the end; null if none.",
                        call -> ArrayQuestions::elementAt)
                .all();
    }

    private static ColumnVector length(Arguments arguments, Rows rows) {
        int[] values = new int[rows.size()];
        long[] validity = rows.newValidity();
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            ListVector lists = (ListVector) arguments.vector(0);
            int at = row & arguments.mask(0);
            long dimension = arguments.integer(1, row);
            while (dimension > 1
                    && lists.offsets()[at] < lists.offsets()[at + 1]
                    && Vectors.flatten(lists.elements()) instanceof ListVector inner
                    && !inner.isNull(lists.offsets()[at])) {
                at = lists.offsets()[at];
                lists = inner;
                dimension--;
            }
            values[row] = dimension == 1 ? lists.offsets()[at + 1] - lists.offsets()[at] : 0;
            if (values[row] == 0) {
                Validity.setNull(validity, row);
            }
        }
        return new IntVector(DataType.INTEGER, values, validity, rows.size());
    }

    private static Kernel position(FunctionCall call) {
        DataType element = call.arguments().get(0).type().elementType();
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 2, i -> i == 1, element);
            RowEquality equal = RowEquality.of(a.elements(), a.elements(), true);
            int[] values = new int[rows.size()];
            long[] validity = rows.newValidity();
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                boolean starts = arguments.count() > 2;
                boolean isNull = a.isNull(0, row) || starts && arguments.isNull(2, row);
                long start = isNull || !starts ? 1 : Math.max(1, arguments.integer(2, row));
                int end = isNull ? 0 : a.end(0, row);
                int from = isNull ? 0 : (int) Math.min(end, a.first(0, row) + start - 1);
                while (from < end && !equal.test(from, a.single(1, row))) {
                    from++;
                }
                if (from == end) {
                    Validity.setNull(validity, row);
                } else {
                    values[row] = from - a.first(0, row) + 1;
                }
            }
            return new IntVector(DataType.INTEGER, values, validity, rows.size());
        };
    }

    private static Kernel positions(FunctionCall call) {
        DataType element = call.arguments().get(0).type().elementType();
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 2, i -> i == 1, element);
            RowEquality equal = RowEquality.of(a.elements(), a.elements(), true);
            int[] places = new int[a.elements().size()];
            IntVector source = new IntVector(DataType.INTEGER, places, null, places.length);
            ElementLists out = new ElementLists(call.type(), source, rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                out.begin(row);
                if (a.isNull(0, row)) {
                    out.setNull(row);
                    continue;
                }
                for (int i = a.first(0, row); i < a.end(0, row); i++) {
                    if (equal.test(i, a.single(1, row))) {
                        places[i] = i - a.first(0, row) + 1;
                        out.add(i);
                    }
                }
            }
            return out.build();
        };
    }

    private static Kernel contains(FunctionCall call, boolean each) {
        DataType element = call.arguments().get(0).type().elementType();
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 2, i -> false, element);
            ElementSet first = new ElementSet(a.elements());
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                first.clear(a.end(0, row) - a.first(0, row));
                for (int i = a.first(0, row); i < a.end(0, row); i++) {
                    first.add(i);
                }
                values[row] = each;
                for (int i = a.first(1, row); i < a.end(1, row) && values[row] == each; i++) {
                    boolean found = !a.elements().isNull(i) && first.contains(i);
                    values[row] = found;
                }
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }

    private static ColumnVector extreme(
            FunctionCall call, Arguments arguments, Rows rows, boolean least) {
        ArrayArguments a = new ArrayArguments(arguments, 1, i -> false, call.type());
        RowComparator order = RowComparators.order(a.elements(), a.elements(), !least, false);
        int[] positions = new int[rows.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            for (int i = a.first(0, row); i < a.end(0, row); i++) {
                boolean better = positions[row] < 0 || order.compare(i, positions[row]) < 0;
                positions[row] = better ? i : positions[row];
            }
        }
        return Vectors.flatten(Vectors.gather(a.elements(), positions, rows.size()));
    }

    private static Kernel sum(FunctionCall call) {
        boolean floating = call.type().kind() == TypeKind.DOUBLE;
        DataType element = call.arguments().get(0).type().elementType();
        return (arguments, rows) -> {
            ArrayArguments a = new ArrayArguments(arguments, 1, i -> false, element);
            VectorBuilder sums = new VectorBuilder(call.type(), rows.size());
            int next = 0;
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                for (; next < row; next++) {
                    sums.appendNull();
                }
                sums.append(floating ? floating(call, a, row) : exact(call, a, row));
                next = row + 1;
            }
            for (; next < rows.size(); next++) {
                sums.appendNull();
            }
            return sums.build();
        };
    }

    private static @Nullable Object floating(FunctionCall call, ArrayArguments a, int row) {
        double sum = 0;
        boolean any = false;
        boolean finite = true;
        for (int i = a.first(0, row); i < a.end(0, row); i++) {
            if (a.elements().value(i) instanceof Number number) {
                sum += number.doubleValue();
                finite &= Double.isFinite(number.doubleValue());
                any = true;
            }
        }
        if (finite && Double.isInfinite(sum)) {
            throw KernelErrors.overflow(call.type());
        }
        return any ? sum : null;
    }

    private static @Nullable Object exact(FunctionCall call, ArrayArguments a, int row) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (int i = a.first(0, row); i < a.end(0, row); i++) {
            if (a.elements().value(i) instanceof Number number) {
                sum = sum.add(new BigDecimal(number.toString()));
                any = true;
            }
        }
        if (!any) {
            return null;
        }
        boolean integer = call.type().kind() == TypeKind.BIGINT;
        BigDecimal scaled = integer ? sum : sum.setScale(call.type().scale());
        boolean fits =
                integer
                        ? sum.toBigInteger().bitLength() < Long.SIZE
                        : scaled.precision() <= call.type().precision();
        if (!fits) {
            throw KernelErrors.overflow(call.type());
        }
        return integer ? (Object) sum.longValueExact() : scaled;
    }

    private static ColumnVector elementAt(Arguments arguments, Rows rows) {
        ListVector lists = (ListVector) arguments.vector(0);
        int[] positions = new int[rows.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int at = row & arguments.mask(0);
            int start = lists.offsets()[at];
            int length = lists.offsets()[at + 1] - start;
            long position = arguments.integer(1, row);
            if (position == 0) {
                throw KernelErrors.invalid(
                        ScalarFunction.ELEMENT_AT,
                        "is the position 0. Count from 1, or from -1 at the end.");
            }
            long index = position > 0 ? position - 1 : length + position;
            if (index >= 0 && index < length) {
                positions[row] = start + (int) index;
            }
        }
        return Vectors.flatten(Vectors.gather(lists.elements(), positions, rows.size()));
    }
}

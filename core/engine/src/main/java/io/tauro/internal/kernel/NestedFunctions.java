package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.data.Validity;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays, maps and rows made of values, and values taken out of them or compared with them. */
final class NestedFunctions {

    private NestedFunctions() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.ARRAY,
                        "(values of one type) → array",
                        "The array of the values, nulls among them.",
                        Nulls.OWN,
                        call -> (arguments, rows) -> array(call, arguments, rows))
                .add(
                        ScalarFunction.MAP,
                        "(key, value, …) → map",
                        "The map of the values by the keys, which are not null and differ.",
                        Nulls.OWN,
                        call -> (arguments, rows) -> map(call, arguments, rows))
                .add(
                        ScalarFunction.ROW,
                        "(values) → row",
                        "The row of the values, nulls among them.",
                        Nulls.OWN,
                        call -> (arguments, rows) -> row(call, arguments, rows))
                .add(
                        ScalarFunction.FIELD,
                        "(row, constant position from 0) → value",
                        "The field of a row.",
                        NestedFunctions::field)
                .add(
                        ScalarFunction.COMPARE_ANY,
                        "(constant comparison, value, array) → boolean",
                        "Whether the comparison holds for an element.",
                        Nulls.OWN,
                        call -> quantified(call, true))
                .add(
                        ScalarFunction.COMPARE_ALL,
                        "(constant comparison, value, array) → boolean",
                        "Whether the comparison holds for each element.",
                        Nulls.OWN,
                        call -> quantified(call, false))
                .all();
    }

    /** All arguments in one vector, one behind the other. */
    private record Together(ColumnVector values, int[] starts) {

        static Together of(DataType type, Arguments arguments, int first, int step) {
            List<ColumnVector> parts = new ArrayList<>();
            int[] starts = new int[arguments.count()];
            int size = 0;
            for (int i = first; i < arguments.count(); i += step) {
                starts[i] = size;
                size += arguments.vector(i).size();
                parts.add(arguments.vector(i));
            }
            return new Together(
                    parts.isEmpty()
                            ? Vectors.flatten(Vectors.constant(null, type, 0))
                            : Vectors.concat(type, parts),
                    starts);
        }
    }

    private static ColumnVector array(FunctionCall call, Arguments arguments, Rows rows) {
        int length = arguments.count();
        Together together = Together.of(call.type().elementType(), arguments, 0, 1);
        int[] positions = new int[Math.multiplyExact(rows.count(), length)];
        int next = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            for (int i = 0; i < length; i++) {
                positions[next++] = together.starts()[i] + (row & arguments.mask(i));
            }
        }
        ColumnVector elements = Vectors.gather(together.values(), positions, positions.length);
        return new ListVector(
                call.type(), offsets(rows, length), elements, rows.validity(), rows.size());
    }

    /** Lists of one length where rows count, and empty ones elsewhere. */
    private static int[] offsets(Rows rows, int length) {
        int[] offsets = new int[rows.size() + 1];
        for (int n = 0; n < rows.count(); n++) {
            offsets[rows.row(n) + 1] = length;
        }
        for (int i = 0; i < rows.size(); i++) {
            offsets[i + 1] += offsets[i];
        }
        return offsets;
    }

    private static ColumnVector map(FunctionCall call, Arguments arguments, Rows rows) {
        int length = arguments.count() / 2;
        DataType keyType = call.type().fields().get(0).type();
        DataType valueType = call.type().fields().get(1).type();
        Together keys = Together.of(keyType, arguments, 0, 2);
        Together values = Together.of(valueType, arguments, 1, 2);
        int[] keyPositions = new int[Math.multiplyExact(rows.count(), length)];
        int[] valuePositions = new int[keyPositions.length];
        RowEquality same = RowEquality.of(keys.values(), keys.values(), true);
        int next = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            for (int i = 0; i < length; i++) {
                int key = keys.starts()[2 * i] + (row & arguments.mask(2 * i));
                requireNewKey(keys.values(), keyPositions, next - i, next, key, same);
                keyPositions[next] = key;
                valuePositions[next++] =
                        values.starts()[2 * i + 1] + (row & arguments.mask(2 * i + 1));
            }
        }
        StructVector entries =
                new StructVector(
                        DataType.row(call.type().fields()),
                        List.of(
                                Vectors.gather(keys.values(), keyPositions, next),
                                Vectors.gather(values.values(), valuePositions, next)),
                        null,
                        next);
        return new ListVector(
                call.type(), offsets(rows, length), entries, rows.validity(), rows.size());
    }

    private static void requireNewKey(
            ColumnVector keys, int[] before, int from, int to, int key, RowEquality same) {
        boolean repeated = false;
        for (int i = from; i < to; i++) {
            repeated |= same.test(before[i], key);
        }
        if (repeated || keys.isNull(key)) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A map is made with "
                            + (repeated ? "a key that it has already" : "a key that is null")
                            + ". Leave such keys out.");
        }
    }

    private static ColumnVector row(FunctionCall call, Arguments arguments, Rows rows) {
        List<ColumnVector> fields = new ArrayList<>();
        for (int i = 0; i < arguments.count(); i++) {
            ColumnVector vector = arguments.vector(i);
            fields.add(
                    arguments.mask(i) == 0
                            ? Vectors.flatten(new ConstantVector(vector, rows.size()))
                            : vector);
        }
        return new StructVector(call.type(), fields, rows.validity(), rows.size());
    }

    private static Kernel field(FunctionCall call) {
        Object position = ((Constant) call.arguments().get(1)).value();
        int index = ((Number) Objects.requireNonNull(position)).intValue();
        return (arguments, rows) -> {
            StructVector structs = (StructVector) arguments.vector(0);
            int[] positions = new int[rows.size()];
            Arrays.fill(positions, -1);
            for (int n = 0; n < rows.count(); n++) {
                positions[rows.row(n)] = rows.row(n) & arguments.mask(0);
            }
            return Vectors.flatten(
                    Vectors.gather(structs.fields().get(index), positions, rows.size()));
        };
    }

    /**
     * {@code value op ANY (array)}, or ALL, in three-valued logic: of an array without elements it
     * is known also for a null.
     */
    private static Kernel quantified(FunctionCall call, boolean any) {
        Object name = ((Constant) call.arguments().get(0)).value();
        Comparison comparison = Comparison.valueOf(Objects.requireNonNull(name).toString());
        return (arguments, rows) -> {
            ListVector lists = (ListVector) arguments.vector(2);
            ColumnVector elements = Vectors.flatten(lists.elements());
            RowComparator order = PlainOrder.of(arguments.vector(1), elements);
            boolean[] values = new boolean[rows.size()];
            long[] validity = rows.newValidity();
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int value = row & arguments.mask(1);
                int list = row & arguments.mask(2);
                Boolean answer = any ? Boolean.FALSE : Boolean.TRUE;
                boolean unknown = arguments.isNull(1, row);
                if (arguments.isNull(2, row)) {
                    Validity.setNull(validity, row);
                    continue;
                }
                for (int i = lists.offsets()[list]; i < lists.offsets()[list + 1]; i++) {
                    if (unknown || elements.isNull(i)) {
                        answer = null;
                    } else if (comparison.holds(order.compare(value, i)) == any) {
                        answer = any;
                        break;
                    }
                }
                set(values, validity, row, answer);
            }
            return new BooleanVector(DataType.BOOLEAN, values, validity, rows.size());
        };
    }

    private static void set(boolean[] values, long[] validity, int row, @Nullable Boolean answer) {
        if (answer == null) {
            Validity.setNull(validity, row);
        } else {
            values[row] = answer;
        }
    }

    /** A comparison, by the order of its operands. */
    private enum Comparison {
        EQ,
        NEQ,
        LT,
        LTE,
        GT,
        GTE;

        boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case NEQ -> order != 0;
                case LT -> order < 0;
                case LTE -> order <= 0;
                case GT -> order > 0;
                case GTE -> order >= 0;
            };
        }
    }
}

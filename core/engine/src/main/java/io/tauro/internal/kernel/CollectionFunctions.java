package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.TypeKind;
import java.util.Arrays;
import java.util.List;

/** Arrays and maps. */
final class CollectionFunctions {

    private CollectionFunctions() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.CARDINALITY,
                        "(array or map) → integer",
                        "The number of elements.",
                        CollectionFunctions::cardinality)
                .add(
                        ScalarFunction.ITEM,
                        "(array, position) or (map, key) → element",
                        "The element at a position from 1, or of a key; null if there is none.",
                        CollectionFunctions::item)
                .all();
    }

    private static Kernel cardinality(FunctionCall call) {
        return (arguments, rows) -> {
            int[] offsets = ((ListVector) arguments.vector(0)).offsets();
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                values[row] = (long) offsets[at + 1] - offsets[at];
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static Kernel item(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (kind == TypeKind.MAP) {
            return CollectionFunctions::valueOfKey;
        }
        if (kind != TypeKind.ARRAY || !call.arguments().get(1).type().kind().isInteger()) {
            throw KernelErrors.notSupported(call);
        }
        return CollectionFunctions::element;
    }

    private static ColumnVector element(Arguments arguments, Rows rows) {
        ListVector lists = (ListVector) arguments.vector(0);
        int[] positions = new int[rows.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int at = row & arguments.mask(0);
            int start = lists.offsets()[at];
            long position = arguments.integer(1, row);
            if (position >= 1 && position <= lists.offsets()[at + 1] - start) {
                positions[row] = start + (int) position - 1;
            }
        }
        return Vectors.flatten(Vectors.gather(lists.elements(), positions, rows.size()));
    }

    private static ColumnVector valueOfKey(Arguments arguments, Rows rows) {
        ListVector maps = (ListVector) arguments.vector(0);
        StructVector entries = (StructVector) Vectors.flatten(maps.elements());
        int[] positions = positionsOfKeys(arguments, rows);
        return Vectors.flatten(Vectors.gather(entries.fields().get(1), positions, rows.size()));
    }

    /** Where in the entries of its map the key of each row is; -1 if nowhere. */
    static int[] positionsOfKeys(Arguments arguments, Rows rows) {
        ListVector maps = (ListVector) arguments.vector(0);
        StructVector entries = (StructVector) Vectors.flatten(maps.elements());
        ColumnVector key = ComparisonFunctions.column(arguments, 1, rows);
        RowEquality equality = RowEquality.of(entries.fields().get(0), key, false);
        int[] positions = new int[rows.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int at = row & arguments.mask(0);
            for (int i = maps.offsets()[at]; i < maps.offsets()[at + 1]; i++) {
                if (equality.test(i, row)) {
                    positions[row] = i;
                    break;
                }
            }
        }
        return positions;
    }
}

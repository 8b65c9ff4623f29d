package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What maps are made of, and maps made of that. */
final class MapFunctions {

    private MapFunctions() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.MAP_KEYS,
                        "(map) → array",
                        "The keys, in their order.",
                        call -> (arguments, rows) -> part(call, arguments, rows, 0))
                .add(
                        ScalarFunction.MAP_VALUES,
                        "(map) → array",
                        "The values, in the order of their keys.",
                        call -> (arguments, rows) -> part(call, arguments, rows, 1))
                .add(
                        ScalarFunction.MAP_ENTRIES,
                        "(map) → array of rows",
                        "A row of key and value for each key.",
                        call -> (arguments, rows) -> entries(call, arguments, rows))
                .add(
                        ScalarFunction.MAP_CONTAINS_KEY,
                        "(map, key) → boolean",
                        "Whether the map has the key.",
                        call -> MapFunctions::hasKey)
                .add(
                        ScalarFunction.MAP_CONCAT,
                        "(map, map, …) → map",
                        "The entries of all; of a key in several maps the last.",
                        call -> (arguments, rows) -> concat(call, arguments, rows))
                .add(
                        ScalarFunction.MAP_FROM_ARRAYS,
                        "(keys, values) → map",
                        "Each key with the value at its position.",
                        call -> (arguments, rows) -> fromArrays(call, arguments, rows))
                .add(
                        ScalarFunction.MAP_FROM_ENTRIES,
                        "(array of rows) → map",
                        "The first field of each row with its second.",
                        call -> (arguments, rows) -> fromEntries(call, arguments, rows))
                .all();
    }

    private static StructVector entries(ListVector maps) {
        return (StructVector) Vectors.flatten(maps.elements());
    }

    /** The elements of the first argument, each as it is in another vector. */
    private static ColumnVector parts(
            FunctionCall call, Arguments arguments, Rows rows, ColumnVector part) {
        int[] offsets = ((ListVector) arguments.vector(0)).offsets();
        ElementLists lists = new ElementLists(call.type(), part, rows);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int at = row & arguments.mask(0);
            lists.begin(row);
            lists.addAll(offsets[at], offsets[at + 1]);
        }
        return lists.build();
    }

    private static ColumnVector part(FunctionCall call, Arguments arguments, Rows rows, int part) {
        StructVector entries = entries((ListVector) arguments.vector(0));
        return parts(call, arguments, rows, entries.fields().get(part));
    }

    private static ColumnVector entries(FunctionCall call, Arguments arguments, Rows rows) {
        StructVector entries = entries((ListVector) arguments.vector(0));
        DataType row = call.type().elementType();
        return parts(call, arguments, rows, retyped(entries, row));
    }

    private static StructVector retyped(StructVector entries, DataType row) {
        List<ColumnVector> fields = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ColumnVector field = Vectors.flatten(entries.fields().get(i));
            fields.add(Retype.as(row.fields().get(i).type(), field));
        }
        return new StructVector(row, fields, entries.validity(), entries.size());
    }

    private static ColumnVector hasKey(Arguments arguments, Rows rows) {
        int[] positions = CollectionFunctions.positionsOfKeys(arguments, rows);
        boolean[] values = new boolean[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            values[rows.row(n)] = positions[rows.row(n)] >= 0;
        }
        return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
    }

    private static ColumnVector concat(FunctionCall call, Arguments arguments, Rows rows) {
        DataType entry = DataType.row(call.type().fields());
        List<ColumnVector> parts = new ArrayList<>();
        int[] starts = new int[arguments.count() + 1];
        for (int i = 0; i < arguments.count(); i++) {
            StructVector entries = entries((ListVector) arguments.vector(i));
            parts.add(retyped(entries, entry));
            starts[i + 1] = Limits.position((long) starts[i] + entries.size());
        }
        StructVector all = (StructVector) Vectors.flatten(Vectors.concat(entry, parts));
        ColumnVector keys = all.fields().get(0);
        int[] lasts = new int[all.size()];
        ElementSet seen = new ElementSet(keys);
        ElementLists out = new ElementLists(call.type(), all, rows);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            List<int[]> ranges = new ArrayList<>();
            int most = 0;
            for (int i = 0; i < arguments.count(); i++) {
                int[] offsets = ((ListVector) arguments.vector(i)).offsets();
                int at = row & arguments.mask(i);
                ranges.add(new int[] {starts[i] + offsets[at], starts[i] + offsets[at + 1]});
                most += offsets[at + 1] - offsets[at];
            }
            seen.clear(most);
            int[] firsts = new int[most];
            int count = 0;
            for (int[] range : ranges) {
                for (int i = range[0]; i < range[1]; i++) {
                    int first = seen.first(i);
                    if (first == i) {
                        firsts[count++] = i;
                    }
                    lasts[first] = i;
                }
            }
            out.begin(row);
            for (int i = 0; i < count; i++) {
                out.add(lasts[firsts[i]]);
            }
        }
        return out.build();
    }

    private static ColumnVector fromArrays(FunctionCall call, Arguments arguments, Rows rows) {
        ListVector keys = (ListVector) arguments.vector(0);
        ListVector values = (ListVector) arguments.vector(1);
        int[] keyPositions = new int[64];
        int[] valuePositions = keyPositions.clone();
        int[] offsets = new int[rows.size() + 1];
        ColumnVector allKeys = Vectors.flatten(keys.elements());
        ElementSet seen = new ElementSet(allKeys);
        int next = 0;
        int count = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int key = keys.offsets()[row & arguments.mask(0)];
            int value = values.offsets()[row & arguments.mask(1)];
            int length = keys.offsets()[(row & arguments.mask(0)) + 1] - key;
            if (values.offsets()[(row & arguments.mask(1)) + 1] - value != length) {
                throw KernelErrors.invalid(
                        ScalarFunction.MAP_FROM_ARRAYS,
                        "has not as many elements as the other. Pass a value for each key.");
            }
            while (next <= row) {
                offsets[next++] = count;
            }
            int most = Limits.elements((long) count + length);
            if (most > keyPositions.length) {
                keyPositions = Arrays.copyOf(keyPositions, 2 * most);
                valuePositions = Arrays.copyOf(valuePositions, 2 * most);
            }
            requireKeys(allKeys, seen, key, key + length);
            for (int i = 0; i < length; i++) {
                keyPositions[count] = key + i;
                valuePositions[count++] = value + i;
            }
        }
        while (next <= rows.size()) {
            offsets[next++] = count;
        }
        StructVector entries =
                new StructVector(
                        DataType.row(call.type().fields()),
                        List.of(
                                Vectors.gather(allKeys, keyPositions, count),
                                Vectors.flatten(
                                        Vectors.gather(
                                                Vectors.flatten(values.elements()),
                                                valuePositions,
                                                count))),
                        null,
                        count);
        return new ListVector(
                call.type(),
                offsets,
                retyped(entries, DataType.row(call.type().fields())),
                rows.validity(),
                rows.size());
    }

    private static ColumnVector fromEntries(FunctionCall call, Arguments arguments, Rows rows) {
        ListVector lists = (ListVector) arguments.vector(0);
        StructVector entries = entries(lists);
        ColumnVector keys = entries.fields().get(0);
        ElementSet seen = new ElementSet(keys);
        for (int n = 0; n < rows.count(); n++) {
            int at = rows.row(n) & arguments.mask(0);
            requireKeys(entries, null, lists.offsets()[at], lists.offsets()[at + 1]);
            requireKeys(keys, seen, lists.offsets()[at], lists.offsets()[at + 1]);
        }
        return parts(call, arguments, rows, retyped(entries, DataType.row(call.type().fields())));
    }

    /** The same rule as for {@code MAP[…]}. */
    private static void requireKeys(
            ColumnVector keys, @Nullable ElementSet seen, int from, int to) {
        if (seen != null) {
            seen.clear(to - from);
        }
        for (int i = from; i < to; i++) {
            boolean isNull = keys.isNull(i);
            if (isNull || seen != null && !seen.add(i)) {
                throw new TauroException(
                        ErrorCode.INVALID_ARGUMENT,
                        "A map is made with "
                                + (isNull ? "a key that is null" : "a key that it has already")
                                + ". Leave such keys out.");
            }
        }
    }
}

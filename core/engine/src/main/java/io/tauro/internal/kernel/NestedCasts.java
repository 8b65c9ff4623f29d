package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.StructVector;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions of arrays, maps and rows, part by part. */
final class NestedCasts {

    private NestedCasts() {}

    /** The conversion; null if it is not one of such types, or one that has no meaning. */
    static @Nullable Evaluator evaluator(Cast cast, Evaluator operand) {
        DataType from = cast.operand().type();
        DataType to = cast.type();
        boolean nested =
                to.kind() == TypeKind.ARRAY
                        || to.kind() == TypeKind.MAP
                        || to.kind() == TypeKind.ROW;
        if (!nested || from.kind() != to.kind() || from.fields().size() != to.fields().size()) {
            return null;
        }
        List<Evaluator> parts = new ArrayList<>();
        for (int i = 0; i < to.fields().size(); i++) {
            DataType type = from.fields().get(i).type();
            parts.add(
                    Evaluators.compile(
                            new Cast(
                                    new InputColumn(i, type),
                                    to.fields().get(i).type(),
                                    cast.lenient())));
        }
        Kernel kernel =
                to.kind() == TypeKind.ROW
                        ? (arguments, rows) -> row(to, arguments, rows, parts)
                        : (arguments, rows) -> list(to, arguments, rows, parts);
        return new FunctionEvaluator(kernel, List.of(operand), to, Nulls.PROPAGATE);
    }

    private static ColumnVector row(
            DataType type, Arguments arguments, Rows rows, List<Evaluator> parts) {
        StructVector structs = (StructVector) arguments.vector(0);
        int[] used = new int[rows.count()];
        int count = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n) & arguments.mask(0);
            if (count == 0 || used[count - 1] != row) {
                used[count++] = row;
            }
        }
        Batch batch = Batch.of(structs.size(), structs.fields()).select(used, count);
        List<ColumnVector> fields = fields(batch, parts);
        StructVector cast = new StructVector(type, fields, structs.validity(), structs.size());
        return spread(cast, arguments, rows);
    }

    private static ColumnVector list(
            DataType type, Arguments arguments, Rows rows, List<Evaluator> parts) {
        ListVector lists = (ListVector) spread(arguments.vector(0), arguments, rows);
        ColumnVector elements = Vectors.flatten(lists.elements());
        ColumnVector cast;
        if (type.kind() == TypeKind.MAP) {
            StructVector entries = (StructVector) elements;
            Batch batch = Batch.of(entries.size(), entries.fields());
            cast =
                    new StructVector(
                            DataType.row(type.fields()),
                            fields(batch, parts),
                            entries.validity(),
                            entries.size());
        } else {
            cast = fields(Batch.of(elements.size(), elements), parts).get(0);
        }
        return new ListVector(type, lists.offsets(), cast, lists.validity(), lists.size());
    }

    private static List<ColumnVector> fields(Batch batch, List<Evaluator> parts) {
        List<ColumnVector> fields = new ArrayList<>();
        for (Evaluator part : parts) {
            fields.add(Vectors.flatten(part.evaluate(batch)));
        }
        return fields;
    }

    /** A value for each row that counts, and null for the others. */
    private static ColumnVector spread(ColumnVector vector, Arguments arguments, Rows rows) {
        int[] positions = new int[rows.size()];
        java.util.Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            positions[rows.row(n)] = rows.row(n) & arguments.mask(0);
        }
        return Vectors.gather(vector, positions, rows.size());
    }
}

package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions of values of all types to JSON, and between text and arrays, maps and rows. */
final class JsonCasts {

    private JsonCasts() {}

    /** The conversion; null if it is none of these. */
    static @Nullable Evaluator evaluator(Cast cast, Evaluator operand) {
        DataType from = cast.operand().type();
        DataType to = cast.type();
        if (to.kind() == TypeKind.JSON && !from.kind().isText()) {
            return evaluator(operand, to, (arguments, rows) -> toJson(from, arguments, rows));
        } else if (isNested(to) && from.kind().isText()) {
            return fromText(cast, operand);
        } else if (isNested(from) && to.kind().isText()) {
            return toText(cast, operand);
        }
        return null;
    }

    private static boolean isNested(DataType type) {
        return type.kind() == TypeKind.ARRAY
                || type.kind() == TypeKind.MAP
                || type.kind() == TypeKind.ROW;
    }

    private static Evaluator evaluator(Evaluator operand, DataType type, Kernel kernel) {
        return new FunctionEvaluator(kernel, List.of(operand), type, Nulls.PROPAGATE);
    }

    /** Makes the value of a row that counts; null for none. */
    private interface ToValue {
        @Nullable Object apply(int row);
    }

    private static ColumnVector values(DataType type, Rows rows, ToValue function) {
        VectorBuilder values = new VectorBuilder(type, rows.size());
        int next = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            for (; next < row; next++) {
                values.appendNull();
            }
            values.append(function.apply(row));
            next = row + 1;
        }
        for (; next < rows.size(); next++) {
            values.appendNull();
        }
        return values.build();
    }

    private static ColumnVector toJson(DataType from, Arguments arguments, Rows rows) {
        return values(
                DataType.JSON,
                rows,
                row ->
                        new JsonWriter()
                                .value(arguments.vector(0).value(row & arguments.mask(0)), from)
                                .toString());
    }

    /** First to parts that are text, then part by part. */
    private static Evaluator fromText(Cast cast, Evaluator operand) {
        DataType from = cast.operand().type();
        DataType to = cast.type();
        DataType texts = NestedTexts.ofTexts(to);
        Evaluator parts =
                evaluator(
                        operand,
                        texts,
                        (arguments, rows) ->
                                values(
                                        texts,
                                        rows,
                                        row -> {
                                            try {
                                                return NestedTexts.read(arguments.text(0, row), to);
                                            } catch (CastFailure failure) {
                                                if (cast.lenient()) {
                                                    return null;
                                                }
                                                throw failure.error(from, to);
                                            }
                                        }));
        return CastKernels.evaluator(
                new Cast(new InputColumn(0, texts), to, cast.lenient()), parts);
    }

    /** First the parts to text, then all of it. */
    private static Evaluator toText(Cast cast, Evaluator operand) {
        DataType from = cast.operand().type();
        DataType to = cast.type();
        Evaluator text;
        if (from.kind() == TypeKind.MAP) {
            text =
                    evaluator(
                            operand,
                            DataType.VARCHAR,
                            (arguments, rows) ->
                                    Retype.as(DataType.VARCHAR, toJson(from, arguments, rows)));
        } else {
            DataType texts = NestedTexts.ofTexts(from);
            Evaluator parts =
                    from.equals(texts)
                            ? operand
                            : CastKernels.evaluator(
                                    new Cast(new InputColumn(0, from), texts, false), operand);
            text =
                    evaluator(
                            parts,
                            DataType.VARCHAR,
                            (arguments, rows) ->
                                    values(
                                            DataType.VARCHAR,
                                            rows,
                                            row -> print(from, arguments, row)));
        }
        return CastKernels.evaluator(
                new Cast(new InputColumn(0, DataType.VARCHAR), to, cast.lenient()), text);
    }

    private static String print(DataType type, Arguments arguments, int row) {
        Object value = arguments.vector(0).value(row & arguments.mask(0));
        List<@Nullable String> parts = new ArrayList<>();
        List<Column> fields = type.fields();
        int index = 0;
        for (Object part : (List<?>) java.util.Objects.requireNonNull(value)) {
            Column field = fields.get(type.kind() == TypeKind.ARRAY ? 0 : index++);
            parts.add(part == null ? null : text(part.toString(), field.type()));
        }
        return type.kind() == TypeKind.ARRAY
                ? NestedPrinter.array(parts, type.elementType().kind() == TypeKind.ARRAY)
                : NestedPrinter.row(parts);
    }

    /** A truth value within another value is one letter, as in PostgreSQL. */
    private static String text(String text, DataType type) {
        return type.kind() == TypeKind.BOOLEAN ? text.substring(0, 1) : text;
    }
}

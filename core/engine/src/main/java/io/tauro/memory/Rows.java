package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From rows of objects to chunks of columns. */
final class Rows {

    private Rows() {}

    static List<Batch> chunks(Schema schema, List<? extends List<?>> rows) {
        List<Batch> chunks = new ArrayList<>();
        BatchBuilder builder =
                new BatchBuilder(schema, Math.min(rows.size() + 1, Batch.DEFAULT_ROWS));
        for (List<?> row : rows) {
            append(builder, schema, row);
            if (builder.size() == Batch.DEFAULT_ROWS) {
                chunks.add(builder.build());
            }
        }
        if (builder.size() > 0) {
            chunks.add(builder.build());
        }
        return chunks;
    }

    private static void append(BatchBuilder builder, Schema schema, List<?> row) {
        if (row.size() != schema.size()) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A row has "
                            + row.size()
                            + " values and the table "
                            + schema.size()
                            + " columns. Give one for each.");
        }
        for (int i = 0; i < row.size(); i++) {
            Column column = schema.column(i);
            Object value = row.get(i);
            if (value == null && !column.nullable()) {
                throw mismatch(column.name(), "NULL", column.type() + " NOT NULL");
            }
            append(builder, i, column, value);
        }
        builder.endRow();
    }

    private static void append(
            BatchBuilder builder, int index, Column column, @Nullable Object value) {
        Object converted;
        try {
            converted = value == null ? null : Values.convert(column.type(), value);
        } catch (ClassCastException
                | ArithmeticException
                | java.time.DateTimeException
                | IllegalArgumentException e) {
            throw mismatch(
                    column.name(),
                    value == null ? "NULL" : value.getClass().getSimpleName(),
                    column.type().toString());
        }
        builder.column(index).append(converted);
    }

    /** That a value, or a column, is of one type where another is needed. */
    static TauroException mismatch(String column, String found, String expected) {
        return new TauroException(
                ErrorCode.TYPE_MISMATCH,
                "Column '"
                        + column
                        + "' has a value of type "
                        + found
                        + " that does not fit "
                        + expected
                        + ". Change the value or the column's type.",
                java.util.Map.of("column", column),
                null);
    }

    /** The values of these names. */
    static List<@Nullable Object> row(
            List<String> names, Function<String, @Nullable Object> values) {
        List<@Nullable Object> row = new ArrayList<>(names.size());
        names.forEach(name -> row.add(values.apply(name)));
        return row;
    }
}

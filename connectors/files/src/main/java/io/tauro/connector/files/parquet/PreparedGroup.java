package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.PreparedPart;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row group whose bytes have been announced to the store.
 *
 * @param columns those that are read; the first are delivered
 * @param delivered how many are
 * @param fields for each column what it is in the file; null where the file does not have it
 * @param file closed with this, or with the reader
 */
record PreparedGroup(
        FilePart part,
        RowGroup group,
        List<Column> columns,
        int delivered,
        List<@Nullable Field> fields,
        Names names,
        List<Predicate> filters,
        MaskedRows rows,
        GroupPlan plan,
        ObjectReader file,
        long bytes)
        implements PreparedPart {

    @Override
    public BatchReader open(ReadContext context) {
        try {
            List<@Nullable FieldReader> readers = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                readers.add(
                        field == null
                                ? null
                                : plan.reader(field, columns.get(i).type(), names, file, context));
            }
            GroupColumns found = new GroupColumns(columns, delivered, readers);
            return new RowGroupReader(
                    part, found, filters, rows, plan.rows(), group, file, context);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void close() {
        file.close();
    }
}

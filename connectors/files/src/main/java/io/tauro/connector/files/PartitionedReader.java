package io.tauro.connector.files;

import io.tauro.connector.files.store.StoredObject;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.VectorBuilder;
import io.tauro.spi.BatchReader;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the columns of the path to what the file has. */
final class PartitionedReader implements BatchReader {

    private final BatchReader reader;

    /** The one value of a partition column; null where the next column of the file stands. */
    private final List<@Nullable ColumnVector> constants;

    private PartitionedReader(BatchReader reader, List<@Nullable ColumnVector> constants) {
        this.reader = reader;
        this.constants = constants;
    }

    static BatchReader of(
            BatchReader reader, Schema delivered, TableLayout layout, StoredObject file) {
        Map<String, @Nullable Object> values = layout.partitions().values(file);
        List<@Nullable ColumnVector> constants = new ArrayList<>();
        for (Column column : delivered.columns()) {
            constants.add(
                    layout.isPartition(column.name())
                            ? entry(column, values.get(column.name()))
                            : null);
        }
        return new PartitionedReader(reader, constants);
    }

    private static ColumnVector entry(Column column, @Nullable Object value) {
        VectorBuilder builder = new VectorBuilder(column.type(), 1);
        builder.append(value);
        return builder.build();
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = reader.next();
        if (batch == null) {
            return null;
        }
        List<ColumnVector> columns = new ArrayList<>(constants.size());
        int next = 0;
        for (ColumnVector constant : constants) {
            columns.add(
                    constant == null
                            ? batch.column(next++)
                            : new ConstantVector(constant, batch.rowCount()));
        }
        return batch.withColumns(columns);
    }

    @Override
    public void close() {
        reader.close();
    }
}

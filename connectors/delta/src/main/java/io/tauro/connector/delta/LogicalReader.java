package io.tauro.connector.delta;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.VectorBuilder;
import io.tauro.spi.BatchReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of the table, of those of a file and of what the log says of it. */
final class LogicalReader implements BatchReader {

    private final BatchReader reader;
    private final List<DeltaColumn> wanted;

    /** The one value of a column; null where the next column of the file stands. */
    private final List<@Nullable ColumnVector> constants = new ArrayList<>();

    LogicalReader(BatchReader reader, List<DeltaColumn> wanted, DataFile file) {
        this.reader = reader;
        this.wanted = wanted;
        for (DeltaColumn column : wanted) {
            constants.add(
                    file.values().containsKey(column.name())
                            ? entry(column, file.values().get(column.name()))
                            : null);
        }
    }

    private static ColumnVector entry(DeltaColumn column, @Nullable Object value) {
        VectorBuilder builder = new VectorBuilder(column.column().type(), 1);
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
        for (int i = 0; i < constants.size(); i++) {
            ColumnVector constant = constants.get(i);
            columns.add(
                    constant == null
                            ? Conversions.convert(
                                    batch.column(next++), wanted.get(i).column().type())
                            : new ConstantVector(constant, batch.rowCount()));
        }
        return batch.withColumns(columns);
    }

    @Override
    public void close() {
        reader.close();
    }
}

package io.tauro.connector.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the log for the kernel. Immutable. */
record ObjectBatch(StructType schema, List<ColumnVector> columns, int size)
        implements ColumnarBatch {

    static ObjectBatch of(StructType schema, List<@Nullable Object[]> rows) {
        ObjectVector all = new ObjectVector(schema, rows.toArray());
        List<ColumnVector> columns = new ArrayList<>(schema.length());
        for (int column = 0; column < schema.length(); column++) {
            columns.add(all.getChild(column));
        }
        return new ObjectBatch(schema, columns, rows.size());
    }

    @Override
    public StructType getSchema() {
        return schema;
    }

    @Override
    public ColumnVector getColumnVector(int ordinal) {
        return columns.get(ordinal);
    }

    @Override
    public int getSize() {
        return size;
    }

    @Override
    public ColumnarBatch withNewColumn(int ordinal, StructField field, ColumnVector vector) {
        List<StructField> fields = new ArrayList<>(schema.fields());
        List<ColumnVector> vectors = new ArrayList<>(columns);
        fields.add(ordinal, field);
        vectors.add(ordinal, vector);
        return new ObjectBatch(new StructType(fields), vectors, size);
    }

    @Override
    public ColumnarBatch withDeletedColumnAt(int ordinal) {
        List<StructField> fields = new ArrayList<>(schema.fields());
        List<ColumnVector> vectors = new ArrayList<>(columns);
        fields.remove(ordinal);
        vectors.remove(ordinal);
        return new ObjectBatch(new StructType(fields), vectors, size);
    }

    @Override
    public ColumnarBatch withNewSchema(StructType other) {
        return new ObjectBatch(other, columns, size);
    }
}

package io.tauro.query;

import io.tauro.data.Row;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as a position in a batch, which never changes. */
record BatchRow(BatchRows rows, int row) implements Row {

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public @Nullable Object get(int column) {
        return rows.column(column).get(row);
    }

    @Override
    public boolean isNull(int column) {
        return rows.column(column).isNull(row);
    }

    @Override
    public int position(String column) {
        Schema schema = schema();
        int loose = -1;
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.column(i).name();
            if (name.equals(column)) {
                return i;
            }
            if (loose < 0 && name.equalsIgnoreCase(column)) {
                loose = i;
            }
        }
        if (loose < 0) {
            throw new IllegalArgumentException(
                    "No column '" + column + "' among " + schema.names());
        }
        return loose;
    }

    @Override
    public List<@Nullable Object> values() {
        int size = schema().size();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(get(i));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public long getLong(int column) {
        return rows.column(column).getLong(row);
    }

    @Override
    public double getDouble(int column) {
        return rows.column(column).getDouble(row);
    }

    @Override
    public boolean getBoolean(int column) {
        return rows.column(column).getBoolean(row);
    }

    @Override
    public @Nullable BigDecimal getDecimal(int column) {
        return rows.column(column).getDecimal(row);
    }

    @Override
    public String toString() {
        return schema().names().toString();
    }
}

package io.tauro.query;

import io.tauro.data.Batch;
import io.tauro.data.Row;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as a position in a batch, which never changes. */
record BatchRow(Schema schema, Batch batch, int row) implements Row {

    @Override
    public @Nullable Object get(int column) {
        return batch.column(column).value(row);
    }

    @Override
    public int position(String column) {
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
        List<@Nullable Object> values = new ArrayList<>(schema.size());
        for (int i = 0; i < schema.size(); i++) {
            values.add(get(i));
        }
        return Collections.unmodifiableList(values);
    }

    private Object require(int column) {
        Object value = get(column);
        if (value == null) {
            throw new IllegalStateException(
                    "Column '" + schema.column(column).name() + "' is null here; ask isNull first");
        }
        return value;
    }

    private Number number(int column) {
        Object value = require(column);
        if (value instanceof Number number) {
            return number;
        }
        throw notA(column, "a number");
    }

    private ClassCastException notA(int column, String wanted) {
        return new ClassCastException(
                "Column '"
                        + schema.column(column).name()
                        + "' is "
                        + schema.column(column).type()
                        + ", not "
                        + wanted);
    }

    @Override
    public long getLong(int column) {
        Number number = number(column);
        if (number instanceof BigDecimal decimal) {
            return decimal.longValueExact();
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.doubleValue()).longValueExact();
        }
        return number.longValue();
    }

    @Override
    public double getDouble(int column) {
        return number(column).doubleValue();
    }

    @Override
    public boolean getBoolean(int column) {
        if (require(column) instanceof Boolean value) {
            return value;
        }
        throw notA(column, "a truth value");
    }

    @Override
    public @Nullable BigDecimal getDecimal(int column) {
        if (isNull(column)) {
            return null;
        }
        Number number = number(column);
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.toString());
        }
        return number instanceof BigInteger integer
                ? new BigDecimal(integer)
                : BigDecimal.valueOf(number.longValue());
    }

    @Override
    public String toString() {
        return schema.names().toString();
    }
}

package io.tauro.jdbc;

import io.tauro.type.DataType;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of ROW, in memory. Immutable. */
record TauroStruct(DataType type, List<?> values) implements Struct {

    @Override
    public String getSQLTypeName() {
        return type.toString();
    }

    @Override
    public @Nullable Object[] getAttributes() throws SQLException {
        @Nullable Object[] attributes = new Object[values.size()];
        for (int i = 0; i < attributes.length; i++) {
            Object value = values.get(i);
            attributes[i] =
                    value == null
                            ? null
                            : Conversions.toDefault(value, type.fields().get(i).type());
        }
        return attributes;
    }

    @Override
    public @Nullable Object[] getAttributes(Map<String, Class<?>> types) throws SQLException {
        return getAttributes();
    }

    @Override
    public String toString() {
        return Texts.of(values);
    }
}

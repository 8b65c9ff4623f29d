package io.tauro.connector.delta;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of the log for the kernel: a struct is an {@code Object[]}, an array a List, a map a Map,
 * dates and timestamps are numbers.
 */
final class ObjectVector implements ColumnVector {

    private final DataType type;
    private final @Nullable Object[] values;

    ObjectVector(DataType type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return values.length;
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
        return values[row] == null;
    }

    private Object value(int row) {
        return Objects.requireNonNull(values[row]);
    }

    @Override
    public boolean getBoolean(int row) {
        return (Boolean) value(row);
    }

    @Override
    public byte getByte(int row) {
        return ((Number) value(row)).byteValue();
    }

    @Override
    public short getShort(int row) {
        return ((Number) value(row)).shortValue();
    }

    @Override
    public int getInt(int row) {
        return ((Number) value(row)).intValue();
    }

    @Override
    public long getLong(int row) {
        return ((Number) value(row)).longValue();
    }

    @Override
    public float getFloat(int row) {
        return ((Number) value(row)).floatValue();
    }

    @Override
    public double getDouble(int row) {
        return ((Number) value(row)).doubleValue();
    }

    @Override
    public byte @Nullable [] getBinary(int row) {
        return (byte[]) values[row];
    }

    @Override
    public @Nullable String getString(int row) {
        return (String) values[row];
    }

    @Override
    public @Nullable BigDecimal getDecimal(int row) {
        return (BigDecimal) values[row];
    }

    @Override
    public @Nullable MapValue getMap(int row) {
        return values[row] == null ? null : map((MapType) type, (Map<?, ?>) value(row));
    }

    private static MapValue map(MapType type, Map<?, ?> map) {
        ColumnVector keys = new ObjectVector(type.getKeyType(), map.keySet().toArray());
        ColumnVector mapped = new ObjectVector(type.getValueType(), map.values().toArray());
        return new MapValue() {
            @Override
            public int getSize() {
                return map.size();
            }

            @Override
            public ColumnVector getKeys() {
                return keys;
            }

            @Override
            public ColumnVector getValues() {
                return mapped;
            }
        };
    }

    @Override
    public @Nullable ArrayValue getArray(int row) {
        return values[row] == null ? null : array((ArrayType) type, (List<?>) value(row));
    }

    private static ArrayValue array(ArrayType type, List<?> list) {
        ColumnVector elements = new ObjectVector(type.getElementType(), list.toArray());
        return new ArrayValue() {
            @Override
            public int getSize() {
                return list.size();
            }

            @Override
            public ColumnVector getElements() {
                return elements;
            }
        };
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        @Nullable Object[] children = new Object[values.length];
        for (int row = 0; row < values.length; row++) {
            Object[] struct = (Object[]) values[row];
            children[row] = struct == null ? null : struct[ordinal];
        }
        return new ObjectVector(((StructType) type).at(ordinal).getDataType(), children);
    }
}

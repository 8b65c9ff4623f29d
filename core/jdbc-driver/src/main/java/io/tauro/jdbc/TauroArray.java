package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of ARRAY, in memory; positions begin with 1. Needs no connection. */
final class TauroArray implements java.sql.Array {

    private final DataType element;
    private final List<?> values;
    private boolean freed;

    TauroArray(DataType element, List<?> values) {
        this.element = element;
        this.values = values;
    }

    /** The elements as a batch holds them. */
    List<?> values() throws SQLException {
        if (freed) {
            throw Errors.closed("array");
        }
        return values;
    }

    @Override
    public String getBaseTypeName() {
        return JdbcType.name(element);
    }

    @Override
    public int getBaseType() {
        return JdbcType.code(element);
    }

    /** An array of what {@code getObject} gives for the element type: {@code Long[]} of BIGINT. */
    @Override
    public Object getArray() throws SQLException {
        return slice(values());
    }

    @Override
    public Object getArray(@Nullable Map<String, Class<?>> types) throws SQLException {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return slice(part(index, count));
    }

    @Override
    public Object getArray(long index, int count, @Nullable Map<String, Class<?>> types)
            throws SQLException {
        return getArray(index, count);
    }

    private List<?> part(long index, int count) throws SQLException {
        List<?> all = values();
        if (index < 1 || count < 0 || index - 1 + count > all.size()) {
            throw Errors.badArgument(
                    "The array has "
                            + all.size()
                            + " elements, counted from 1. Ask for a part of them.");
        }
        return all.subList((int) index - 1, (int) index - 1 + count);
    }

    private Object slice(List<?> part) throws SQLException {
        Object array = Array.newInstance(elementClass(element), part.size());
        for (int i = 0; i < part.size(); i++) {
            Object value = part.get(i);
            if (value != null) {
                Array.set(array, i, item(value));
            }
        }
        return array;
    }

    private Object item(Object value) throws SQLException {
        return element.kind() == TypeKind.ARRAY
                ? new TauroArray(element.elementType(), (List<?>) value).getArray()
                : Conversions.toDefault(value, element);
    }

    private static Class<?> elementClass(DataType type) {
        return type.kind() == TypeKind.ARRAY
                ? elementClass(type.elementType()).arrayType()
                : JdbcType.javaClass(type);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return rows(1, values());
    }

    @Override
    public ResultSet getResultSet(@Nullable Map<String, Class<?>> types) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return rows(index, part(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> types)
            throws SQLException {
        return getResultSet(index, count);
    }

    private ResultSet rows(long first, List<?> part) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            rows.add(new @Nullable Object[] {first + i, part.get(i)});
        }
        Schema schema =
                Schema.of(
                        Column.of("INDEX", DataType.BIGINT).notNull(), Column.of("VALUE", element));
        return TauroResultSet.of(schema, rows);
    }

    @Override
    public void free() {
        freed = true;
    }

    @Override
    public String toString() {
        return Texts.of(values);
    }

    /** The array of a list of Java values, as {@code createArrayOf} makes it. */
    static TauroArray of(String typeName, @Nullable Object[] elements) throws SQLException {
        DataType type;
        try {
            type = DataType.parse(typeName);
        } catch (IllegalArgumentException e) {
            throw Errors.of(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + typeName + "' is not a type. Name one as SQL does, such as BIGINT.");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(
                    element == null
                            ? null
                            : ParameterValues.convert(element, JdbcType.code(type), type.scale()));
        }
        return new TauroArray(type, values);
    }
}

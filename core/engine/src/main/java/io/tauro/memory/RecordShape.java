package io.tauro.memory;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns and values of records, by reflection. */
final class RecordShape {

    private RecordShape() {}

    /** A column for each component; the records tell how many fraction digits a decimal needs. */
    static List<Column> columns(Class<?> type, Collection<?> records) {
        if (!type.isRecord()) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'"
                            + type.getSimpleName()
                            + "' is not a record. Give a record class, or maps, or a schema with rows.");
        }
        List<Column> columns = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            List<Object> values =
                    present(records.stream().map(one -> value(component, one)).toList());
            DataType dataType = type(component.getName(), component.getGenericType(), values);
            columns.add(
                    Column.of(component.getName(), dataType)
                            .nullable(!component.getType().isPrimitive()));
        }
        return columns;
    }

    /** The values of the components, in order. */
    static List<@Nullable Object> values(Record one) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            values.add(value(component, one));
        }
        return values;
    }

    private static @Nullable Object value(RecordComponent component, Object one) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(one);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The component '"
                            + component.getName()
                            + "' of record '"
                            + one.getClass().getSimpleName()
                            + "' cannot be read. Make the record public, or open its package.",
                    e);
        }
    }

    private static DataType type(String column, Type type, List<Object> values) {
        if (type instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return DataType.array(type(column, arguments[0], elements(values)));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return DataType.map(
                        type(column, arguments[0], keys(values)),
                        type(column, arguments[1], mapValues(values)));
            }
            return type(column, raw, values);
        }
        if (type instanceof Class<?> raw) {
            return type(column, raw, values);
        }
        throw unknown(column, type.getTypeName());
    }

    private static DataType type(String column, Class<?> raw, List<Object> values) {
        if (raw == BigDecimal.class || raw == BigInteger.class) {
            return TypeInference.decimal(column, values);
        }
        if (raw.isRecord()) {
            return DataType.row(columns(raw, values));
        }
        if (raw.isArray() && raw != byte[].class && !raw.getComponentType().isPrimitive()) {
            return DataType.array(type(column, raw.getComponentType(), elements(values)));
        }
        DataType known = TypeInference.ofClass(raw);
        if (known == null) {
            throw unknown(column, raw.getSimpleName());
        }
        return known;
    }

    private static List<Object> elements(List<Object> lists) {
        return present(
                lists.stream()
                        .flatMap(
                                list ->
                                        list instanceof Object[] array
                                                ? java.util.Arrays.stream(array)
                                                : ((Collection<?>) list).stream())
                        .toList());
    }

    private static List<Object> keys(List<Object> maps) {
        return present(maps.stream().flatMap(map -> ((Map<?, ?>) map).keySet().stream()).toList());
    }

    private static List<Object> mapValues(List<Object> maps) {
        return present(maps.stream().flatMap(map -> ((Map<?, ?>) map).values().stream()).toList());
    }

    private static List<Object> present(List<?> values) {
        return values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
    }

    private static TauroException unknown(String column, String type) {
        return new TauroException(
                ErrorCode.TYPE_MISMATCH,
                "Column '"
                        + column
                        + "' is of the Java type "
                        + type
                        + ", which has no SQL type. Use a number, text, a date or time, a UUID, bytes, a list, a map or a record.",
                Map.of("column", column),
                null);
    }
}

package io.tauro.query;

import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows. What a component can hold is checked against the columns before the first
 * row.
 */
final class RecordMapper<T extends Record> {

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    int.class, Integer.class,
                    long.class, Long.class,
                    short.class, Short.class,
                    byte.class, Byte.class,
                    double.class, Double.class,
                    float.class, Float.class,
                    boolean.class, Boolean.class,
                    char.class, Character.class);

    private final Constructor<T> constructor;
    private final RecordComponent[] components;
    private final int[] columns;

    private RecordMapper(Constructor<T> constructor, RecordComponent[] components, int[] columns) {
        this.constructor = constructor;
        this.components = components;
        this.columns = columns;
    }

    static <T extends Record> RecordMapper<T> of(Class<T> type, Schema schema) {
        RecordComponent[] components = type.getRecordComponents();
        int[] columns = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            columns[i] = columnFor(components[i], schema);
            requireFit(components[i], schema.column(columns[i]));
        }
        try {
            Constructor<T> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordMapper<>(constructor, components, columns);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Record "
                            + type.getSimpleName()
                            + " cannot be made from here. Open its package to Tauro.",
                    e);
        }
    }

    private static int columnFor(RecordComponent component, Schema schema) {
        String wanted = plain(component.getName());
        for (int i = 0; i < schema.size(); i++) {
            if (plain(schema.column(i).name()).equals(wanted)) {
                return i;
            }
        }
        throw new TauroException(
                ErrorCode.TYPE_MISMATCH,
                "Record "
                        + component.getDeclaringRecord().getSimpleName()
                        + " has a component '"
                        + component.getName()
                        + "', but the result has no such column: "
                        + schema.names()
                        + ". Select it, or rename one.");
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static void requireFit(RecordComponent component, Column column) {
        Class<?> target = boxed(component.getType());
        Class<?> source = column.type().javaType();
        boolean fits =
                target.isAssignableFrom(source)
                        || target == String.class
                        || isNumber(target) && Number.class.isAssignableFrom(source)
                        || target == Instant.class && source == OffsetDateTime.class
                        || target.isEnum() && source == String.class
                        || source == Void.class;
        if (!fits) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Component '"
                            + component.getName()
                            + "' of record "
                            + component.getDeclaringRecord().getSimpleName()
                            + " is a "
                            + target.getSimpleName()
                            + ", but column '"
                            + column.name()
                            + "' is "
                            + column.type()
                            + ". Change one of them.");
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type);
    }

    T map(Row row) {
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = convert(components[i], row, columns[i]);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Record "
                            + constructor.getDeclaringClass().getSimpleName()
                            + " refused a row. Check its constructor.",
                    e);
        }
    }

    private static @Nullable Object convert(RecordComponent component, Row row, int column) {
        Object value = row.get(column);
        if (value == null) {
            requireNullable(component, row, column);
            return null;
        }
        Class<?> target = boxed(component.getType());
        if (target.isInstance(value)) {
            return value;
        }
        if (target == String.class) {
            return value.toString();
        }
        if (target == Instant.class) {
            return ((OffsetDateTime) value).toInstant();
        }
        return target.isEnum()
                ? constant(target, (String) value)
                : number(component, row, column, target);
    }

    private static void requireNullable(RecordComponent component, Row row, int column) {
        if (component.getType().isPrimitive()) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Column '"
                            + row.schema().column(column).name()
                            + "' has a null, but component '"
                            + component.getName()
                            + "' is a "
                            + component.getType()
                            + ". Use "
                            + boxed(component.getType()).getSimpleName()
                            + ".");
        }
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TauroException(
                                        ErrorCode.TYPE_MISMATCH,
                                        "A value is not among the constants of "
                                                + type.getSimpleName()
                                                + ". Add it, or use String."));
    }

    private static Object number(RecordComponent component, Row row, int column, Class<?> target) {
        try {
            if (target == Double.class) {
                return row.getDouble(column);
            }
            if (target == Float.class) {
                return (float) row.getDouble(column);
            }
            if (target == BigDecimal.class) {
                return java.util.Objects.requireNonNull(row.getDecimal(column));
            }
            return integer(target, row, column);
        } catch (ArithmeticException e) {
            throw new TauroException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "A value of column '"
                            + row.schema().column(column).name()
                            + "' does not fit in component '"
                            + component.getName()
                            + "', a "
                            + target.getSimpleName()
                            + ". Use a wider type.",
                    e);
        }
    }

    private static Object integer(Class<?> target, Row row, int column) {
        if (target == BigInteger.class) {
            return java.util.Objects.requireNonNull(row.getDecimal(column)).toBigIntegerExact();
        }
        long value = row.getLong(column);
        if (target == Integer.class) {
            return Math.toIntExact(value);
        }
        if (target == Short.class || target == Byte.class) {
            int limit = target == Short.class ? Short.MAX_VALUE : Byte.MAX_VALUE;
            if (value > limit || value < -limit - 1) {
                throw new ArithmeticException("out of range");
            }
            return target == Short.class ? (Object) (short) value : (Object) (byte) value;
        }
        return value;
    }
}

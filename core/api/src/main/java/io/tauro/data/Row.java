package io.tauro.data;

import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, read by position (from 0) or by name. Immutable; it may be kept.
 *
 * <p>Names are matched exactly first, then without case. A getter of a primitive refuses null: ask
 * {@link #isNull} first, or use {@link #get}.
 */
public interface Row {

    /** The columns of the row. */
    Schema schema();

    /** The value as an object of the column's {@code javaType()}; null where it is null. */
    @Nullable Object get(int column);

    /**
     * The value of a column by its name.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    default @Nullable Object get(String column) {
        return get(position(column));
    }

    /**
     * The position of a column: the first of exactly this name, else the first of this name without
     * case.
     */
    int position(String column);

    /** The values of all columns, in order; null where a value is null. */
    List<@Nullable Object> values();

    default boolean isNull(int column) {
        return get(column) == null;
    }

    default boolean isNull(String column) {
        return get(column) == null;
    }

    /** The value as text; null where it is null. */
    default @Nullable String getString(int column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /** The value as text; null where it is null. */
    default @Nullable String getString(String column) {
        return getString(position(column));
    }

    /** The value of a numeric column that fits in a {@code long} without loss. */
    long getLong(int column);

    default long getLong(String column) {
        return getLong(position(column));
    }

    /** The value of a numeric column that fits in an {@code int} without loss. */
    default int getInt(int column) {
        return Math.toIntExact(getLong(column));
    }

    default int getInt(String column) {
        return getInt(position(column));
    }

    /** The value of a numeric column, rounded to a {@code double}. */
    double getDouble(int column);

    default double getDouble(String column) {
        return getDouble(position(column));
    }

    boolean getBoolean(int column);

    default boolean getBoolean(String column) {
        return getBoolean(position(column));
    }

    /** The value of a numeric column; null where it is null. */
    @Nullable BigDecimal getDecimal(int column);

    default @Nullable BigDecimal getDecimal(String column) {
        return getDecimal(position(column));
    }

    /** The value of a DATE; null where it is null. */
    default @Nullable LocalDate getDate(int column) {
        return (LocalDate) get(column);
    }

    default @Nullable LocalDate getDate(String column) {
        return getDate(position(column));
    }

    /** The value of a TIMESTAMP; null where it is null. */
    default @Nullable LocalDateTime getTimestamp(int column) {
        return (LocalDateTime) get(column);
    }

    default @Nullable LocalDateTime getTimestamp(String column) {
        return getTimestamp(position(column));
    }
}

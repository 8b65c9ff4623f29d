package io.tauro.connector.jdbc;

import io.tauro.data.VectorBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.UUID;

/**
 * Readers for drivers that give dates and times as classes of {@code java.time}, which no zone
 * takes part in. What is finer than a microsecond is refused, not cut.
 */
public final class JavaTimeValues {

    private JavaTimeValues() {}

    /** A DATE. */
    public static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalDate value = rows.getObject(column, LocalDate.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.appendInt(Math.toIntExact(value.toEpochDay()));
        return 4;
    }

    /** A TIME. */
    public static int time(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalTime value = rows.getObject(column, LocalTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        requireMicros((int) (value.toNanoOfDay() % 1_000_000_000));
        into.appendLong(value.toNanoOfDay() / 1000);
        return 8;
    }

    /** A TIMESTAMP. */
    public static int timestamp(ResultSet rows, int column, VectorBuilder into)
            throws SQLException {
        LocalDateTime value = rows.getObject(column, LocalDateTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        requireMicros(value.getNano());
        into.append(value);
        return 8;
    }

    /** A TIMESTAMP WITH TIME ZONE. */
    public static int instant(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        requireMicros(value.getNano());
        into.append(value);
        return 8;
    }

    /** An INTERVAL of years and months. */
    public static int months(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        Period value = rows.getObject(column, Period.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.appendLong(value.toTotalMonths());
        return 8;
    }

    /** An INTERVAL of days to seconds. */
    public static int duration(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        Duration value = rows.getObject(column, Duration.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        requireMicros(value.toNanosPart());
        into.append(value);
        return 8;
    }

    /** A UUID. */
    public static int uuid(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        UUID value = rows.getObject(column, UUID.class);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.append(value);
        return 16;
    }

    private static void requireMicros(int nanos) {
        if (nanos % 1000 != 0) {
            throw new ArithmeticException("finer than microseconds");
        }
    }

    /** Whether a date or time of the common years is in whole microseconds. */
    public static boolean isMicros(Object value) {
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay() % 1000 == 0;
        }
        LocalDateTime at =
                value instanceof OffsetDateTime offset
                        ? offset.withOffsetSameInstant(java.time.ZoneOffset.UTC).toLocalDateTime()
                        : value instanceof LocalDate date
                                ? date.atStartOfDay()
                                : (LocalDateTime) value;
        return at.getNano() % 1000 == 0 && Math.abs(at.getYear()) < 200_000;
    }
}

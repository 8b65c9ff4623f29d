package io.tauro.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times. A DATE, TIME or TIMESTAMP is a reading of a clock on a wall: it is never
 * shifted; the classes of {@code java.sql} carry it in the zone of the calendar that was given,
 * else of the JVM, which is where they show it. A TIMESTAMP WITH TIME ZONE is an instant: a {@code
 * Timestamp} keeps the instant, and what has no zone shows it in UTC, as a cast does, or in the
 * zone of the calendar.
 */
final class Temporals {

    private static final LocalDate EPOCH = LocalDate.ofEpochDay(0);

    private Temporals() {}

    static LocalDate toLocalDate(Object value) throws SQLException {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof LocalDateTime timestamp) {
            return timestamp.toLocalDate();
        }
        if (value instanceof OffsetDateTime timestamp) {
            return utc(timestamp).toLocalDate();
        }
        if (value instanceof String text) {
            String date = text.strip();
            return parse(
                    text,
                    "DATE",
                    () ->
                            date.length() > 10
                                    ? timestamp(date).toLocalDate()
                                    : LocalDate.parse(date));
        }
        throw Conversions.impossible(value, "DATE");
    }

    static LocalTime toLocalTime(Object value) throws SQLException {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof LocalDateTime timestamp) {
            return timestamp.toLocalTime();
        }
        if (value instanceof OffsetDateTime timestamp) {
            return utc(timestamp).toLocalTime();
        }
        if (value instanceof String text) {
            String time = text.strip();
            return parse(
                    text,
                    "TIME",
                    () ->
                            time.length() > 18
                                    ? timestamp(time).toLocalTime()
                                    : LocalTime.parse(time));
        }
        throw Conversions.impossible(value, "TIME");
    }

    static LocalDateTime toLocalDateTime(Object value) throws SQLException {
        if (value instanceof LocalDateTime timestamp) {
            return timestamp;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof OffsetDateTime timestamp) {
            return utc(timestamp);
        }
        if (value instanceof String text) {
            String timestamp = text.strip();
            return parse(text, "TIMESTAMP", () -> timestamp(timestamp));
        }
        throw Conversions.impossible(value, "TIMESTAMP");
    }

    /** An instant; not from a wall clock reading, which is none. */
    static OffsetDateTime toOffsetDateTime(Object value) throws SQLException {
        if (value instanceof OffsetDateTime timestamp) {
            return timestamp;
        }
        if (value instanceof String text) {
            String timestamp = text.strip().replace(' ', 'T');
            return parse(text, "TIMESTAMP WITH TIME ZONE", () -> OffsetDateTime.parse(timestamp));
        }
        throw Conversions.impossible(value, "TIMESTAMP WITH TIME ZONE");
    }

    static OffsetTime toOffsetTime(Object value) throws SQLException {
        return toOffsetDateTime(value).toOffsetTime();
    }

    static Date toSqlDate(Object value) throws SQLException {
        return Date.valueOf(toLocalDate(value));
    }

    static Date toSqlDate(Object value, @Nullable Calendar calendar) throws SQLException {
        if (calendar == null) {
            return toSqlDate(value);
        }
        LocalDate date =
                value instanceof OffsetDateTime timestamp
                        ? timestamp.atZoneSameInstant(zone(calendar)).toLocalDate()
                        : toLocalDate(value);
        return new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    /** Keeps the milliseconds, though {@code Time.toString} does not show them. */
    static Time toSqlTime(Object value) throws SQLException {
        return toSqlTime(value, ZoneId.systemDefault());
    }

    static Time toSqlTime(Object value, @Nullable Calendar calendar) throws SQLException {
        return calendar == null ? toSqlTime(value) : toSqlTimeIn(value, zone(calendar));
    }

    private static Time toSqlTimeIn(Object value, ZoneId zone) throws SQLException {
        return value instanceof OffsetDateTime timestamp
                ? toSqlTime(timestamp.atZoneSameInstant(zone).toLocalTime(), zone)
                : toSqlTime(value, zone);
    }

    private static Time toSqlTime(Object value, ZoneId zone) throws SQLException {
        LocalDateTime onFirstDay = toLocalTime(value).atDate(EPOCH);
        return new Time(onFirstDay.atZone(zone).toInstant().toEpochMilli());
    }

    static Timestamp toSqlTimestamp(Object value) throws SQLException {
        return value instanceof OffsetDateTime timestamp
                ? Timestamp.from(timestamp.toInstant())
                : Timestamp.valueOf(toLocalDateTime(value));
    }

    static Timestamp toSqlTimestamp(Object value, @Nullable Calendar calendar) throws SQLException {
        if (calendar == null || value instanceof OffsetDateTime) {
            return toSqlTimestamp(value);
        }
        return Timestamp.from(toLocalDateTime(value).atZone(zone(calendar)).toInstant());
    }

    /** What a clock on the wall of the calendar's zone, else of the JVM's, shows at that time. */
    @SuppressWarnings("JavaUtilDate") // JDBC is made of it
    static LocalDateTime wallClock(java.util.Date instant, @Nullable Calendar calendar) {
        if (calendar == null && instant instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        ZoneId zone = calendar == null ? ZoneId.systemDefault() : zone(calendar);
        Instant at = Instant.ofEpochMilli(instant.getTime());
        if (instant instanceof Timestamp timestamp) {
            at = timestamp.toInstant();
        }
        return LocalDateTime.ofInstant(at, zone);
    }

    /** The date that a {@code java.sql.Date} stands for. */
    static LocalDate date(Date date, @Nullable Calendar calendar) {
        return calendar == null ? date.toLocalDate() : wallClock(date, calendar).toLocalDate();
    }

    private static LocalDateTime utc(OffsetDateTime timestamp) {
        return LocalDateTime.ofInstant(timestamp.toInstant(), ZoneOffset.UTC);
    }

    private static LocalDateTime timestamp(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static ZoneId zone(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }

    private interface Parser<T> {
        T parse();
    }

    private static <T> T parse(String text, String wanted, Parser<T> parser) throws SQLException {
        try {
            return parser.parse();
        } catch (DateTimeException e) {
            throw Conversions.impossible(text, wanted);
        }
    }
}

package io.tauro.connector.jdbc;

import io.tauro.data.VectorBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates, times and the like as text, in ISO form: no driver's zone, calendar or precision takes
 * part. A fraction finer than a microsecond is refused, not rounded.
 */
public final class TextualValues {

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{4,9})-(\\d\\d)-(\\d\\d)( BC)?");

    private static final Pattern TIME =
            Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6})(\\d*))?");

    private static final Pattern ZONE =
            Pattern.compile(" ?(?:Z|UTC|GMT|([+-]\\d\\d)(?::?(\\d\\d))?)");

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final LocalDate FIRST = LocalDate.of(1583, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private TextualValues() {}

    /** A value as text; an instant in UTC with {@code +00:00} behind. */
    public static String written(Object value) {
        if (value instanceof LocalTime time) {
            return CLOCK.format(time);
        }
        if (value instanceof LocalDateTime at) {
            return at.toLocalDate() + " " + CLOCK.format(at);
        }
        if (value instanceof OffsetDateTime at) {
            return written(at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "+00:00";
        }
        return value.toString();
    }

    /**
     * Whether every database takes the value for the same: from the first whole year of the
     * Gregorian calendar to the last of four digits, and no finer than a microsecond.
     */
    public static boolean isCommon(Object value) {
        if (value instanceof LocalDate date) {
            return !date.isBefore(FIRST) && !date.isAfter(LAST);
        }
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay() % 1000 == 0;
        }
        if (value instanceof LocalDateTime at) {
            return isCommon(at.toLocalDate()) && isCommon(at.toLocalTime());
        }
        return value instanceof OffsetDateTime at
                && isCommon(at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    /** Whether text has no NUL and no half of a character. */
    public static boolean isText(Object value) {
        String text = (String) value;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private interface Parser {
        Object parse(String text);
    }

    private static int read(ResultSet rows, int column, VectorBuilder into, Parser parser)
            throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            into.appendNull();
            return 0;
        }
        into.append(parser.parse(text.strip()));
        return text.length();
    }

    /** A DATE. */
    public static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, TextualValues::date);
    }

    /** A TIME. */
    public static int time(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, TextualValues::time);
    }

    /** A TIMESTAMP. */
    public static int timestamp(ResultSet rows, int column, VectorBuilder into)
            throws SQLException {
        return read(rows, column, into, TextualValues::timestamp);
    }

    /** A TIMESTAMP WITH TIME ZONE, which is in UTC if the text names no zone. */
    public static int instant(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, TextualValues::instant);
    }

    /** A UUID. */
    public static int uuid(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        return read(rows, column, into, TextualValues::uuid);
    }

    /** Text of a fixed length, without trailing spaces. */
    public static int padded(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        String text = rows.getString(column);
        into.append(text);
        return text == null ? 0 : text.length();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new DateTimeException("no UUID");
        }
    }

    static LocalDate date(String text) {
        Matcher matcher = match(DATE, text);
        int year = Integer.parseInt(matcher.group(1));
        return LocalDate.of(
                matcher.group(4) == null ? year : 1 - year,
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    static LocalTime time(String text) {
        Matcher matcher = match(TIME, text);
        String finer = matcher.group(5);
        if (finer != null && !finer.matches("0*")) {
            throw new ArithmeticException("finer than a microsecond");
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        return LocalTime.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000);
    }

    static LocalDateTime timestamp(String text) {
        boolean before = text.endsWith(" BC");
        String era = before ? " BC" : "";
        String plain = before ? text.substring(0, text.length() - 3) : text;
        int between = plain.indexOf('T') < 0 ? plain.indexOf(' ') : plain.indexOf('T');
        return between < 0
                ? date(text).atStartOfDay()
                : LocalDateTime.of(
                        date(plain.substring(0, between) + era),
                        time(plain.substring(between + 1)));
    }

    static OffsetDateTime instant(String text) {
        boolean before = text.endsWith(" BC");
        String plain = before ? text.substring(0, text.length() - 3) : text;
        Matcher zone = ZONE.matcher(plain);
        int end = plain.length();
        ZoneOffset offset = ZoneOffset.UTC;
        while (zone.find()) {
            // What looks like a zone before the colon of a time is the day.
            if (zone.end() == plain.length() && zone.start() > plain.indexOf(':')) {
                end = zone.start();
                offset = offset(zone);
            }
        }
        return timestamp(plain.substring(0, end) + (before ? " BC" : "")).atOffset(offset);
    }

    private static ZoneOffset offset(Matcher zone) {
        String hours = zone.group(1);
        if (hours == null) {
            return ZoneOffset.UTC;
        }
        String minutes = zone.group(2) == null ? "00" : zone.group(2);
        return ZoneOffset.of(hours + ":" + minutes);
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("not of the expected form");
        }
        return matcher;
    }
}

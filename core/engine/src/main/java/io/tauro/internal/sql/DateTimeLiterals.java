package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/**
 * Literals such as {@code TIMESTAMP '2026-01-01 10:00:00'}: to microseconds, with a {@code T} or a
 * blank in the middle, with or without seconds; with a zone where the type has one, else in UTC.
 */
final class DateTimeLiterals {

    private static final int DIGITS = 6;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("u-M-d", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("H:mm[:ss]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DATE)
                    .appendPattern("[['T'][' ']H:mm[:ss]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .appendPattern("][ ][XXX][X][VV]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private DateTimeLiterals() {}

    static SqlLiteral resolve(SqlUnknownLiteral literal) {
        try {
            return switch (literal.tag.toUpperCase(Locale.ROOT)) {
                case "DATE" -> date(literal);
                case "TIME" -> time(literal);
                case "TIMESTAMP", "DATETIME" -> timestamp(literal);
                case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH LOCAL TIME ZONE" ->
                        instant(literal);
                default -> literal.resolve(SqlTypeName.lookup(literal.tag));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(literal);
        }
    }

    private static SqlLiteral date(SqlUnknownLiteral literal) {
        LocalDate date = LocalDate.parse(literal.getValue().strip(), DATE);
        requireYear(date.getYear(), literal);
        return SqlLiteral.createDate(
                new DateString(date.getYear(), date.getMonthValue(), date.getDayOfMonth()),
                literal.getParserPosition());
    }

    private static SqlLiteral time(SqlUnknownLiteral literal) {
        LocalTime time =
                LocalTime.parse(literal.getValue().strip(), TIME).truncatedTo(ChronoUnit.MICROS);
        TimeString text =
                new TimeString(time.getHour(), time.getMinute(), time.getSecond())
                        .withNanos(time.getNano());
        return SqlLiteral.createTime(text, DIGITS, literal.getParserPosition());
    }

    private static SqlLiteral timestamp(SqlUnknownLiteral literal) {
        TemporalAccessor parsed = TIMESTAMP.parse(literal.getValue().strip());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        if (zone != null && !zone.normalized().equals(ZoneOffset.UTC)) {
            throw wrong(literal);
        }
        return literal(SqlTypeName.TIMESTAMP, wallClock(parsed), literal);
    }

    private static SqlLiteral instant(SqlUnknownLiteral literal) {
        TemporalAccessor parsed = TIMESTAMP.parse(literal.getValue().strip());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        LocalDateTime local = wallClock(parsed);
        LocalDateTime utc =
                zone == null
                        ? local
                        : local.atZone(zone)
                                .withLaterOffsetAtOverlap()
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime();
        return literal(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, utc, literal);
    }

    private static LocalDateTime wallClock(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    private static SqlLiteral literal(
            SqlTypeName type, LocalDateTime value, SqlUnknownLiteral literal) {
        LocalDateTime micros = value.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        requireYear(micros.getYear(), literal);
        TimestampString text =
                new TimestampString(
                                micros.getYear(),
                                micros.getMonthValue(),
                                micros.getDayOfMonth(),
                                micros.getHour(),
                                micros.getMinute(),
                                micros.getSecond())
                        .withNanos(micros.getNano());
        return SqlLiteral.createTimestamp(type, text, DIGITS, literal.getParserPosition());
    }

    /** A literal of another year would lose digits. */
    private static void requireYear(int year, SqlUnknownLiteral literal) {
        if (year < 1 || year > 9999) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "A literal of a year before 1 or after 9999 is not supported",
                    literal.getParserPosition(),
                    "Cast text to " + literal.tag.toUpperCase(Locale.ROOT) + ".");
        }
    }

    private static TauroException wrong(SqlUnknownLiteral literal) {
        String form =
                switch (literal.tag.toUpperCase(Locale.ROOT)) {
                    case "DATE" -> "yyyy-mm-dd";
                    case "TIME" -> "hh:mm:ss";
                    case "TIMESTAMP", "DATETIME" -> "yyyy-mm-dd hh:mm:ss";
                    case "UUID" -> "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
                    default -> "yyyy-mm-dd hh:mm:ss+hh:mm";
                };
        return SqlErrors.at(
                ErrorCode.SQL_SYNTAX,
                "The text of a " + literal.tag + " literal is not one",
                literal.getParserPosition(),
                "Write it as '" + form + "'.");
    }
}

package io.tauro.connector.files.format;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Values from text: numbers as SQL writes them, dates and times as ISO 8601 does, bytes in
 * hexadecimal. Blanks around anything but text are ignored.
 */
public final class TextValues {

    private TextValues() {}

    /** Whether there is a way to write values of the type as text. */
    public static boolean canParse(DataType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, ROW, NULL -> false;
            default -> true;
        };
    }

    /**
     * An object of the type's {@code javaType()}.
     *
     * @throws IllegalArgumentException if the text is no value of the type, or would lose digits
     */
    public static Object parse(DataType type, String text) {
        try {
            return switch (type.kind()) {
                case CHAR, VARCHAR, JSON -> text(type, text);
                default -> parseStripped(type, text.strip());
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object parseStripped(DataType type, String text) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(text);
            case TINYINT -> Byte.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case DECIMAL -> decimal(type, text);
            case REAL -> Float.valueOf(floating(text));
            case DOUBLE -> Double.valueOf(floating(text));
            case VARBINARY -> HexFormat.of().parseHex(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.ofNanoOfDay(truncate(LocalTime.parse(text).toNanoOfDay(), type));
            case TIMESTAMP -> timestamp(type, text);
            case TIMESTAMP_WITH_TIME_ZONE -> instant(type, text);
            case INTERVAL_YEAR_MONTH -> Period.parse(text);
            case INTERVAL_DAY_SECOND -> Duration.parse(text);
            case UUID -> UUID.fromString(text);
            default -> throw new IllegalArgumentException("No text for " + type);
        };
    }

    private static String text(DataType type, String text) {
        String kept = text;
        if (type.kind() == io.tauro.type.TypeKind.CHAR) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            kept = text.substring(0, end);
        }
        if (type.precision() != DataType.UNBOUNDED
                && kept.codePointCount(0, kept.length()) > type.precision()) {
            throw new IllegalArgumentException("Text too long");
        }
        return kept;
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new IllegalArgumentException("Not a boolean");
        };
    }

    private static BigDecimal decimal(DataType type, String text) {
        if (text.length() > 1000) {
            throw new IllegalArgumentException("Too many digits");
        }
        BigDecimal value = new BigDecimal(text);
        // An exponent of a billion would make setScale write a billion digits.
        if (value.signum() != 0
                && value.precision() - (long) value.scale() > type.precision() - type.scale()) {
            throw new IllegalArgumentException("Too many digits");
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        if (value.scale() > 1000) {
            value = value.stripTrailingZeros();
        }
        return value.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    /** What Java takes for a float, without its suffixes and hexadecimal digits. */
    private static String floating(String text) {
        String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        String sign = text.startsWith("-") ? "-" : "";
        switch (word.toLowerCase(Locale.ROOT)) {
            case "nan":
                return "NaN";
            case "infinity":
            case "inf":
                return sign + "Infinity";
            default:
                for (int i = 0; i < word.length(); i++) {
                    char c = word.charAt(i);
                    if ((c < '0' || c > '9')
                            && c != '.'
                            && c != 'e'
                            && c != 'E'
                            && c != '-'
                            && c != '+') {
                        throw new IllegalArgumentException("Not a number");
                    }
                }
                return text;
        }
    }

    /** Fractions of a microsecond, and those finer than the type, are cut off. */
    private static long truncate(long nanos, DataType type) {
        long unit = 1000;
        for (int i = type.precision(); i < 6; i++) {
            unit *= 10;
        }
        return Math.floorDiv(nanos, unit) * unit;
    }

    private static LocalDateTime timestamp(DataType type, String text) {
        if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
            return LocalDate.parse(text).atStartOfDay();
        }
        LocalDateTime value = LocalDateTime.parse(text.replace(' ', 'T'));
        return value.withNano((int) truncate(value.getNano(), type));
    }

    private static OffsetDateTime instant(DataType type, String text) {
        String iso = text.replaceFirst("^([-+]?[0-9-]+) ", "$1T").replace(" ", "");
        if (iso.matches(".*[+-][0-9]{2}")) {
            iso += ":00";
        }
        OffsetDateTime value = OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC);
        return value.withNano((int) truncate(value.getNano(), type));
    }
}

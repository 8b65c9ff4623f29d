package io.tauro.security.mask;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * Values as text that equal values share, whatever their types: 42, 42.00 and '42'; a day, and the
 * midnight that it begins with.
 */
final class Canonical {

    private Canonical() {}

    /** Whether values of a type have such a text. */
    static boolean has(DataType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, ROW, NULL, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> false;
            default -> true;
        };
    }

    /** A value in UTF-8. */
    static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object value) {
        if (value instanceof String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        if (value instanceof BigDecimal number) {
            return text(number);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            boolean finite = Double.isFinite(number);
            return finite ? text(new BigDecimal(number)) : Double.toString(number);
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toLocalDate() + "T" + text(time.toLocalTime());
        }
        if (value instanceof OffsetDateTime time) {
            LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            return utc.toLocalDate() + "T" + text(utc.toLocalTime()) + "Z";
        }
        if (value instanceof LocalTime time) {
            return text(time);
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        // Integers, booleans, dates and UUIDs have one text already.
        return value.toString();
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Always with seconds; with a fraction only if there is one. */
    @SuppressWarnings("JavaLocalTimeGetNano")
    private static String text(LocalTime time) {
        String second = LocalTime.ofSecondOfDay(time.toSecondOfDay()).toString();
        String whole = second.length() == 5 ? second + ":00" : second;
        if (time.getNano() == 0) {
            return whole;
        }
        String fraction = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
        return whole + "." + fraction.replaceFirst("0+$", "");
    }
}

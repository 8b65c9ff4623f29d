package io.tauro.connector.delta;

import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of values from the statistics of a log, which may have lost digits: no value lies beyond
 * them.
 */
final class Bounds {

    /** Writers cut text behind so many characters, and say by a last one that they did. */
    private static final int CUT = 32;

    /** Timestamps are written in milliseconds; some writers round, some cut towards zero. */
    private static final Duration LOST = Duration.ofMillis(1);

    private Bounds() {}

    /** A value that none is less than; null if there is none for sure. */
    static @Nullable Object least(DataType type, @Nullable String text) {
        Object bound = text == null ? null : parse(type, text);
        return switch (type.kind()) {
            case TIMESTAMP -> bound == null ? null : ((LocalDateTime) bound).minus(LOST);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    bound == null ? null : ((OffsetDateTime) bound).minus(LOST);
            case REAL, DOUBLE -> isNumber(bound) ? withoutZero(bound, -0.0) : null;
            default -> bound;
        };
    }

    /** The same, where some files may have been written when the column was narrower. */
    static @Nullable Object leastOfWidened(DataType type, @Nullable String text) {
        Object bound = least(type, text);
        // What is written of a FLOAT is its shortest text, which as a DOUBLE may be greater.
        return bound instanceof Double number ? (Object) below(number) : bound;
    }

    private static double below(double number) {
        return Math.min(number, Math.nextDown((float) number));
    }

    /** A value that none is greater than; NaN is greater than all numbers, and may not be told. */
    static @Nullable Object greatest(DataType type, @Nullable String text) {
        Object bound = text == null || isCut(type, text) ? null : parse(type, text);
        return switch (type.kind()) {
            case TIMESTAMP -> bound == null ? null : ((LocalDateTime) bound).plus(LOST);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    bound == null ? null : ((OffsetDateTime) bound).plus(LOST);
            case REAL, DOUBLE -> null;
            default -> bound;
        };
    }

    private static @Nullable Object parse(DataType type, String text) {
        try {
            return switch (type.kind()) {
                case VARCHAR -> text.getBytes(StandardCharsets.UTF_8);
                case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE ->
                        TextValues.parse(type, text);
                case DECIMAL -> new java.math.BigDecimal(text);
                case TIMESTAMP -> LocalDateTime.parse(withoutZone(text));
                case TIMESTAMP_WITH_TIME_ZONE ->
                        OffsetDateTime.parse(text.replace(' ', 'T'))
                                .withOffsetSameInstant(ZoneOffset.UTC);
                default -> null;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static String withoutZone(String text) {
        String iso = text.replace(' ', 'T');
        return iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso;
    }

    private static boolean isNumber(@Nullable Object bound) {
        return bound instanceof Number number && !Double.isNaN(number.doubleValue());
    }

    private static @Nullable Object withoutZero(@Nullable Object bound, double zero) {
        if (bound instanceof Number number && number.doubleValue() == 0) {
            return bound instanceof Float ? (Object) (float) zero : (Object) zero;
        }
        return bound;
    }

    /** Whether text may have been cut without that its last character says so. */
    private static boolean isCut(DataType type, String text) {
        if (!type.kind().isText() || text.codePointCount(0, text.length()) < CUT) {
            return false;
        }
        int last = text.codePointBefore(text.length());
        return last != 0x7F && last != 0xFFFF && last != Character.MAX_CODE_POINT;
    }
}

package io.tauro.connector.delta;

import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of partition columns, which the log has as text. */
final class PartitionValues {

    private static final Pattern LONG_YEAR = Pattern.compile("\\d{5,}-");

    private PartitionValues() {}

    /**
     * The value of a text, of the type's {@code javaType()}; null for null and for the empty text,
     * as the protocol says.
     *
     * @throws IllegalArgumentException if it is none of the type
     */
    static @Nullable Object parse(DataType type, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (type.kind()) {
            case VARBINARY -> text.getBytes(StandardCharsets.UTF_8);
            case DATE -> date(text);
            case TIMESTAMP -> local(text);
            case TIMESTAMP_WITH_TIME_ZONE -> instant(text);
            default -> TextValues.parse(type, text);
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(iso(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * {@code 2026-01-31 12:00:00.5}, or with a T; a day is its midnight, as it was written before
     * the type of the column was widened.
     */
    private static LocalDateTime local(String text) {
        try {
            String iso = iso(text);
            return iso.indexOf('T') < 0
                    ? LocalDate.parse(iso).atStartOfDay()
                    : LocalDateTime.parse(iso);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** With a T, and years of more than four digits with a sign, as Java wants it. */
    private static String iso(String text) {
        String iso = text.replace(' ', 'T');
        return LONG_YEAR.matcher(iso).lookingAt() ? "+" + iso : iso;
    }

    /** With a zone, or without one: then it is of UTC. */
    private static OffsetDateTime instant(String text) {
        try {
            String iso = iso(text);
            boolean zoned =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC)
                    : local(iso).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

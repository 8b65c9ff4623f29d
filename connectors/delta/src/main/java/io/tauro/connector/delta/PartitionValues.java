package io.tauro.connector.delta;

import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Values of partition columns, which the log has as text. */
final class PartitionValues {

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
            case TIMESTAMP -> local(text);
            case TIMESTAMP_WITH_TIME_ZONE -> instant(text);
            default -> TextValues.parse(type, text);
        };
    }

    /** {@code 2026-01-31 12:00:00.5}, or with a T. */
    private static LocalDateTime local(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** With a zone, or without one: then it is of UTC. */
    private static OffsetDateTime instant(String text) {
        try {
            String iso = text.replace(' ', 'T');
            boolean zoned =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package io.tauro.data;

import io.tauro.type.DataType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * From the primitive values of vectors to the objects that {@link DataType#javaType()} promises.
 */
final class Boxes {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private Boxes() {}

    static Object ofInt(DataType type, int value) {
        return switch (type.kind()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case DATE -> LocalDate.ofEpochDay(value);
            default -> value;
        };
    }

    static Object ofLong(DataType type, long value) {
        return switch (type.kind()) {
            case TIME -> LocalTime.ofNanoOfDay(value * 1000);
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMP_WITH_TIME_ZONE -> timestamp(value).atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(Math.toIntExact(value)).normalized();
            case INTERVAL_DAY_SECOND -> Duration.of(value, ChronoUnit.MICROS);
            default -> value;
        };
    }

    private static LocalDateTime timestamp(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nano = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
    }

    static Object ofDouble(DataType type, double value) {
        return switch (type.kind()) {
            case REAL -> (float) value;
            default -> value;
        };
    }

    static Object ofBytes(DataType type, byte[] data, int start, int length) {
        return switch (type.kind()) {
            case VARBINARY -> Arrays.copyOfRange(data, start, start + length);
            case UUID -> {
                ByteBuffer buffer = ByteBuffer.wrap(data, start, length);
                yield new UUID(buffer.getLong(), buffer.getLong());
            }
            default -> new String(data, start, length, StandardCharsets.UTF_8);
        };
    }
}

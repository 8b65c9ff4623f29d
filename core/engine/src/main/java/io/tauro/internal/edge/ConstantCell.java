package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The same value for each row. */
final class ConstantCell extends Cell {

    private static final long MICROS = 1_000_000L;
    private static final byte[] NO_BYTES = {};

    private final boolean isNull;
    private final int truth;
    private final long whole;
    private final double real;
    private final BigDecimal exact;
    private final byte[] bytes;

    /**
     * @param value of the {@code javaType()} of the type, or null
     * @param domain of the type
     */
    ConstantCell(@Nullable Object value, Domain domain, DataType type) {
        isNull = value == null;
        truth =
                domain != Domain.TRUTH || value == null
                        ? UNKNOWN
                        : value.equals(true) ? TRUE : FALSE;
        whole = domain == Domain.WHOLE && value != null ? whole(value) : 0;
        real = domain == Domain.REAL && value instanceof Number number ? number.doubleValue() : 0;
        exact =
                domain == Domain.EXACT && value instanceof BigDecimal decimal
                        ? decimal
                        : BigDecimal.ZERO;
        bytes = domain == Domain.BYTES && value != null ? bytes(value, type) : NO_BYTES;
    }

    /** Days of a date, months of a period, microseconds of other times. */
    static long whole(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay() / 1000;
        }
        if (value instanceof LocalDateTime time) {
            return micros(time.toEpochSecond(ZoneOffset.UTC), time.getNano());
        }
        if (value instanceof OffsetDateTime time) {
            return micros(time.toEpochSecond(), time.getNano());
        }
        if (value instanceof Period period) {
            return period.toTotalMonths();
        }
        Duration duration = (Duration) value;
        return micros(duration.getSeconds(), duration.getNano());
    }

    private static long micros(long seconds, int nanos) {
        // The negative seconds of a fraction are one too many, which may be the one that overflows.
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS), nanos / 1000 - MICROS)
                : Math.addExact(Math.multiplyExact(seconds, MICROS), nanos / 1000);
    }

    static byte[] bytes(Object value, DataType type) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof UUID uuid) {
            return ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        String text = (String) value;
        int length = text.length();
        while (type.kind() == TypeKind.CHAR && length > 0 && text.charAt(length - 1) == ' ') {
            length--; // as it is kept in columns
        }
        return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void bind(IntFunction<ColumnVector> columns) {}

    @Override
    boolean isNull(int row) {
        return isNull;
    }

    @Override
    int truth(int row) {
        return truth;
    }

    @Override
    long whole(int row) {
        return whole;
    }

    @Override
    double real(int row) {
        return real;
    }

    @Override
    BigDecimal exact(int row) {
        return exact;
    }

    @Override
    byte[] bytes(int row) {
        return bytes;
    }

    @Override
    int start(int row) {
        return 0;
    }

    @Override
    int end(int row) {
        return bytes.length;
    }
}

package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.data.DecimalVector;
import io.tauro.predicate.ValueOrder;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the statistics of a column chunk are good for. Bounds count only in an order that is
 * defined: {@code min_value} and {@code max_value} where the file names the order of the column,
 * the older {@code min} and {@code max} only for signed numbers, which every writer has ordered
 * alike. Floating point numbers have no upper bound, for NaN is above all and not in statistics.
 */
final class ChunkStatistics {

    private final LeafColumn column;
    private final @Nullable Statistics statistics;
    private final boolean ordered;
    private final long rows;
    private final ValueRange range;

    ChunkStatistics(
            LeafColumn column, @Nullable Statistics statistics, boolean ordered, long rows) {
        this.column = column;
        this.statistics = statistics;
        this.ordered = ordered;
        this.rows = rows;
        this.range = makeRange();
    }

    ValueRange range() {
        return range;
    }

    /** How many values are null; -1 if that is not known. */
    long nulls() {
        if (!column.optional()) {
            return 0;
        }
        if (statistics == null || !statistics.isSetNull_count()) {
            return -1;
        }
        long nulls = statistics.getNull_count();
        return nulls < 0 || nulls > rows ? -1 : nulls;
    }

    /** How many different values there are, as the writer says; -1 if it does not. */
    long distinct() {
        if (statistics == null || !statistics.isSetDistinct_count()) {
            return -1;
        }
        long distinct = statistics.getDistinct_count();
        return distinct < 1 || distinct > rows ? -1 : distinct;
    }

    /** Whether the bounds of the range are values of the column. */
    boolean exactBounds() {
        return statistics != null
                && range.min() != null
                && range.max() != null
                && (!statistics.isSetIs_max_value_exact() || statistics.isIs_max_value_exact())
                && (!statistics.isSetIs_min_value_exact() || statistics.isIs_min_value_exact());
    }

    private ValueRange makeRange() {
        long nulls = nulls();
        if (nulls == rows && rows > 0) {
            return ValueRange.ALL_NULL;
        }
        Object min = null;
        Object max = null;
        if (statistics != null) {
            if (ordered) {
                min = bound(statistics.getMin_value());
                max = bound(statistics.getMax_value());
            } else if (isSigned()) {
                min = bound(statistics.getMin());
                max = bound(statistics.getMax());
            }
        }
        boolean floating =
                column.kind().physical() == Type.FLOAT || column.kind().physical() == Type.DOUBLE;
        if (isNaN(min)
                || isNaN(max)
                || min != null && max != null && ValueOrder.compare(min, max) > 0) {
            min = null;
            max = null;
        }
        return new ValueRange(min, floating ? null : max, nulls != 0, true);
    }

    private static boolean isNaN(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private boolean isSigned() {
        return switch (column.kind().physical()) {
            case BOOLEAN, FLOAT, DOUBLE -> true;
            case INT32, INT64 -> !column.kind().unsigned();
            default -> false;
        };
    }

    private @Nullable Object bound(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return switch (column.kind().physical()) {
                case BOOLEAN -> bytes.length == 1 ? (Object) (bytes[0] != 0) : null;
                case INT32 -> bytes.length == 4 ? ofInt(Bits.intAt(bytes, 0)) : null;
                case INT64 -> bytes.length == 8 ? ofLong(Bits.longAt(bytes, 0)) : null;
                case FLOAT ->
                        bytes.length == 4
                                ? (Object) Float.intBitsToFloat(Bits.intAt(bytes, 0))
                                : null;
                case DOUBLE ->
                        bytes.length == 8
                                ? (Object) Double.longBitsToDouble(Bits.longAt(bytes, 0))
                                : null;
                case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(bytes);
                case INT96 -> null;
            };
        } catch (ArithmeticException | java.time.DateTimeException e) {
            return null;
        }
    }

    private @Nullable Object ofInt(int value) {
        long number = column.kind().unsigned() ? Integer.toUnsignedLong(value) : value;
        return switch (column.type().kind()) {
            case DATE -> LocalDate.ofEpochDay(value);
            case TIME -> time(value);
            case DECIMAL -> BigDecimal.valueOf(value, column.type().scale());
            default -> number;
        };
    }

    private @Nullable Object ofLong(long value) {
        return switch (column.type().kind()) {
            case TIME -> time(value);
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMP_WITH_TIME_ZONE -> timestamp(value).atOffset(ZoneOffset.UTC);
            case DECIMAL ->
                    column.kind().unsigned()
                            ? new BigDecimal(DecimalVector.unscaled(0, value))
                            : BigDecimal.valueOf(value, column.type().scale());
            default -> value;
        };
    }

    private LocalTime time(long value) {
        return LocalTime.ofNanoOfDay(column.kind().unit().toMicros(value) * 1000);
    }

    private LocalDateTime timestamp(long value) {
        long micros = column.kind().unit().toMicros(value);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L),
                (int) Math.floorMod(micros, 1_000_000L) * 1000,
                ZoneOffset.UTC);
    }

    private @Nullable Object ofBytes(byte[] bytes) {
        DataType type = column.type();
        return switch (type.kind()) {
            case VARCHAR, JSON, VARBINARY -> bytes;
            case DECIMAL ->
                    bytes.length == 0 || bytes.length > 16
                            ? null
                            : new BigDecimal(new BigInteger(bytes), type.scale());
            case UUID -> {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                yield bytes.length == 16 ? new UUID(buffer.getLong(), buffer.getLong()) : null;
            }
            default -> null;
        };
    }
}

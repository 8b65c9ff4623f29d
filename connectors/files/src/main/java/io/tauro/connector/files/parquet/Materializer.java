package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.LeafColumn.Kind;
import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** Makes vectors of the raw values of pages: widens, scales and checks them. Stateless. */
final class Materializer {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private final Kind kind;
    private final DataType wanted;

    /** What values are made before they are converted, if they are. */
    private final DataType target;

    private final DecimalLimit limit;

    /**
     * @param target what to deliver: the type of the values, or one that {@link TypeWidening}
     *     allows
     */
    Materializer(Kind kind, DataType target) {
        this.kind = kind;
        this.wanted = target;
        this.target = TypeConversion.isNeeded(kind.type(), target) ? kind.type() : target;
        this.limit =
                DecimalLimit.of(
                        kind.type().kind() == TypeKind.DECIMAL ? kind.type().precision() : 0);
    }

    /**
     * The next rows.
     *
     * @param dense how many of the rows have a value
     * @param validity which ones; null for all
     */
    ColumnVector read(PageValues values, int rows, int dense, long @Nullable [] validity) {
        ColumnVector vector = stored(values, rows, dense, validity);
        return target.equals(wanted) ? vector : TypeConversion.convert(vector, wanted);
    }

    private ColumnVector stored(
            PageValues values, int rows, int dense, long @Nullable [] validity) {
        return switch (kind.physical()) {
            case BOOLEAN -> booleans(values, rows, dense, validity);
            case INT32 -> ints(values, rows, dense, validity);
            case INT64 -> longs(values, rows, dense, validity);
            case FLOAT, DOUBLE -> doubles(values, rows, dense, validity);
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                    bytes(values.readBytes(dense), rows, dense, validity);
        };
    }

    private ColumnVector booleans(
            PageValues values, int rows, int dense, long @Nullable [] validity) {
        boolean[] all = new boolean[rows];
        values.readBooleans(all, dense);
        Spread.booleans(all, validity, rows, dense);
        return new BooleanVector(target, all, validity, rows);
    }

    private ColumnVector doubles(
            PageValues values, int rows, int dense, long @Nullable [] validity) {
        double[] all = new double[rows];
        if (kind.physical() == Type.FLOAT) {
            values.readFloats(all, dense);
        } else {
            values.readDoubles(all, dense);
        }
        Spread.doubles(all, validity, rows, dense);
        return new DoubleVector(target, all, validity, rows);
    }

    private ColumnVector ints(PageValues values, int rows, int dense, long @Nullable [] validity) {
        int[] all = new int[rows];
        values.readInts(all, dense);
        if (target.physical() == TypeKind.Physical.INT) {
            checkRange(all, dense);
            Spread.ints(all, validity, rows, dense);
            return new IntVector(target, all, validity, rows);
        }
        long[] wide = new long[rows];
        for (int i = 0; i < dense; i++) {
            wide[i] = kind.unsigned() ? Integer.toUnsignedLong(all[i]) : all[i];
        }
        return integers(wide, rows, dense, validity);
    }

    /**
     * A file may say that its integers are small and still store large ones.
     *
     * <p>Not by comparing with the least and the greatest value: where these are those of {@code
     * int}, the optimising compiler of JDK 17 makes one comparison of the two that no value passes.
     */
    private void checkRange(int[] values, int count) {
        int bits = storedBits();
        if (bits == Integer.SIZE) {
            return;
        }
        int unused = Integer.SIZE - bits;
        for (int i = 0; i < count; i++) {
            int kept =
                    kind.unsigned()
                            ? values[i] << unused >>> unused
                            : values[i] << unused >> unused;
            if (kept != values[i]) {
                throw new MalformedData("a value that is out of the range of " + least());
            }
        }
    }

    /** How many bits of an INT32 are in use: by the file, or by who wants a smaller type. */
    private int storedBits() {
        return switch (least()) {
            case TINYINT -> 8;
            case SMALLINT -> kind.unsigned() ? 8 : 16;
            case INTEGER -> kind.unsigned() ? 16 : Integer.SIZE;
            default -> Integer.SIZE;
        };
    }

    private TypeKind least() {
        TypeKind stored = kind.type().kind();
        boolean smaller = target.kind().isInteger() && target.kind().compareTo(stored) < 0;
        return smaller ? target.kind() : stored;
    }

    private ColumnVector longs(PageValues values, int rows, int dense, long @Nullable [] validity) {
        long[] all = new long[rows];
        values.readLongs(all, dense);
        return integers(all, rows, dense, validity);
    }

    private ColumnVector integers(long[] all, int rows, int dense, long @Nullable [] validity) {
        switch (kind.type().kind()) {
            case DECIMAL -> {
                return kind.unsigned()
                        ? unsigned(all, rows, dense, validity)
                        : decimals(all, rows, dense, validity);
            }
            case TIME -> {
                toMicros(all, dense);
                checkTimes(all, dense);
            }
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> toMicros(all, dense);
            default -> {}
        }
        Spread.longs(all, validity, rows, dense);
        return target.kind() == TypeKind.DECIMAL
                ? new DecimalVector(target, all, null, validity, rows)
                : new LongVector(target, all, validity, rows);
    }

    private void toMicros(long[] values, int count) {
        if (kind.unit() == Unit.MICROS) {
            return;
        }
        for (int i = 0; i < count; i++) {
            values[i] = kind.unit().toMicros(values[i]);
        }
    }

    private static void checkTimes(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (values[i] < 0 || values[i] >= MICROS_PER_DAY) {
                throw new MalformedData("a time of day that is out of range");
            }
        }
    }

    private ColumnVector unsigned(long[] low, int rows, int dense, long @Nullable [] validity) {
        boolean wide = false;
        for (int i = 0; i < dense; i++) {
            wide |= low[i] < 0;
        }
        Spread.longs(low, validity, rows, dense);
        return new DecimalVector(target, low, wide ? new long[rows] : null, validity, rows);
    }

    private ColumnVector decimals(long[] all, int rows, int dense, long @Nullable [] validity) {
        limit.checkAll(all, dense);
        Spread.longs(all, validity, rows, dense);
        return new DecimalVector(target, all, null, validity, rows);
    }

    private ColumnVector bytes(ByteValues values, int rows, int dense, long @Nullable [] validity) {
        return switch (kind.type().kind()) {
            case DECIMAL -> byteDecimals(values, rows, dense, validity);
            case REAL -> halves(values, rows, dense, validity);
            case TIMESTAMP -> oldTimestamps(values, rows, dense, validity);
            case ROW -> intervals(values, rows, dense, validity);
            default -> {
                if (target.kind().isText() && !values.ascii()) {
                    Utf8.check(values.data(), values.offsets(), dense);
                }
                int[] offsets = Spread.offsets(values.offsets(), validity, rows);
                yield new BytesVector(target, values.data(), offsets, validity, rows);
            }
        };
    }

    private ColumnVector byteDecimals(
            ByteValues values, int rows, int dense, long @Nullable [] validity) {
        long[] low = new long[rows];
        long[] high = new long[rows];
        boolean wide = false;
        for (int i = 0; i < dense; i++) {
            BigEndian.read(values.data(), values.start(i), values.length(i), high, low, i);
            limit.check(high[i], low[i]);
            wide |= high[i] != low[i] >> 63;
        }
        Spread.longs(low, validity, rows, dense);
        if (wide) {
            Spread.longs(high, validity, rows, dense);
        }
        return new DecimalVector(target, low, wide ? high : null, validity, rows);
    }

    private ColumnVector halves(
            ByteValues values, int rows, int dense, long @Nullable [] validity) {
        double[] all = new double[rows];
        for (int i = 0; i < dense; i++) {
            int start = values.start(i);
            all[i] = half(values.data()[start] & 0xFF | (values.data()[start + 1] & 0xFF) << 8);
        }
        Spread.doubles(all, validity, rows, dense);
        return new DoubleVector(target, all, validity, rows);
    }

    /** The number that sixteen bits stand for: a sign, five bits of exponent, ten of fraction. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size;
        if (exponent == 0x1F) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((double) fraction, -24);
        } else {
            size = Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return (bits & 0x8000) == 0 ? size : -size;
    }

    /** INTERVAL: months, days and milliseconds, none of which has a sign. */
    private ColumnVector intervals(
            ByteValues values, int rows, int dense, long @Nullable [] validity) {
        List<ColumnVector> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            long[] all = new long[rows];
            for (int i = 0; i < dense; i++) {
                all[i] =
                        Integer.toUnsignedLong(
                                Bits.intAt(values.data(), values.start(i) + 4 * part));
            }
            Spread.longs(all, validity, rows, dense);
            parts.add(new LongVector(DataType.BIGINT, all, validity, rows));
        }
        return new StructVector(target, parts, validity, rows);
    }

    /** INT96: nanoseconds of the day, then the Julian day. */
    private ColumnVector oldTimestamps(
            ByteValues values, int rows, int dense, long @Nullable [] validity) {
        long[] all = new long[rows];
        for (int i = 0; i < dense; i++) {
            long nanos = Bits.longAt(values.data(), values.start(i));
            long day = (long) Bits.intAt(values.data(), values.start(i) + 8) - JULIAN_DAY_OF_EPOCH;
            // Spark lets days overflow when it writes years from 285,000 on; so they come back.
            all[i] = day * MICROS_PER_DAY + Math.floorDiv(nanos, 1000L);
        }
        Spread.longs(all, validity, rows, dense);
        return new LongVector(target, all, validity, rows);
    }
}

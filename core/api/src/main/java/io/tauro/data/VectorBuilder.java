package io.tauro.data;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a vector value by value. Not thread-safe. After {@link #build()} it is empty again, with
 * arrays of its own.
 *
 * <p>The primitive methods fit one layout each ({@link DataType#physical()}): {@code appendInt} an
 * INT, and so on. {@link #append(Object)} takes an object of {@link DataType#javaType()}.
 */
public final class VectorBuilder {

    private static final boolean[] NO_BOOLEANS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};
    private static final byte[] NO_BYTES = {};

    /** No rows have one offset: where they end. */
    private static final int[] NO_OFFSETS = {0};

    private final DataType type;
    private final TypeKind.Physical physical;
    private final List<VectorBuilder> children;

    /** The rows to make room for when the first of a vector comes. */
    private int first;

    private int capacity;
    private int size;
    private boolean[] booleans = NO_BOOLEANS;
    private int[] ints = NO_OFFSETS;
    private long[] longs = NO_LONGS;
    private long[] highs = NO_LONGS;
    private boolean wide;
    private double[] doubles = NO_DOUBLES;
    private byte[] data = NO_BYTES;
    private int used;
    private long[] validity = NO_LONGS;
    private boolean anyNull;

    /**
     * @param type the type of the values
     * @param capacity the rows to make room for at first; it grows
     */
    public VectorBuilder(DataType type, int capacity) {
        this.type = type;
        this.physical = type.physical();
        this.first = Math.max(capacity, 16);
        this.children = childrenOf(type, first);
    }

    private static List<VectorBuilder> childrenOf(DataType type, int capacity) {
        return switch (type.kind()) {
            case ARRAY -> List.of(new VectorBuilder(type.elementType(), capacity));
            case MAP -> List.of(new VectorBuilder(DataType.row(type.fields()), capacity));
            case ROW ->
                    type.fields().stream()
                            .map(field -> new VectorBuilder(field.type(), capacity))
                            .toList();
            default -> List.of();
        };
    }

    /** Makes no arrays: many a builder gets no more values. */
    private void reset() {
        first = Math.max(first, capacity);
        capacity = 0;
        size = 0;
        used = 0;
        anyNull = false;
        wide = false;
        booleans = NO_BOOLEANS;
        ints = NO_OFFSETS;
        longs = NO_LONGS;
        highs = NO_LONGS;
        doubles = NO_DOUBLES;
        data = NO_BYTES;
        validity = NO_LONGS;
    }

    /** The number of values so far. */
    public int size() {
        return size;
    }

    public DataType type() {
        return type;
    }

    public void appendNull() {
        int row = next();
        anyNull = true;
        switch (physical) {
            case BYTES -> ints[row + 1] = used;
            case LIST -> ints[row + 1] = children.get(0).size();
            case STRUCT -> children.forEach(VectorBuilder::appendNull);
            default -> {}
        }
    }

    public void appendBoolean(boolean value) {
        int row = nextValid();
        booleans[row] = value;
    }

    public void appendInt(int value) {
        int row = nextValid();
        ints[row] = value;
    }

    public void appendLong(long value) {
        int row = nextValid();
        longs[row] = value;
    }

    public void appendDouble(double value) {
        int row = nextValid();
        doubles[row] = type.kind() == TypeKind.REAL ? (float) value : value;
    }

    /** The unscaled value of a DECIMAL of this type's scale. */
    public void appendDecimal(long unscaled) {
        appendDecimal(unscaled >> 63, unscaled);
    }

    /** The unscaled value of a DECIMAL of this type's scale, as 128 bits. */
    public void appendDecimal(long high, long low) {
        int row = nextValid();
        longs[row] = low;
        highs[row] = high;
        wide |= high != low >> 63;
    }

    /**
     * A DECIMAL of any scale, rounded half up (away from zero) to this type's.
     *
     * @throws ArithmeticException if it has more digits than the type
     */
    public void appendDecimal(BigDecimal value) {
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new ArithmeticException("A value has more digits than " + type);
        }
        BigInteger unscaled = scaled.unscaledValue();
        appendDecimal(unscaled.shiftRight(64).longValue(), unscaled.longValue());
    }

    /** Bytes of text in UTF-8, of VARBINARY, or the sixteen of a UUID; they are copied. */
    public void appendBytes(byte[] source, int start, int length) {
        int row = nextValid();
        if (data.length - used < length) {
            data =
                    Arrays.copyOf(
                            data,
                            Math.max(
                                    Math.addExact(used, length),
                                    (int) Math.min(Integer.MAX_VALUE - 8, data.length * 2L)));
        }
        System.arraycopy(source, start, data, used, length);
        used += length;
        ints[row + 1] = used;
    }

    public void appendText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        appendBytes(bytes, 0, bytes.length);
    }

    /**
     * An object of the type's {@link DataType#javaType()}, or null. Wider numbers are taken where
     * they fit.
     *
     * @throws ClassCastException if it is of another class
     * @throws ArithmeticException if a number does not fit
     */
    public void append(@Nullable Object value) {
        if (value == null) {
            appendNull();
            return;
        }
        switch (type.kind()) {
            case BOOLEAN -> appendBoolean((Boolean) value);
            case TINYINT -> appendInt(checked(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case SMALLINT -> appendInt(checked(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case INTEGER -> appendInt(checked(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIGINT -> appendLong(integral(value));
            case DECIMAL -> appendDecimal(decimal(value));
            case REAL, DOUBLE -> appendDouble(((Number) value).doubleValue());
            case CHAR -> appendText(withoutTrailingSpaces(value.toString()));
            case VARCHAR, JSON -> appendText((String) value);
            case VARBINARY -> appendBytes((byte[]) value, 0, ((byte[]) value).length);
            case DATE -> appendInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TIME -> appendLong(truncate(((LocalTime) value).toNanoOfDay() / 1000));
            case TIMESTAMP -> appendLong(truncate(micros((LocalDateTime) value)));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    appendLong(
                            truncate(
                                    micros(
                                            ((OffsetDateTime) value)
                                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                                    .toLocalDateTime())));
            case INTERVAL_YEAR_MONTH -> appendLong(((Period) value).toTotalMonths());
            case INTERVAL_DAY_SECOND ->
                    appendLong(((Duration) value).dividedBy(Duration.of(1, ChronoUnit.MICROS)));
            case UUID -> appendUuid((UUID) value);
            case ARRAY -> appendList((Collection<?>) value);
            case MAP -> appendMap((Map<?, ?>) value);
            case ROW -> appendStruct((List<?>) value);
            case NULL -> throw new ClassCastException("A value where only NULL can be");
        }
    }

    private static int checked(Object value, int min, int max) {
        long number = integral(value);
        if (number < min || number > max) {
            throw new ArithmeticException("A number is out of range");
        }
        return (int) number;
    }

    private static long integral(Object value) {
        if (value instanceof BigDecimal number) {
            return number.longValueExact();
        }
        if (value instanceof BigInteger number) {
            return number.longValueExact();
        }
        return ((Number) value).longValue();
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    /** CHAR is kept without its padding, so that it means the same from every source. */
    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static long micros(LocalDateTime value) {
        long seconds = value.toEpochSecond(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), value.getNano() / 1000);
    }

    private long truncate(long micros) {
        long unit = 1;
        for (int i = type.precision(); i < 6; i++) {
            unit *= 10;
        }
        return unit == 1 ? micros : Math.floorDiv(micros, unit) * unit;
    }

    private void appendUuid(UUID value) {
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(value.getMostSignificantBits())
                        .putLong(value.getLeastSignificantBits())
                        .array();
        appendBytes(bytes, 0, 16);
    }

    private void appendList(Collection<?> elements) {
        elements.forEach(children.get(0)::append);
        endList();
    }

    private void appendMap(Map<?, ?> entries) {
        entries.forEach((key, value) -> children.get(0).append(Arrays.asList(key, value)));
        endList();
    }

    /**
     * Ends a row of an ARRAY or MAP whose elements have been appended to {@link #child child(0)}.
     */
    public void endList() {
        int row = nextValid();
        ints[row + 1] = children.get(0).size();
    }

    private void appendStruct(List<?> fields) {
        if (fields.size() != children.size()) {
            throw new ClassCastException(
                    "A row of " + fields.size() + " fields where " + type + " is expected");
        }
        for (int i = 0; i < fields.size(); i++) {
            children.get(i).append(fields.get(i));
        }
        endStruct();
    }

    /** Ends a ROW each of whose fields has been appended to its {@link #child}. */
    public void endStruct() {
        nextValid();
    }

    /** The builder of an array's elements (0), of a map's entries (0), or of a row's field. */
    public VectorBuilder child(int index) {
        return children.get(index);
    }

    private int nextValid() {
        int row = next();
        Validity.setValid(validity, row);
        return row;
    }

    private int next() {
        if (size == capacity) {
            grow();
        }
        return size++;
    }

    private void grow() {
        if (capacity == 0 && physical == TypeKind.Physical.BYTES) {
            data = new byte[first * 8];
        }
        capacity = capacity == 0 ? first : Math.multiplyExact(capacity, 2);
        validity = Arrays.copyOf(validity, (capacity + 63) >>> 6);
        switch (physical) {
            case BOOLEAN -> booleans = Arrays.copyOf(booleans, capacity);
            case INT -> ints = Arrays.copyOf(ints, capacity);
            case LONG -> longs = Arrays.copyOf(longs, capacity);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, capacity);
            case DECIMAL -> {
                longs = Arrays.copyOf(longs, capacity);
                highs = Arrays.copyOf(highs, capacity);
            }
            case BYTES, LIST -> ints = Arrays.copyOf(ints, capacity + 1);
            case STRUCT -> {}
        }
    }

    /** The values so far as a vector; the builder starts again. */
    public ColumnVector build() {
        long[] bits = anyNull ? validity : null;
        ColumnVector vector =
                switch (physical) {
                    case BOOLEAN -> new BooleanVector(type, booleans, bits, size);
                    case INT -> new IntVector(type, ints, bits, size);
                    case LONG -> new LongVector(type, longs, bits, size);
                    case DOUBLE -> new DoubleVector(type, doubles, bits, size);
                    case DECIMAL -> new DecimalVector(type, longs, wide ? highs : null, bits, size);
                    case BYTES -> new BytesVector(type, data, ints, bits, size);
                    case LIST -> new ListVector(type, ints, children.get(0).build(), bits, size);
                    case STRUCT -> new StructVector(type, buildChildren(), bits, size);
                };
        reset();
        return vector;
    }

    private List<ColumnVector> buildChildren() {
        List<ColumnVector> vectors = new ArrayList<>();
        children.forEach(child -> vectors.add(child.build()));
        return vectors;
    }
}

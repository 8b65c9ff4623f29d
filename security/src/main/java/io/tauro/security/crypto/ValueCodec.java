package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Objects of {@link DataType#javaType()} as the bytes that are enciphered, and back. */
final class ValueCodec {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private ValueCodec() {}

    /**
     * @throws TauroException {@code TAURO-2014} if the value is not one of the type
     */
    static byte[] encode(Object value, DataType type) {
        byte tag = ValueTag.of(type);
        try {
            return encode(tag, value, type);
        } catch (ClassCastException
                | ArithmeticException
                | DateTimeException
                | CharacterCodingException e) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A "
                            + value.getClass().getSimpleName()
                            + " is to be enciphered as "
                            + type
                            + ", and is no such value. Give one of class "
                            + type.javaType().getSimpleName()
                            + " that fits the type.");
        }
    }

    private static byte[] encode(byte tag, Object value, DataType type)
            throws CharacterCodingException {
        return switch (tag) {
            case ValueTag.BOOLEAN -> new byte[] {tag, (byte) ((Boolean) value ? 1 : 0)};
            case ValueTag.INTEGER -> eight(tag, integer(value, type.kind()));
            case ValueTag.DECIMAL -> decimal(value, type);
            case ValueTag.REAL ->
                    ByteBuffer.allocate(5)
                            .put(tag)
                            .putInt(Float.floatToIntBits((Float) value))
                            .array();
            case ValueTag.DOUBLE -> eight(tag, Double.doubleToLongBits((Double) value));
            case ValueTag.TEXT -> text((String) value, type);
            case ValueTag.BYTES -> behind(tag, (byte[]) value);
            case ValueTag.DATE -> eight(tag, ((LocalDate) value).toEpochDay());
            case ValueTag.TIME ->
                    eight(tag, fine(whole(((LocalTime) value).toNanoOfDay(), 1000), type));
            case ValueTag.TIMESTAMP -> eight(tag, fine(micros((LocalDateTime) value), type));
            case ValueTag.INSTANT -> eight(tag, fine(micros((OffsetDateTime) value), type));
            case ValueTag.MONTHS -> eight(tag, months((Period) value));
            case ValueTag.DURATION -> eight(tag, micros((Duration) value));
            case ValueTag.UUID -> behind(tag, bytes((UUID) value));
            default -> throw new IllegalStateException("No such tag");
        };
    }

    private static long integer(Object value, TypeKind kind) {
        boolean integral =
                value instanceof Integer || value instanceof Short || value instanceof Byte;
        return integer(integral ? ((Number) value).longValue() : (Long) value, kind);
    }

    private static long integer(long number, TypeKind kind) {
        if (!fits(number, kind)) {
            throw new ArithmeticException("Out of range");
        }
        return number;
    }

    static boolean fits(long number, TypeKind kind) {
        return switch (kind) {
            case TINYINT -> number == (byte) number;
            case SMALLINT -> number == (short) number;
            case INTEGER -> number == (int) number;
            default -> true;
        };
    }

    private static byte[] decimal(Object value, DataType type) {
        BigDecimal number = exact((BigDecimal) value, type);
        byte[] unscaled = number.unscaledValue().toByteArray();
        return ByteBuffer.allocate(2 + unscaled.length)
                .put(ValueTag.DECIMAL)
                .put((byte) type.scale())
                .put(unscaled)
                .array();
    }

    private static BigDecimal exact(BigDecimal value, DataType type) {
        BigDecimal number = value.setScale(type.scale(), java.math.RoundingMode.UNNECESSARY);
        if (number.precision() > type.precision()) {
            throw new ArithmeticException("Too many digits");
        }
        return number;
    }

    private static byte[] text(String value, DataType type) throws CharacterCodingException {
        String text = type.kind() == TypeKind.CHAR ? value.replaceFirst(" +$", "") : value;
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] all = new byte[1 + bytes.remaining()];
        all[0] = ValueTag.TEXT;
        bytes.get(all, 1, bytes.remaining());
        return all;
    }

    private static byte[] eight(byte tag, long value) {
        return ByteBuffer.allocate(9).put(tag).putLong(value).array();
    }

    private static byte[] behind(byte tag, byte[] bytes) {
        return ByteBuffer.allocate(1 + bytes.length).put(tag).put(bytes).array();
    }

    private static long whole(long value, long unit) {
        if (value % unit != 0) {
            throw new ArithmeticException("Finer than microseconds");
        }
        return value / unit;
    }

    static long micros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                whole(time.getNano(), 1000));
    }

    static long micros(OffsetDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(), MICROS_PER_SECOND),
                whole(time.getNano(), 1000));
    }

    private static long micros(Duration time) {
        return Math.addExact(
                Math.multiplyExact(time.getSeconds(), MICROS_PER_SECOND),
                whole(time.getNano(), 1000));
    }

    @SuppressWarnings("JavaPeriodGetDays")
    private static long months(Period period) {
        if (period.getDays() != 0) {
            throw new ArithmeticException("Days are no months");
        }
        return period.toTotalMonths();
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /**
     * @throws RuntimeException of any class if the bytes are not a value of the type
     */
    static Object decode(byte[] plain, DataType type) {
        ByteBuffer in = ByteBuffer.wrap(plain);
        if (in.get() != ValueTag.of(type)) {
            throw new IllegalArgumentException("A value of another type");
        }
        Object value =
                switch (type.kind()) {
                    case BOOLEAN -> in.get() != 0;
                    case TINYINT -> (byte) integer(in.getLong(), TypeKind.TINYINT);
                    case SMALLINT -> (short) integer(in.getLong(), TypeKind.SMALLINT);
                    case INTEGER -> (int) integer(in.getLong(), TypeKind.INTEGER);
                    case BIGINT -> in.getLong();
                    case DECIMAL -> {
                        int scale = in.get();
                        yield exact(new BigDecimal(new BigInteger(rest(in)), scale), type);
                    }
                    case REAL -> Float.intBitsToFloat(in.getInt());
                    case DOUBLE -> in.getDouble();
                    case CHAR, VARCHAR, JSON -> new String(rest(in), StandardCharsets.UTF_8);
                    case VARBINARY -> rest(in);
                    case DATE -> LocalDate.ofEpochDay(in.getLong());
                    case TIME ->
                            LocalTime.ofNanoOfDay(
                                    Math.multiplyExact(fine(in.getLong(), type), 1000L));
                    case TIMESTAMP -> timestamp(fine(in.getLong(), type));
                    case TIMESTAMP_WITH_TIME_ZONE ->
                            timestamp(fine(in.getLong(), type)).atOffset(ZoneOffset.UTC);
                    case INTERVAL_YEAR_MONTH ->
                            Period.ofMonths(Math.toIntExact(in.getLong())).normalized();
                    case INTERVAL_DAY_SECOND -> Duration.of(in.getLong(), ChronoUnit.MICROS);
                    case UUID -> new UUID(in.getLong(), in.getLong());
                    case ARRAY, MAP, ROW, NULL ->
                            throw new IllegalArgumentException("Not enciphered");
                };
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("More than a value");
        }
        return value;
    }

    /** The microseconds, if the type can tell them. */
    private static long fine(long micros, DataType type) {
        return whole(micros, unit(type)) * unit(type);
    }

    /** The microseconds of the last digit that a type keeps. */
    static long unit(DataType type) {
        long unit = 1;
        for (int i = type.precision(); i < 6; i++) {
            unit *= 10;
        }
        return unit;
    }

    private static byte[] rest(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    private static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
                ZoneOffset.UTC);
    }
}

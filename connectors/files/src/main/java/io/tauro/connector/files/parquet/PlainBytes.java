package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.LeafColumn.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * How a value that a condition asks for is stored plainly; empty where it could be stored in more
 * than one way, or where values are not equal just because their bytes are.
 */
final class PlainBytes {

    private PlainBytes() {}

    static Optional<byte[]> of(Kind kind, Object value) {
        try {
            return switch (kind.physical()) {
                case INT32 -> number(kind, value).map(n -> ofInt(kind, n)).flatMap(n -> n);
                case INT64 -> number(kind, value).map(n -> little(8).putLong(n).array());
                case BYTE_ARRAY -> bytes(kind, value);
                case FIXED_LEN_BYTE_ARRAY -> fixed(kind, value);
                default -> Optional.empty();
            };
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Optional<byte[]> ofInt(Kind kind, long number) {
        boolean fits =
                kind.unsigned() ? number >= 0 && number <= 0xFFFFFFFFL : number == (int) number;
        return fits ? Optional.of(little(4).putInt((int) number).array()) : Optional.empty();
    }

    private static Optional<Long> number(Kind kind, Object value) {
        return switch (kind.type().kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    value instanceof Number number && !isFloating(number)
                            ? Optional.of(new BigDecimal(number.toString()).longValueExact())
                            : Optional.empty();
            case DECIMAL ->
                    value instanceof BigDecimal number
                            ? decimal(kind, unscaled(kind, number))
                            : Optional.empty();
            case DATE ->
                    value instanceof LocalDate date
                            ? Optional.of(date.toEpochDay())
                            : Optional.empty();
            case TIMESTAMP ->
                    value instanceof LocalDateTime time ? moment(kind, time) : Optional.empty();
            case TIMESTAMP_WITH_TIME_ZONE ->
                    value instanceof OffsetDateTime time
                            ? moment(
                                    kind,
                                    time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static BigInteger unscaled(Kind kind, BigDecimal number) {
        return number.setScale(kind.type().scale()).unscaledValue();
    }

    private static Optional<Long> decimal(Kind kind, BigInteger number) {
        if (!kind.unsigned()) {
            return Optional.of(number.longValueExact());
        }
        return number.signum() >= 0 && number.bitLength() <= 64
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Where digits are cut off when they are read, several stored values mean the same. */
    private static Optional<Long> moment(Kind kind, LocalDateTime time) {
        int unit = kind.unit() == Unit.MILLIS ? 1_000_000 : 1000;
        if (kind.unit() == Unit.NANOS || time.getNano() % unit != 0) {
            return Optional.empty();
        }
        long second = time.toEpochSecond(ZoneOffset.UTC);
        return Optional.of(
                Math.addExact(
                        Math.multiplyExact(second, 1_000_000_000L / unit),
                        (long) (time.getNano() / unit)));
    }

    private static Optional<byte[]> bytes(Kind kind, Object value) {
        return switch (kind.type().kind()) {
            case VARCHAR, VARBINARY ->
                    value instanceof String text
                            ? Optional.of(text.getBytes(StandardCharsets.UTF_8))
                            : value instanceof byte[] some ? Optional.of(some) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> fixed(Kind kind, Object value) {
        return switch (kind.type().kind()) {
            case UUID ->
                    value instanceof UUID id
                            ? Optional.of(
                                    ByteBuffer.allocate(16)
                                            .putLong(id.getMostSignificantBits())
                                            .putLong(id.getLeastSignificantBits())
                                            .array())
                            : Optional.empty();
            case VARBINARY -> value instanceof byte[] some ? Optional.of(some) : Optional.empty();
            case DECIMAL ->
                    value instanceof BigDecimal number
                            ? Optional.of(bigEndian(unscaled(kind, number), kind.length()))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static byte[] bigEndian(BigInteger number, int length) {
        byte[] digits = number.toByteArray();
        if (digits.length > length) {
            throw new ArithmeticException("It has too many digits");
        }
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
        return bytes;
    }
}

package io.tauro.connector.files.parquet;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A type of Parquet with random values, and what they should read as.
 *
 * @param name the name of its column
 * @param stored how it is stored
 * @param length of FIXED_LEN_BYTE_ARRAY; else 0
 * @param logical what it means; null for nothing
 * @param random makes a stored value
 * @param type the type it reads as
 * @param read what a stored value reads as
 */
record StoredType(
        String name,
        PrimitiveTypeName stored,
        int length,
        @Nullable LogicalTypeAnnotation logical,
        Function<Random, Object> random,
        DataType type,
        Function<Object, Object> read) {

    PrimitiveType column(boolean optional) {
        return (optional ? Types.optional(stored) : Types.required(stored))
                .length(length)
                .as(logical)
                .named(name);
    }

    static final List<StoredType> ALL =
            List.of(
                    of(
                            "bool",
                            PrimitiveTypeName.BOOLEAN,
                            null,
                            Random::nextBoolean,
                            DataType.BOOLEAN,
                            v -> v),
                    of(
                            "int32",
                            PrimitiveTypeName.INT32,
                            null,
                            StoredType::anyInt,
                            DataType.INTEGER,
                            v -> v),
                    of(
                            "int64",
                            PrimitiveTypeName.INT64,
                            null,
                            StoredType::anyLong,
                            DataType.BIGINT,
                            v -> v),
                    of(
                            "float",
                            PrimitiveTypeName.FLOAT,
                            null,
                            r -> Float.intBitsToFloat(r.nextInt() & ~0x400000),
                            DataType.REAL,
                            v -> v),
                    of(
                            "double",
                            PrimitiveTypeName.DOUBLE,
                            null,
                            r -> r.nextInt(9) == 0 ? Double.NaN : r.nextGaussian(),
                            DataType.DOUBLE,
                            v -> v),
                    of(
                            "binary",
                            PrimitiveTypeName.BINARY,
                            null,
                            r -> bytes(r, r.nextInt(20)),
                            DataType.VARBINARY,
                            v -> v),
                    of(
                            "fixed",
                            PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                            5,
                            null,
                            r -> bytes(r, 5),
                            DataType.varbinary(5),
                            v -> v),
                    of(
                            "int96",
                            PrimitiveTypeName.INT96,
                            null,
                            StoredType::int96,
                            DataType.TIMESTAMP,
                            StoredType::ofInt96),
                    text("string", LogicalTypeAnnotation.stringType(), DataType.VARCHAR),
                    text("enum", LogicalTypeAnnotation.enumType(), DataType.VARCHAR),
                    text("json", LogicalTypeAnnotation.jsonType(), DataType.JSON),
                    of(
                            "bson",
                            PrimitiveTypeName.BINARY,
                            LogicalTypeAnnotation.bsonType(),
                            r -> bytes(r, 9),
                            DataType.VARBINARY,
                            v -> v),
                    of(
                            "date",
                            PrimitiveTypeName.INT32,
                            LogicalTypeAnnotation.dateType(),
                            r -> r.nextInt(100_000) - 50_000,
                            DataType.DATE,
                            v -> LocalDate.ofEpochDay((int) v)),
                    of(
                            "time_ms",
                            PrimitiveTypeName.INT32,
                            LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS),
                            r -> r.nextInt(86_400_000),
                            DataType.time(3),
                            v -> LocalTime.MIDNIGHT.plus((int) v, ChronoUnit.MILLIS)),
                    of(
                            "time_us",
                            PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS),
                            r -> below(r, 86_400_000_000L),
                            DataType.TIME,
                            v -> LocalTime.MIDNIGHT.plus((long) v, ChronoUnit.MICROS)),
                    of(
                            "time_ns",
                            PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.timeType(true, TimeUnit.NANOS),
                            r -> below(r, 86_400_000_000_000L),
                            DataType.TIME,
                            v -> LocalTime.ofNanoOfDay((long) v).truncatedTo(ChronoUnit.MICROS)),
                    timestamp("ts_ms", false, TimeUnit.MILLIS),
                    timestamp("ts_us", false, TimeUnit.MICROS),
                    timestamp("ts_ns", false, TimeUnit.NANOS),
                    timestamp("at_ms", true, TimeUnit.MILLIS),
                    timestamp("at_us", true, TimeUnit.MICROS),
                    timestamp("at_ns", true, TimeUnit.NANOS),
                    integer("i8", 8, true, DataType.TINYINT, v -> v.byteValue()),
                    integer("i16", 16, true, DataType.SMALLINT, v -> v.shortValue()),
                    integer("i32", 32, true, DataType.INTEGER, v -> v.intValue()),
                    integer("i64", 64, true, DataType.BIGINT, v -> v.longValue()),
                    integer("u8", 8, false, DataType.SMALLINT, v -> v.shortValue()),
                    integer("u16", 16, false, DataType.INTEGER, v -> v.intValue()),
                    integer("u32", 32, false, DataType.BIGINT, v -> v.longValue()),
                    integer("u64", 64, false, DataType.decimal(20, 0), BigDecimal::new),
                    of(
                            "dec32",
                            PrimitiveTypeName.INT32,
                            LogicalTypeAnnotation.decimalType(2, 9),
                            r -> r.nextInt(1_999_999_999) - 999_999_999,
                            DataType.decimal(9, 2),
                            v -> BigDecimal.valueOf((int) v, 2)),
                    of(
                            "dec64",
                            PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.decimalType(6, 18),
                            r -> below(r, 999_999_999_999_999_999L),
                            DataType.decimal(18, 6),
                            v -> BigDecimal.valueOf((long) v, 6)),
                    decimal("dec_fixed", 9, 5, 20),
                    decimal("dec_38", 16, 10, 38),
                    decimal("dec_small", 3, 1, 5),
                    decimal("dec_binary", 0, 4, 30),
                    of(
                            "uuid",
                            PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                            16,
                            LogicalTypeAnnotation.uuidType(),
                            r -> bytes(r, 16),
                            DataType.UUID,
                            v ->
                                    new UUID(
                                            ByteBuffer.wrap((byte[]) v).getLong(0),
                                            ByteBuffer.wrap((byte[]) v).getLong(8))),
                    of(
                            "half",
                            PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                            2,
                            LogicalTypeAnnotation.float16Type(),
                            r -> bytes(r, 2),
                            DataType.REAL,
                            StoredType::ofHalf));

    private static StoredType of(
            String name,
            PrimitiveTypeName stored,
            @Nullable LogicalTypeAnnotation logical,
            Function<Random, Object> random,
            DataType type,
            Function<Object, Object> read) {
        return new StoredType(name, stored, 0, logical, random, type, read);
    }

    private static StoredType of(
            String name,
            PrimitiveTypeName stored,
            int length,
            @Nullable LogicalTypeAnnotation logical,
            Function<Random, Object> random,
            DataType type,
            Function<Object, Object> read) {
        return new StoredType(name, stored, length, logical, random, type, read);
    }

    private static StoredType text(String name, LogicalTypeAnnotation logical, DataType type) {
        return of(
                name,
                PrimitiveTypeName.BINARY,
                logical,
                StoredType::anyText,
                type,
                v -> new String((byte[]) v, StandardCharsets.UTF_8));
    }

    private static Object anyText(Random random) {
        StringBuilder text = new StringBuilder("prefix ".repeat(random.nextInt(3)));
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(5) == 0
                            ? 0x1F600 + random.nextInt(40)
                            : 'a' + random.nextInt(26));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object anyInt(Random random) {
        return random.nextBoolean() ? random.nextInt() : random.nextInt(100);
    }

    private static Object anyLong(Random random) {
        return random.nextBoolean() ? random.nextLong() : (Object) (long) random.nextInt(100);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long below(Random random, long bound) {
        return Math.floorMod(random.nextLong(), bound);
    }

    private static Object int96(Random random) {
        ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(below(random, 86_400_000_000_000L))
                .putInt(2_400_000 + random.nextInt(100_000));
        return buffer.array();
    }

    private static Object ofInt96(Object value) {
        ByteBuffer buffer = ByteBuffer.wrap((byte[]) value).order(ByteOrder.LITTLE_ENDIAN);
        LocalTime time = LocalTime.ofNanoOfDay(buffer.getLong(0)).truncatedTo(ChronoUnit.MICROS);
        return LocalDate.EPOCH.plusDays(buffer.getInt(8) - 2_440_588).atTime(time);
    }

    private static StoredType timestamp(String name, boolean instant, TimeUnit unit) {
        long perSecond =
                unit == TimeUnit.MILLIS
                        ? 1000
                        : unit == TimeUnit.MICROS ? 1_000_000 : 1_000_000_000;
        int digits = unit == TimeUnit.MILLIS ? 3 : 6;
        return of(
                name,
                PrimitiveTypeName.INT64,
                LogicalTypeAnnotation.timestampType(instant, unit),
                r -> below(r, 8_000_000_000L * perSecond) - 4_000_000_000L * perSecond,
                instant ? DataType.timestampWithTimeZone(digits) : DataType.timestamp(digits),
                v -> {
                    long nanos = Math.floorMod((long) v, perSecond) * (1_000_000_000 / perSecond);
                    Instant at =
                            Instant.ofEpochSecond(Math.floorDiv((long) v, perSecond), nanos)
                                    .truncatedTo(ChronoUnit.MICROS);
                    return instant
                            ? (Object) at.atOffset(ZoneOffset.UTC)
                            : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
                });
    }

    private static StoredType integer(
            String name,
            int bits,
            boolean signed,
            DataType type,
            Function<BigInteger, Object> read) {
        return of(
                name,
                bits == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32,
                LogicalTypeAnnotation.intType(bits, signed),
                r -> {
                    BigInteger number = new BigInteger(bits, r);
                    number = signed ? number.subtract(BigInteger.ONE.shiftLeft(bits - 1)) : number;
                    return bits == 64 ? (Object) number.longValue() : (Object) number.intValue();
                },
                type,
                v -> {
                    long raw = ((Number) v).longValue();
                    BigInteger number = BigInteger.valueOf(raw);
                    if (!signed && raw < 0) {
                        number = number.add(BigInteger.ONE.shiftLeft(bits));
                    }
                    return read.apply(number);
                });
    }

    private static StoredType decimal(String name, int length, int scale, int precision) {
        return new StoredType(
                name,
                length == 0 ? PrimitiveTypeName.BINARY : PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                length,
                LogicalTypeAnnotation.decimalType(scale, precision),
                r -> unscaled(r, precision, length),
                DataType.decimal(precision, scale),
                v -> new BigDecimal(new BigInteger((byte[]) v), scale));
    }

    private static byte[] unscaled(Random random, int precision, int length) {
        BigInteger number =
                new BigInteger(1 + random.nextInt(126), random).mod(BigInteger.TEN.pow(precision));
        byte[] digits = (random.nextBoolean() ? number : number.negate()).toByteArray();
        if (length == 0) {
            return digits;
        }
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (digits[0] < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
        return bytes;
    }

    private static Object ofHalf(Object value) {
        byte[] bytes = (byte[]) value;
        int bits = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
        int exponent = bits >> 10 & 31;
        double fraction = (bits & 1023) / 1024.0;
        double size =
                exponent == 0
                        ? fraction * Math.pow(2, -14)
                        : exponent == 31
                                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                                : (1 + fraction) * Math.pow(2, exponent - 15.0);
        return (float) (bits >> 15 == 0 ? size : -size);
    }
}

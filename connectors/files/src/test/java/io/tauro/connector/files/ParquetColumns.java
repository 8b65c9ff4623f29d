package io.tauro.connector.files;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** How our types and values are usually stored in Parquet, for tests. */
public final class ParquetColumns {

    private ParquetColumns() {}

    public static boolean stores(DataType type) {
        return switch (type.kind()) {
            case CHAR, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, ARRAY, MAP, ROW, NULL -> false;
            default -> true;
        };
    }

    /** Types that Parquet does not tell apart come back as the widest. */
    public static DataType readType(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> DataType.VARCHAR;
            case VARBINARY -> DataType.VARBINARY;
            case TIME -> DataType.time(type.precision() <= 3 ? 3 : 6);
            case TIMESTAMP -> DataType.timestamp(type.precision() <= 3 ? 3 : 6);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    DataType.timestampWithTimeZone(type.precision() <= 3 ? 3 : 6);
            default -> type;
        };
    }

    public static MessageType schema(Schema schema) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (Column column : schema.columns()) {
            message.addField(type(column));
        }
        return message.named("rows");
    }

    private static PrimitiveType type(Column column) {
        DataType type = column.type();
        boolean millis = type.precision() <= 3;
        TimeUnit unit = millis ? TimeUnit.MILLIS : TimeUnit.MICROS;
        return switch (type.kind()) {
            case BOOLEAN -> build(column, PrimitiveTypeName.BOOLEAN, null);
            case TINYINT ->
                    build(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(8));
            case SMALLINT ->
                    build(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(16));
            case INTEGER -> build(column, PrimitiveTypeName.INT32, null);
            case BIGINT -> build(column, PrimitiveTypeName.INT64, null);
            case REAL -> build(column, PrimitiveTypeName.FLOAT, null);
            case DOUBLE -> build(column, PrimitiveTypeName.DOUBLE, null);
            case VARCHAR ->
                    build(column, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
            case JSON -> build(column, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.jsonType());
            case VARBINARY -> build(column, PrimitiveTypeName.BINARY, null);
            case DATE -> build(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
            case TIME ->
                    build(
                            column,
                            millis ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.timeType(false, unit));
            case TIMESTAMP ->
                    build(
                            column,
                            PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.timestampType(false, unit));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    build(
                            column,
                            PrimitiveTypeName.INT64,
                            LogicalTypeAnnotation.timestampType(true, unit));
            case UUID ->
                    Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                            .length(16)
                            .as(LogicalTypeAnnotation.uuidType())
                            .named(column.name());
            case DECIMAL -> decimal(column);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static PrimitiveType build(
            Column column, PrimitiveTypeName stored, @Nullable LogicalTypeAnnotation logical) {
        return column.nullable()
                ? Types.optional(stored).as(logical).named(column.name())
                : Types.required(stored).as(logical).named(column.name());
    }

    private static PrimitiveType decimal(Column column) {
        int precision = column.type().precision();
        LogicalTypeAnnotation logical =
                LogicalTypeAnnotation.decimalType(column.type().scale(), precision);
        if (precision <= 18) {
            return build(
                    column,
                    precision <= 9 ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64,
                    logical);
        }
        return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .length(16)
                .as(logical)
                .named(column.name());
    }

    public static List<@Nullable Object> encode(
            Schema schema, List<? extends @Nullable Object> row) {
        List<@Nullable Object> raw = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            raw.add(value == null ? null : encode(schema.column(i).type(), value));
        }
        return raw;
    }

    private static Object encode(DataType type, Object value) {
        boolean millis = type.precision() <= 3;
        return switch (type.kind()) {
            case TINYINT, SMALLINT -> ((Number) value).intValue();
            case VARCHAR, JSON -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case DATE -> (int) ((LocalDate) value).toEpochDay();
            case TIME -> {
                long nanos = ((LocalTime) value).toNanoOfDay();
                yield millis ? (Object) (int) (nanos / 1_000_000) : (Object) (nanos / 1000);
            }
            case TIMESTAMP -> epoch((LocalDateTime) value, millis);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    epoch(
                            ((OffsetDateTime) value)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime(),
                            millis);
            case UUID ->
                    ByteBuffer.allocate(16)
                            .putLong(((UUID) value).getMostSignificantBits())
                            .putLong(((UUID) value).getLeastSignificantBits())
                            .array();
            case DECIMAL -> decimal(type, (BigDecimal) value);
            default -> value;
        };
    }

    private static long epoch(LocalDateTime value, boolean millis) {
        long second = value.toEpochSecond(ZoneOffset.UTC);
        return millis
                ? second * 1000 + value.getNano() / 1_000_000
                : second * 1_000_000 + value.getNano() / 1000;
    }

    private static Object decimal(DataType type, BigDecimal value) {
        BigInteger unscaled = value.setScale(type.scale()).unscaledValue();
        if (type.precision() <= 9) {
            return unscaled.intValueExact();
        }
        if (type.precision() <= 18) {
            return unscaled.longValueExact();
        }
        byte[] bytes = new byte[16];
        byte[] digits = unscaled.toByteArray();
        Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, 16 - digits.length, digits.length);
        return bytes;
    }
}

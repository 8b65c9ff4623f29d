package io.tauro.connector.jdbc;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of each type, and the types that the planner gives to what is computed of it. */
final class SampleValues {

    private SampleValues() {}

    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0, 1);

    /** A few values, the same each time. */
    static List<Object> of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> List.of(true, false);
            case TINYINT -> List.of((byte) 1, (byte) 2);
            case SMALLINT -> List.of((short) 1, (short) -2);
            case INTEGER -> List.of(1, -2);
            case BIGINT -> List.of(1L, -2L);
            case REAL -> List.of(1.5f, -2f);
            case DOUBLE -> List.of(1.5d, -2d);
            case DECIMAL ->
                    List.of(
                            BigDecimal.ONE.movePointLeft(type.scale()),
                            BigDecimal.TEN.movePointLeft(type.scale()).negate());
            case CHAR, VARCHAR, JSON -> List.of("ab", "Z");
            case VARBINARY -> List.of(new byte[] {1, 2}, new byte[] {-1});
            case DATE -> List.of(NOON.toLocalDate(), LocalDate.of(1999, 12, 31));
            case TIME -> List.of(NOON.toLocalTime(), LocalTime.MIDNIGHT);
            case TIMESTAMP -> List.of(NOON, NOON.minusYears(20));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    List.of(
                            NOON.atOffset(ZoneOffset.UTC),
                            NOON.minusYears(20).atOffset(ZoneOffset.ofHours(2)));
            case UUID -> List.of(new UUID(1, 2), new UUID(-1, 3));
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** Many different values, if the type has them. */
    static List<Object> many(DataType type, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            switch (type.kind()) {
                case INTEGER -> values.add(i);
                case BIGINT -> values.add((long) i);
                case DECIMAL -> {
                    if (type.precision() - type.scale() >= 5) {
                        values.add(BigDecimal.valueOf(i).setScale(type.scale()));
                    }
                }
                case VARCHAR -> values.add("v" + i);
                default -> {}
            }
        }
        return values;
    }

    static DataType result(String operator, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return type;
        }
        if (operator.equals("MULTIPLY")) {
            int scale = Math.min(38, 2 * type.scale());
            return DataType.decimal(Math.max(scale, Math.min(38, 2 * type.precision())), scale);
        }
        return DataType.decimal(Math.min(38, type.precision() + 1), type.scale());
    }

    static DataType twice(DataType type) {
        return type.precision() == DataType.UNBOUNDED
                ? DataType.VARCHAR
                : DataType.varchar(2 * type.precision());
    }

    static Optional<DataType> sum(DataType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER -> Optional.of(DataType.BIGINT);
            case BIGINT -> Optional.of(DataType.decimal(38, 0));
            case DECIMAL -> Optional.of(DataType.decimal(38, type.scale()));
            case REAL, DOUBLE -> Optional.of(DataType.DOUBLE);
            default -> Optional.empty();
        };
    }

    static List<DataType> wider(DataType type) {
        return switch (type.kind()) {
            case SMALLINT -> List.of(DataType.INTEGER, DataType.BIGINT, DataType.decimal(9, 2));
            case INTEGER -> List.of(DataType.BIGINT, DataType.decimal(19, 2));
            case BIGINT -> List.of(DataType.decimal(38, 0));
            case DECIMAL ->
                    type.precision() < 35
                            ? List.of(DataType.decimal(type.precision() + 3, type.scale() + 1))
                            : List.of();
            case CHAR, VARCHAR -> List.of(DataType.VARCHAR);
            default -> List.of();
        };
    }

    /** A value of a type; null if none is known. */
    static @Nullable Object one(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> true;
            case TINYINT -> (byte) 7;
            case SMALLINT -> (short) 7;
            case INTEGER -> 7;
            case BIGINT -> 7L;
            case REAL -> 0.5f;
            case DOUBLE -> 0.5;
            case DECIMAL -> new BigDecimal("7").setScale(type.scale());
            case CHAR, VARCHAR -> "a";
            case DATE -> LocalDate.of(2024, 2, 29);
            case TIME -> LocalTime.of(12, 30);
            case TIMESTAMP -> LocalDateTime.of(2024, 2, 29, 12, 30);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    OffsetDateTime.of(2024, 2, 29, 12, 30, 0, 0, ZoneOffset.UTC);
            case UUID -> new UUID(1, 2);
            default -> null;
        };
    }
}

package io.tauro.internal.information;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** What the columns of COLUMNS say of a type; null where a number means nothing for it. */
final class TypeWords {

    private static final long BYTES_OF_A_CHARACTER = 4;

    private TypeWords() {}

    /** Without length, precision and scale. */
    static String name(DataType type) {
        return switch (type.kind()) {
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> "INTERVAL";
            default -> type.kind().name();
        };
    }

    static @Nullable Integer characters(DataType type) {
        return isSized(type) ? type.precision() : null;
    }

    static @Nullable Long octets(DataType type) {
        if (!isSized(type)) {
            return null;
        }
        long length = type.precision();
        return type.kind().isText() ? length * BYTES_OF_A_CHARACTER : length;
    }

    private static boolean isSized(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR, VARBINARY -> type.precision() != DataType.UNBOUNDED;
            default -> false;
        };
    }

    static @Nullable Integer precision(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DECIMAL -> type.precision();
            case REAL -> 7;
            case DOUBLE -> 15;
            default -> null;
        };
    }

    static @Nullable Integer radix(DataType type) {
        return type.kind().isNumeric() ? 10 : null;
    }

    static @Nullable Integer scale(DataType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> 0;
            case DECIMAL -> type.scale();
            default -> null;
        };
    }

    static @Nullable Integer fraction(DataType type) {
        return switch (type.kind()) {
            case DATE -> 0;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> type.precision();
            default -> null;
        };
    }

    static @Nullable String interval(DataType type) {
        TypeKind kind = type.kind();
        return kind == TypeKind.INTERVAL_YEAR_MONTH
                ? "YEAR TO MONTH"
                : kind == TypeKind.INTERVAL_DAY_SECOND ? "DAY TO SECOND" : null;
    }
}

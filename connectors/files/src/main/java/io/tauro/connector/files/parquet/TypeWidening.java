package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.LeafColumn.Kind;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import org.apache.parquet.format.Type;

/** Which declared types the values of a column can be delivered as, without loss. */
final class TypeWidening {

    private TypeWidening() {}

    static boolean allows(Kind kind, DataType target) {
        DataType type = kind.type();
        if (type.equals(target) || kind.alwaysNull()) {
            return true;
        }
        if (TypeConversion.isNeeded(type, target)) {
            return TypeConversion.isSafe(type, target);
        }
        return switch (target.kind()) {
            // Many writers do not say how small their integers are; the values are looked at.
            case TINYINT, SMALLINT ->
                    smaller(type, target) || type.kind() == TypeKind.INTEGER && !kind.unsigned();
            case INTEGER, BIGINT -> smaller(type, target);
            case DOUBLE -> type.kind() == TypeKind.REAL;
            case DECIMAL -> decimal(type, target);
            case VARCHAR, JSON ->
                    isUnlimited(target) && (type.kind().isText() || isPlainBytes(kind));
            case VARBINARY -> isUnlimited(target) && type.kind() == TypeKind.VARBINARY;
            case TIME, TIMESTAMP -> moreDigits(type, target);
            // Neither INT96 nor a local time says that it is a moment; who declares that knows.
            case TIMESTAMP_WITH_TIME_ZONE ->
                    moreDigits(type, target)
                            || type.kind() == TypeKind.TIMESTAMP
                                    && type.precision() <= target.precision();
            default -> false;
        };
    }

    private static boolean smaller(DataType type, DataType target) {
        return type.kind().isInteger() && type.kind().compareTo(target.kind()) < 0;
    }

    private static boolean moreDigits(DataType type, DataType target) {
        return type.kind() == target.kind() && type.precision() < target.precision();
    }

    private static boolean decimal(DataType type, DataType target) {
        return type.kind() == TypeKind.DECIMAL
                && type.scale() == target.scale()
                && type.precision() < target.precision();
    }

    private static boolean isUnlimited(DataType type) {
        return type.precision() == DataType.UNBOUNDED;
    }

    /** Old writers do not say which bytes are text. */
    private static boolean isPlainBytes(Kind kind) {
        return kind.physical() == Type.BYTE_ARRAY && kind.type().kind() == TypeKind.VARBINARY;
    }
}

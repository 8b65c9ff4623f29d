package io.tauro.connector.databricks;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.Optional;

/** What Databricks computes as the engine does, in ANSI mode, where numbers are checked. */
final class DatabricksDialect extends WarehouseDialect {

    DatabricksDialect(DatabricksColumns columns) {
        super(columns);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, BIGINT, DOUBLE, DATE ->
                    Optional.of(type.kind().toString());
            case INTEGER -> Optional.of("INT");
            case DECIMAL -> Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")");
            case VARCHAR -> Optional.of("STRING");
            case TIMESTAMP -> Optional.of("TIMESTAMP_NTZ");
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of("TIMESTAMP");
            default -> Optional.empty();
        };
    }

    @Override
    protected String length() {
        return "char_length";
    }

    /** A result that would have more than 38 digits loses some behind the point. */
    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return true;
        }
        int digits =
                function.equals("MULTIPLY")
                        ? left.precision() + right.precision()
                        : Math.max(left.scale(), right.scale())
                                + Math.max(
                                        left.precision() - left.scale(),
                                        right.precision() - right.scale());
        return digits + 1 <= DataType.MAX_DECIMAL_PRECISION;
    }

    /** The sum of BIGINT is one. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        return value.type().kind() == TypeKind.BIGINT
                ? around("CAST(", value.raw(), " AS DECIMAL(38,0))")
                : value.raw();
    }
}

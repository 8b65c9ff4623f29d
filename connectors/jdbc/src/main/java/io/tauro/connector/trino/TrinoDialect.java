package io.tauro.connector.trino;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.Optional;

/**
 * What Trino and Presto compute as the engine does: integers and decimals that are checked, text by
 * its code points.
 */
final class TrinoDialect extends WarehouseDialect {

    private final Flavor flavor;
    private final TrinoColumns columns;

    TrinoDialect(Flavor flavor, TrinoColumns columns) {
        super(columns);
        this.flavor = flavor;
        this.columns = columns;
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, DATE, UUID ->
                    Optional.of(type.kind().toString());
            case DECIMAL -> Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")");
            case VARCHAR -> Optional.of("VARCHAR");
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Optional.of(columns.temporal(type));
            default -> Optional.empty();
        };
    }

    @Override
    protected String length() {
        return "length";
    }

    /**
     * A product of more than 38 digits behind the point is refused there, not rounded; and terms of
     * a sum are first given a type that has room for both.
     */
    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return true;
        }
        return function.equals("MULTIPLY")
                ? left.scale() + right.scale() <= DataType.MAX_DECIMAL_PRECISION
                : haveCommonType(left, right);
    }

    /** The sum of BIGINT is one. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        return value.type().kind() == TypeKind.BIGINT
                ? around("CAST(", value.raw(), " AS DECIMAL(38,0))")
                : value.raw();
    }

    /** Presto has it where an administrator allows it. */
    @Override
    public boolean hasOffset() {
        return flavor.isTrino();
    }

    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return offset.map(count -> " OFFSET " + count).orElse("")
                + rows.map(count -> " LIMIT " + count).orElse("");
    }
}

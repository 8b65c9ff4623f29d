package io.tauro.connector.snowflake;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What Snowflake computes as the engine does. Its integers are decimals of 38 digits, so what is an
 * integer here is not computed with there.
 */
final class SnowflakeDialect extends WarehouseDialect {

    /** So many digits behind the point a product keeps, unless a factor has more. */
    private static final int DIGITS_OF_PRODUCTS = 12;

    SnowflakeDialect(SnowflakeColumns columns) {
        super(columns);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, DATE -> Optional.of(type.kind().toString());
            case SMALLINT, INTEGER, BIGINT -> Optional.of("NUMBER(38,0)");
            case DECIMAL -> Optional.of("NUMBER(" + type.precision() + "," + type.scale() + ")");
            case DOUBLE -> Optional.of("DOUBLE");
            case VARCHAR -> Optional.of("VARCHAR");
            case TIME -> Optional.of("TIME(9)");
            case TIMESTAMP -> Optional.of("TIMESTAMP_NTZ(9)");
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of("TIMESTAMP_TZ(9)");
            default -> Optional.empty();
        };
    }

    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.DECIMAL;
    }

    @Override
    protected String length() {
        return "LENGTH";
    }

    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        int scale = left.scale() + right.scale();
        int most = Math.max(Math.max(left.scale(), right.scale()), DIGITS_OF_PRODUCTS);
        return !function.equals("MULTIPLY")
                || scale <= most
                        && left.precision() + right.precision() <= DataType.MAX_DECIMAL_PRECISION;
    }

    /** There is no FILTER. */
    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        return byCase(aggregate, arguments);
    }

    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return " LIMIT " + rows.orElse("NULL") + offset.map(count -> " OFFSET " + count).orElse("");
    }
}

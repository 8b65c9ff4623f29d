package io.tauro.connector.bigquery;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What BigQuery computes as the engine does. It has one integer and two decimals: NUMERIC with 29
 * digits before the point and 9 behind, BIGNUMERIC with 38 and 38; beyond these it rounds.
 */
final class BigQueryDialect extends WarehouseDialect {

    private static final int NUMERIC_SCALE = 9;
    private static final int NUMERIC_WHOLE = 29;

    BigQueryDialect(BigQueryColumns columns) {
        super(columns);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of("BOOL");
            case SMALLINT, INTEGER, BIGINT -> Optional.of("INT64");
            case DOUBLE -> Optional.of("FLOAT64");
            case DECIMAL -> Optional.of("BIGNUMERIC");
            case VARCHAR -> Optional.of("STRING");
            case DATE, TIME -> Optional.of(type.kind().toString());
            case TIMESTAMP -> Optional.of("DATETIME");
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of("TIMESTAMP");
            default -> Optional.empty();
        };
    }

    /** Shorter integers are not known there, and so are not checked. */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.BIGINT || type.kind() == TypeKind.DECIMAL;
    }

    @Override
    protected String length() {
        return "CHAR_LENGTH";
    }

    /** Two that are NUMERIC make one, whatever digits that takes. */
    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        int scale =
                function.equals("MULTIPLY")
                        ? left.scale() + right.scale()
                        : Math.max(left.scale(), right.scale());
        return type.kind() != TypeKind.DECIMAL
                || scale <= NUMERIC_SCALE && type.precision() - type.scale() <= NUMERIC_WHOLE;
    }

    /** The sum of INT64 is one, and that of NUMERIC too. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        return result.kind() == TypeKind.DECIMAL
                ? around("CAST(", value.raw(), " AS BIGNUMERIC)")
                : value.raw();
    }

    /** There is no FILTER. */
    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        return byCase(aggregate, arguments);
    }

    /** A frame of peers takes one number, and nulls only where they are anyway. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return isOfPeers(call) ? Optional.empty() : super.window(call, arguments);
    }

    @Override
    public String setOperator(SetKind kind, boolean all) {
        return kind + (all ? " ALL" : " DISTINCT");
    }

    /** An OFFSET needs a LIMIT. */
    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return super.limit(Optional.of(rows.orElse(String.valueOf(Long.MAX_VALUE))), offset);
    }
}

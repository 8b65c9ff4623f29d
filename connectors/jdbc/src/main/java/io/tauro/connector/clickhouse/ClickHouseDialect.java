package io.tauro.connector.clickhouse;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.connector.jdbc.VendorDialect;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What ClickHouse from version 24.3 computes as the engine does. Its integers wrap around, so
 * decimals are computed only; joins are by equalities.
 */
final class ClickHouseDialect extends VendorDialect {

    ClickHouseDialect() {
        super(new ClickHouseColumns());
    }

    static String name(DataType type) {
        return "Nullable("
                + switch (type.kind()) {
                    case BOOLEAN -> "Bool";
                    case SMALLINT -> "Int16";
                    case INTEGER -> "Int32";
                    case BIGINT -> "Int64";
                    case DECIMAL -> "Decimal(38, " + type.scale() + ")";
                    case VARCHAR -> "String";
                    case UUID -> "UUID";
                    case DATE -> "Date32";
                    case TIMESTAMP_WITH_TIME_ZONE -> "DateTime64(" + type.precision() + ", 'UTC')";
                    default -> "Nothing";
                }
                + ")";
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    VARCHAR,
                    UUID,
                    DATE,
                    TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of(name(type));
            default -> Optional.empty();
        };
    }

    /** A value is made by its marker, then may be null. */
    @Override
    protected Sql constant(ColumnRules rules, String typeName, Object value) {
        return Sql.of(
                "CAST(" + rules.marker() + " AS " + typeName + ")",
                new Bound(rules.binder(), value));
    }

    @Override
    protected int mostDigits() {
        return DataType.MAX_DECIMAL_PRECISION;
    }

    /** Integers wrap around; numbers of 128 bits have room. */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.DECIMAL && type.precision() < mostDigits();
    }

    @Override
    protected Sql summand(Operand value, DataType result) {
        return result.kind() == TypeKind.BIGINT
                ? around("CAST(", value.raw(), " AS Nullable(Int64))")
                : around(
                        "CAST(",
                        value.raw(),
                        " AS " + name(DataType.decimal(38, result.scale())) + ")");
    }

    @Override
    protected boolean sums(DataType of, DataType result) {
        return super.sums(of, result)
                && (of.kind() != TypeKind.DECIMAL || of.scale() == result.scale());
    }

    /** Its functions that are called otherwise stay. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return switch (call.function()) {
            case "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE" -> Optional.empty();
            default -> super.window(call, arguments);
        };
    }

    @Override
    public boolean joins(Join join) {
        return join.kind() != JoinKind.SEMI
                && join.kind() != JoinKind.ANTI
                && isEqualities(join.condition(), join.left().schema().size());
    }

    @Override
    public String setOperator(SetKind kind, boolean all) {
        return kind + (all ? " ALL" : " DISTINCT");
    }

    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return rows.isEmpty()
                ? offset.map(count -> " OFFSET " + count + " ROWS").orElse("")
                : super.limit(rows, offset);
    }
}

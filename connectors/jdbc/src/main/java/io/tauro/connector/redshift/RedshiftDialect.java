package io.tauro.connector.redshift;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What Redshift computes as the engine does. Text is compared by the digits of its bytes, which do
 * not stand for the text itself, so it is neither grouped nor an extreme there.
 */
final class RedshiftDialect extends WarehouseDialect {

    private static final int MERGED_DIGITS = 19;

    RedshiftDialect(RedshiftColumns columns) {
        super(columns);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DATE, TIME, TIMESTAMP ->
                    Optional.of(type.kind().toString());
            case DOUBLE -> Optional.of("DOUBLE PRECISION");
            case DECIMAL -> Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")");
            case VARCHAR -> Optional.of("VARCHAR(65535)");
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of("TIMESTAMPTZ");
            default -> Optional.empty();
        };
    }

    /** Text as it is, and not its digits. */
    @Override
    public Optional<Sql> value(Object value, DataType type) {
        return type.kind() == TypeKind.VARCHAR
                ? computed("x", type)
                        .map(column -> column.rules())
                        .filter(rules -> rules.accepts().test(value))
                        .map(
                                rules ->
                                        Sql.of(
                                                "CAST(? AS VARCHAR(65535))",
                                                new Bound(rules.binder(), value)))
                : super.value(value, type);
    }

    /** A bare boolean as a condition "might return unexpected results" there. */
    @Override
    public Sql condition(Sql value) {
        return value.plus(" = TRUE");
    }

    /** The sum of BIGINT is one. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        return value.type().kind() == TypeKind.BIGINT
                ? around("CAST(", value.raw(), " AS DECIMAL(38,0))")
                : value.raw();
    }

    /** Whether two small integers make another one is not known. */
    @Override
    protected boolean isChecked(DataType type) {
        return super.isChecked(type) && type.kind() != TypeKind.SMALLINT;
    }

    /** What is longer than the longest text is an error there or is cut. */
    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return function.equals("CONCAT") ? Optional.empty() : super.call(function, arguments, type);
    }

    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        return type.kind().isText() ? Optional.empty() : super.cast(operand, type);
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

    /** There is no FILTER. */
    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        return byCase(aggregate, arguments);
    }

    /** There is no IS NOT DISTINCT FROM. */
    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return compare(left, "=", right)
                .map(
                        equal ->
                                around("CASE WHEN ", equal, " THEN 1 WHEN ")
                                        .plus(left.value())
                                        .plus(" IS NULL AND ")
                                        .plus(right.value())
                                        .plus(" IS NULL THEN 1 ELSE 0 END = 1"));
    }

    /** Frames are of rows only. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return isOfPeers(call) ? Optional.empty() : super.window(call, arguments);
    }

    /** UNION, COALESCE and their like make decimals of 19 digits at most. */
    @Override
    public boolean merges(DataType type) {
        return type.kind() != TypeKind.DECIMAL || type.precision() <= MERGED_DIGITS;
    }

    /** As in PostgreSQL, a cast has the name of its column. */
    @Override
    public boolean callsExpressionsByTheirColumn() {
        return true;
    }

    /** All rows of both sides come only by equalities. */
    @Override
    public boolean joins(Join join) {
        return join.kind() == JoinKind.FULL
                ? isEqualities(join.condition(), join.left().schema().size())
                : super.joins(join);
    }

    @Override
    public boolean groups(DataType type) {
        return !type.kind().isText() && super.groups(type);
    }

    @Override
    protected boolean hasExtremes(DataType type) {
        return !type.kind().isText() && super.hasExtremes(type);
    }
}

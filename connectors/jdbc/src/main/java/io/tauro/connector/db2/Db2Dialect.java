package io.tauro.connector.db2;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.VendorDialect;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Db2 from version 11.1 computes as the engine does. Integers are checked there, decimals have
 * 31 digits at most; text of an expression is not compared.
 */
final class Db2Dialect extends VendorDialect {

    static final int MOST_DIGITS = 31;

    Db2Dialect() {
        super(new Db2Columns(Set.of()));
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of("BOOLEAN");
            case SMALLINT -> Optional.of("SMALLINT");
            case INTEGER -> Optional.of("INTEGER");
            case BIGINT -> Optional.of("BIGINT");
            case REAL -> Optional.of("REAL");
            case DOUBLE -> Optional.of("DOUBLE");
            case DECIMAL -> decimal(type);
            case VARCHAR ->
                    type.equals(DataType.VARCHAR)
                            ? Optional.of("VARCHAR(" + Db2Columns.LONGEST + ")")
                            : type.precision() * 4 <= Db2Columns.LONGEST
                                    ? Optional.of("VARCHAR(" + type.precision() * 4 + ")")
                                    : Optional.empty();
            case DATE -> Optional.of("DATE");
            case TIME -> type.precision() == 0 ? Optional.of("TIME") : Optional.empty();
            case TIMESTAMP -> Optional.of("TIMESTAMP(" + type.precision() + ")");
            default -> Optional.empty();
        };
    }

    /** The sum of so many digits as there are has room; other numbers of 38 digits have not. */
    private static Optional<String> decimal(DataType type) {
        if (type.precision() <= MOST_DIGITS) {
            return Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")");
        }
        return type.precision() == DataType.MAX_DECIMAL_PRECISION && type.scale() <= MOST_DIGITS
                ? Optional.of("DECIMAL(" + MOST_DIGITS + "," + type.scale() + ")")
                : Optional.empty();
    }

    @Override
    protected int mostDigits() {
        return MOST_DIGITS;
    }

    /**
     * A database that is set so ({@code dft_sqlmathwarn}) makes null of what does not fit; so only
     * that is computed which has room.
     */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.DECIMAL && type.precision() <= MOST_DIGITS;
    }

    @Override
    public Sql condition(Sql value) {
        return value.plus(" = TRUE");
    }

    @Override
    public Sql fact(Sql condition) {
        return around("CASE WHEN ", condition, " THEN TRUE WHEN NOT (")
                .plus(condition)
                .plus(") THEN FALSE END");
    }

    @Override
    protected String count() {
        return "COUNT_BIG";
    }

    /** Text keeps the type that it has. */
    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        return operand.type().kind().isText()
                ? type.equals(DataType.VARCHAR) && operand.type().kind() == TypeKind.VARCHAR
                        ? Optional.of(operand.value())
                        : Optional.empty()
                : type.kind() == TypeKind.DECIMAL && type.precision() > MOST_DIGITS
                        ? Optional.empty()
                        : super.cast(operand, type);
    }

    /** A result may be too long there. */
    @Override
    protected Optional<Sql> concatenated(List<Sql> texts) {
        return Optional.empty();
    }

    @Override
    protected boolean hasExtremes(DataType type) {
        return super.hasExtremes(type) && !type.kind().isText();
    }

    @Override
    public RemoteColumn key(RemoteColumn column) {
        return column.column().type().kind().isText() ? Db2Columns.key(column, "x") : column;
    }

    /** Text of a fixed length is grouped without its spaces. */
    @Override
    public boolean groups(DataType type) {
        return type.kind() == TypeKind.CHAR || super.groups(type);
    }

    /** All rows of both sides come only by equalities. */
    @Override
    public boolean joins(Join join) {
        return join.kind() == JoinKind.FULL
                ? isEqualities(join.condition(), join.left().schema().size())
                : super.joins(join);
    }

    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return offset.map(count -> " OFFSET " + count + " ROWS").orElse("")
                + rows.map(count -> " FETCH FIRST " + count + " ROWS ONLY").orElse("");
    }
}

package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.VendorDialect;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What SQL Server from 2016 on and Azure Synapse compute as the engine does. Integers are checked
 * there, decimals lose digits once they need more than 38, nulls have no place of their own in an
 * order, and conditions are no values.
 */
final class SqlServerDialect extends VendorDialect {

    private static final String SELECT = "SELECT ";

    private final boolean offset;

    /**
     * @param offset whether there is OFFSET, which Synapse has not
     */
    SqlServerDialect(boolean offset) {
        super(new SqlServerColumns());
        this.offset = offset;
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of("bit");
            case SMALLINT -> Optional.of("smallint");
            case INTEGER -> Optional.of("int");
            case BIGINT -> Optional.of("bigint");
            case REAL -> Optional.of("real");
            case DOUBLE -> Optional.of("float(53)");
            case DECIMAL -> Optional.of("decimal(" + type.precision() + "," + type.scale() + ")");
            case CHAR, VARCHAR -> Optional.of("nvarchar(max)");
            case DATE -> Optional.of("date");
            case TIME -> Optional.of("time(" + type.precision() + ")");
            case TIMESTAMP -> Optional.of("datetime2(" + type.precision() + ")");
            case TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of("datetimeoffset(" + type.precision() + ")");
            case UUID -> Optional.of("uniqueidentifier");
            default -> Optional.empty();
        };
    }

    @Override
    protected int mostDigits() {
        return DataType.MAX_DECIMAL_PRECISION;
    }

    /** COUNT is an int. */
    @Override
    protected String count() {
        return "COUNT_BIG";
    }

    /** The sum of decimals has 38 digits there as here, and one that needs more is an error. */
    @Override
    protected boolean sums(DataType of, DataType result) {
        return switch (result.kind()) {
            case BIGINT -> of.kind() == TypeKind.SMALLINT || of.kind() == TypeKind.INTEGER;
            case DECIMAL ->
                    of.kind().isInteger()
                            || of.kind() == TypeKind.DECIMAL && of.scale() <= result.scale();
            default -> false;
        };
    }

    @Override
    protected Optional<Sql> concatenated(List<Sql> texts) {
        return Optional.of(around("(", Sql.list(texts, " + "), ")"));
    }

    @Override
    protected Optional<Sql> extract(String unit, Operand of, DataType type) {
        return List.of("YEAR", "MONTH", "DAY").contains(unit)
                ? cast(unit + "(", of, ")", type)
                : Optional.empty();
    }

    @Override
    protected boolean hasExtremes(DataType type) {
        return super.hasExtremes(type) && !type.kind().isText();
    }

    /** It groups text as if it were padded, unless something stands behind it. */
    @Override
    public RemoteColumn key(RemoteColumn column) {
        return column.column().type().kind().isText() ? SqlServerText.key(column, "x") : column;
    }

    /** Text is text, of whatever length. */
    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        return operand.type().kind() == TypeKind.CHAR && type.equals(DataType.VARCHAR)
                ? cast("", operand, "", type)
                : super.cast(operand, type);
    }

    @Override
    public Sql orderKey(Sql operand, boolean descending, boolean nullsFirst) {
        return nullsByCase(operand, descending, nullsFirst);
    }

    @Override
    public Sql condition(Sql value) {
        return value.plus(" = 1");
    }

    @Override
    public Sql fact(Sql condition) {
        return around("CAST(", numbered(condition), " AS bit)");
    }

    @Override
    public boolean hasOffset() {
        return offset;
    }

    /** OFFSET needs an order, and FETCH needs a row; TOP needs neither. */
    @Override
    public Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> skipped) {
        if (skipped.isEmpty()) {
            return rows.map(
                            count ->
                                    around(SELECT + "TOP (", count, ") ")
                                            .plus(without(select, SELECT.length())))
                    .orElse(select);
        }
        Sql sql =
                (ordered ? select : select.plus(" ORDER BY (SELECT NULL)"))
                        .plus(around(" OFFSET ", skipped.get(), " ROWS"));
        return rows.map(count -> sql.plus(around(" FETCH NEXT ", count, " ROWS ONLY"))).orElse(sql);
    }

    private static Sql without(Sql sql, int characters) {
        return new Sql(
                sql.text().substring(characters),
                sql.brief().substring(characters),
                sql.parameters());
    }
}

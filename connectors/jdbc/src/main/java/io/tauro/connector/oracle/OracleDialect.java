package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.connector.jdbc.VendorDialect;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;

/**
 * What Oracle from version 12.1 computes as the engine does. Its numbers are decimals of at least
 * 38 digits which round and do not overflow, so only what has room is computed there; the empty
 * text is null.
 */
final class OracleDialect extends VendorDialect {

    /** The bytes of the longest VARCHAR2. */
    private static final int LONGEST = 4000;

    private static final int BYTES = 4;

    OracleDialect() {
        super(OracleColumns.ofExpressions());
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of("NUMBER(1)");
            case SMALLINT -> Optional.of("NUMBER(5)");
            case INTEGER -> Optional.of("NUMBER(10)");
            case BIGINT -> Optional.of("NUMBER(19)");
            case DECIMAL -> Optional.of("NUMBER(" + type.precision() + "," + type.scale() + ")");
            case VARCHAR -> Optional.of("VARCHAR2(" + LONGEST + ")");
            case TIMESTAMP ->
                    Optional.of(
                            type.precision() == 0 ? "DATE" : "TIMESTAMP(" + type.precision() + ")");
            case TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of("TIMESTAMP(" + type.precision() + ") WITH TIME ZONE");
            default -> Optional.empty();
        };
    }

    /** Numbers of rows and the like are NUMBERs, which no type of integer bounds. */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.DECIMAL && type.precision() < mostDigits();
    }

    @Override
    protected int mostDigits() {
        return DataType.MAX_DECIMAL_PRECISION;
    }

    /** A timestamp is text, which its marker makes one. */
    @Override
    protected Sql constant(ColumnRules rules, String typeName, Object value) {
        Bound bound = new Bound(rules.binder(), value);
        return rules.marker().equals("?")
                ? super.constant(rules, typeName, value)
                : Sql.of(rules.marker(), bound);
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return function.equals("CONCAT")
                ? concatenation(arguments)
                : super.call(function, arguments, type);
    }

    /** Null counts as the empty text there, and a result that is too long is an error. */
    private static Optional<Sql> concatenation(List<Operand> arguments) {
        int bytes = 0;
        Sql known = Sql.of("CASE WHEN ");
        Sql texts = Sql.of("");
        for (int i = 0; i < arguments.size(); i++) {
            Operand argument = arguments.get(i);
            int length =
                    argument.constant()
                            .map(value -> value.toString().length())
                            .orElse(argument.type().precision());
            if (argument.type().kind() != TypeKind.VARCHAR
                    || argument.constant().isEmpty() && argument.comparable(false).isEmpty()
                    || length == DataType.UNBOUNDED) {
                return Optional.empty();
            }
            bytes += length * BYTES;
            String and = i == 0 ? "" : " AND ";
            known = known.plus(and).plus(argument.value()).plus(" IS NOT NULL");
            texts = texts.plus(i == 0 ? "" : " || ").plus(argument.value());
        }
        return bytes > LONGEST
                ? Optional.empty()
                : Optional.of(known.plus(" THEN ").plus(texts).plus(" END"));
    }

    /** Text stays what it is; the length of text is checked by the engine. */
    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        if (operand.type().kind() == TypeKind.VARCHAR) {
            return type.equals(DataType.VARCHAR) && operand.comparable(false).isPresent()
                    ? Optional.of(operand.value())
                    : Optional.empty();
        }
        return super.cast(operand, type);
    }

    /** Text of a fixed length is padded, and compares in two ways. */
    @Override
    public Optional<Sql> compare(Operand left, String operator, Operand right) {
        return left.type().kind() == TypeKind.CHAR || right.type().kind() == TypeKind.CHAR
                ? Optional.empty()
                : super.compare(left, operator, right);
    }

    @Override
    protected boolean hasExtremes(DataType type) {
        return super.hasExtremes(type) && !type.kind().isText();
    }

    @Override
    public int mostListed() {
        return 1000;
    }

    @Override
    public Sql condition(Sql value) {
        return value.plus(" = 1");
    }

    @Override
    public Sql fact(Sql condition) {
        return numbered(condition);
    }

    @Override
    public String setOperator(SetKind kind, boolean all) {
        return kind == SetKind.EXCEPT ? "MINUS" : super.setOperator(kind, all);
    }

    /** What is limited is a SELECT of a SELECT there (ORA-00918). */
    @Override
    public boolean namesLimited() {
        return true;
    }

    @Override
    public Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> offset) {
        Sql sql =
                offset.map(count -> around(" OFFSET ", count, " ROWS"))
                        .map(select::plus)
                        .orElse(select);
        return rows.map(count -> around(" FETCH NEXT ", count, " ROWS ONLY"))
                .map(sql::plus)
                .orElse(sql);
    }
}

package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.CommonDialect;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SQLite computes as the engine does: integers, as long as they stay integers there, text by
 * its bytes, and everything that only hands values on. A value that does not fit its column fails
 * when it is looked at. Decimals and dates are handed on.
 */
final class SqliteDialect extends CommonDialect {

    /** So many values are parameters of their own. */
    private static final int FEW = 5;

    /** Expressions are written twice to be checked; longer ones would grow too fast. */
    private static final int LONGEST = 1000;

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return SqliteExpressions.computed(sql, type, false);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> Optional.of("INTEGER");
            case DOUBLE -> Optional.of("REAL");
            case VARCHAR -> Optional.of("TEXT");
            case VARBINARY -> Optional.of("BLOB");
            default -> Optional.empty();
        };
    }

    /** Narrower integers are computed in 64 bits, and would not be checked. */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.BIGINT;
    }

    @Override
    public Optional<RemoteColumn> checked(RemoteColumn column) {
        return SqliteExpressions.checked(column);
    }

    @Override
    public RemoteColumn key(RemoteColumn column) {
        boolean ordered = column.rules().order().isPresent();
        return SqliteExpressions.computed("x", column.column().type(), ordered).orElse(column);
    }

    /** There is no EXTRACT, and dates are text of any form. */
    @Override
    protected Optional<Sql> extract(String unit, Operand of, DataType type) {
        return Optional.empty();
    }

    /** An integer that is too large becomes a floating point number there. */
    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "ADD", "SUBTRACT", "MULTIPLY", "NEGATE" ->
                    super.call(function, arguments, type)
                            .filter(sql -> sql.text().length() <= LONGEST)
                            .map(SqliteDialect::integer);
            case "ABS", "CONCAT" -> super.call(function, arguments, type);
            // Dates are text there, and functions of text end at a NUL or know ASCII only.
            default -> Optional.empty();
        };
    }

    private static Sql integer(Sql sql) {
        return around("CASE typeof(", sql, ") WHEN 'real' THEN ")
                .plus(SqliteExpressions.failure(sql))
                .plus(" ELSE ")
                .plus(sql)
                .plus(" END");
    }

    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        Optional<List<Operand>> values = values(arguments);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!aggregate.function().equals("SUM") || aggregate.type().kind() != TypeKind.DECIMAL) {
            return super.aggregate(aggregate, values.get());
        }
        Operand summed = values.get().get(0);
        if (aggregate.distinct() || !summed.type().kind().isInteger()) {
            return Optional.empty();
        }
        Sql high = around("sum((", summed.raw(), ") >> 32)");
        Sql low = around("sum((", summed.raw(), ") & 4294967295)");
        if (aggregate.filter().isPresent()) {
            Sql condition = values.get().get(1).raw();
            high = filtered(high, condition).orElseThrow();
            low = filtered(low, condition).orElseThrow();
        }
        return Optional.of(around("(", high, " || ':' || ").plus(low).plus(")"));
    }

    /** A sum in two parts cannot stand over a window. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return call.function().equals("SUM")
                ? Optional.empty()
                : values(arguments).flatMap(values -> super.window(call, values));
    }

    /** The operands, looked at. */
    private static Optional<List<Operand>> values(List<Operand> operands) {
        List<Operand> values = new ArrayList<>();
        for (Operand operand : operands) {
            boolean ordered = operand.comparable(true).isPresent();
            Optional<RemoteColumn> column =
                    SqliteExpressions.computed("x", operand.type(), ordered);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            values.add(new Operand(operand.value(), column.get(), operand.constant()));
        }
        return Optional.of(values);
    }

    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return left.comparable(false)
                .flatMap(one -> right.comparable(false).map(other -> one.plus(" IS ").plus(other)));
    }

    /** A long list is one parameter. */
    @Override
    public Optional<Sql> among(Operand operand, List<Object> values, List<Sql> markers) {
        if (values.size() <= FEW || !JsonList.takes(operand.type(), values)) {
            return super.among(operand, values, markers);
        }
        Bound list =
                new Bound(
                        (statement, parameter, all) ->
                                statement.setString(parameter, JsonList.of((List<?>) all)),
                        values);
        return operand.comparable(false)
                .map(sql -> sql.plus(Sql.of(" IN (SELECT value FROM json_each(?))", list)));
    }

    /** Others are there from version 3.39. */
    @Override
    public boolean joins(JoinKind kind) {
        return kind != JoinKind.RIGHT && kind != JoinKind.FULL;
    }

    /** A SELECT with a limit is not dissolved in the one around it. */
    @Override
    public Optional<String> computedOnce() {
        return Optional.of(" LIMIT -1");
    }

    @Override
    public Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> offset) {
        Optional<Sql> count = rows.isPresent() ? rows : offset.map(some -> Sql.of("-1"));
        return super.limited(select, ordered, count, offset);
    }
}

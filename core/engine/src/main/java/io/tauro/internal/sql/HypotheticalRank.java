package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.internal.sql.OrderedSets.SortKey;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The rank that a row would have, {@code RANK(5) WITHIN GROUP (ORDER BY x)}, as counts of the rows
 * that come before it: {@code 1 + COUNT(CASE WHEN x < 5 THEN 1 END)}.
 */
final class HypotheticalRank {

    static final Set<String> NAMES = Set.of("RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST");

    private final String name;
    private final SqlParserPos at;
    private final List<SqlNode> row;
    private final List<SortKey> keys;
    private final @Nullable SqlNode condition;

    HypotheticalRank(String name, SqlCall call, SqlNodeList order, @Nullable SqlNode condition) {
        this.name = name;
        this.at = call.getParserPosition();
        this.row = call.getOperandList();
        this.keys = order.getList().stream().map(SortKey::of).toList();
        this.condition = condition;
        if (row.size() != keys.size()) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "'" + name + "' has not as many arguments as WITHIN GROUP has keys",
                    at,
                    "Give a value for each key.");
        }
    }

    SqlNode rewritten() {
        return switch (name) {
            case "RANK" -> plus(count(before()), number(1));
            case "DENSE_RANK" ->
                    keys.size() == 1
                            ? plus(plus(distinctBefore(), nullBefore()), number(1))
                            : plus(distinctRowsBefore(), number(1));
            case "PERCENT_RANK" -> percentRank();
            default ->
                    call(
                            SqlStdOperatorTable.DIVIDE,
                            plus(count(call(SqlStdOperatorTable.OR, before(), same())), real(1)),
                            plus(all(), number(1)));
        };
    }

    /** The part of the rows that come before; 0 if there are none at all. */
    private SqlNode percentRank() {
        return new SqlCase(
                at,
                null,
                SqlNodeList.of(call(SqlStdOperatorTable.EQUALS, all(), number(0))),
                SqlNodeList.of(real(0)),
                call(
                        SqlStdOperatorTable.DIVIDE,
                        call(TauroOperatorTable.PLUS, count(before()), real(0)),
                        all()));
    }

    private SqlNode distinctBefore() {
        return aggregate(
                SqlStdOperatorTable.COUNT, true, when(before(), copy(keys.get(0).value())));
    }

    /** A row of keys is none of the nulls that COUNT DISTINCT leaves out, whatever is in it. */
    private SqlNode distinctRowsBefore() {
        List<SqlNode> row = keys.stream().map(key -> copy(key.value())).toList();
        SqlNode value = SqlStdOperatorTable.ROW.createCall(at, row);
        return aggregate(SqlStdOperatorTable.COUNT, true, when(before(), value));
    }

    /** One if nulls come before, which COUNT DISTINCT leaves out. */
    private SqlNode nullBefore() {
        SqlNode isNull = call(SqlStdOperatorTable.IS_NULL, copy(keys.get(0).value()));
        SqlNode any =
                aggregate(
                        SqlStdOperatorTable.MAX,
                        false,
                        when(call(SqlStdOperatorTable.AND, isNull, before()), number(1)));
        return new SqlCase(
                at,
                null,
                SqlNodeList.of(call(SqlStdOperatorTable.IS_NULL, any)),
                SqlNodeList.of(number(0)),
                number(1));
    }

    /** Whether a row comes before the one that is asked for. */
    private SqlNode before() {
        SqlNode before = before(keys.size() - 1);
        for (int i = keys.size() - 2; i >= 0; i--) {
            before =
                    call(
                            SqlStdOperatorTable.OR,
                            before(i),
                            call(SqlStdOperatorTable.AND, same(i), before));
        }
        return before;
    }

    private SqlNode before(int i) {
        SortKey key = keys.get(i);
        SqlNode nullBefore =
                call(
                        SqlStdOperatorTable.AND,
                        call(
                                SqlStdOperatorTable.IS_NULL,
                                copy(key.nullsFirst() ? key.value() : row.get(i))),
                        call(
                                SqlStdOperatorTable.IS_NOT_NULL,
                                copy(key.nullsFirst() ? row.get(i) : key.value())));
        SqlNode byValue =
                call(
                        key.descending()
                                ? SqlStdOperatorTable.GREATER_THAN
                                : SqlStdOperatorTable.LESS_THAN,
                        copy(key.value()),
                        copy(row.get(i)));
        return call(SqlStdOperatorTable.OR, nullBefore, byValue);
    }

    private SqlNode same() {
        SqlNode same = same(0);
        for (int i = 1; i < keys.size(); i++) {
            same = call(SqlStdOperatorTable.AND, same, same(i));
        }
        return same;
    }

    private SqlNode same(int i) {
        return call(
                SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                copy(keys.get(i).value()),
                copy(row.get(i)));
    }

    private SqlNode count(SqlNode rows) {
        return aggregate(SqlStdOperatorTable.COUNT, false, when(rows, number(1)));
    }

    private SqlNode all() {
        return aggregate(SqlStdOperatorTable.COUNT, false, SqlIdentifier.star(at));
    }

    private SqlNode aggregate(SqlOperator operator, boolean distinct, SqlNode argument) {
        SqlLiteral quantifier = distinct ? SqlSelectKeyword.DISTINCT.symbol(at) : null;
        SqlCall aggregate = operator.createCall(quantifier, at, argument);
        return condition == null
                ? aggregate
                : SqlStdOperatorTable.FILTER.createCall(at, aggregate, copy(condition));
    }

    private SqlNode when(SqlNode rows, SqlNode value) {
        return new SqlCase(
                at, null, SqlNodeList.of(rows), SqlNodeList.of(value), SqlLiteral.createNull(at));
    }

    private SqlNode plus(SqlNode left, SqlNode right) {
        return call(TauroOperatorTable.PLUS, left, right);
    }

    private SqlCall call(SqlOperator operator, SqlNode... operands) {
        return operator.createCall(at, operands);
    }

    private SqlNode number(int value) {
        return SqlLiteral.createExactNumeric(String.valueOf(value), at);
    }

    private SqlNode real(int value) {
        return SqlStdOperatorTable.CAST.createCall(
                at,
                number(value),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, at), at));
    }

    private static SqlNode copy(SqlNode node) {
        return TreeCopy.of(node);
    }
}

package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Optionality;

/** An aggregate that is another way to write one, and is gone after rewriting. */
final class AggregateAlias extends SqlAggFunction {

    private static final int MOST_QUANTILES = 10_000;

    /** What a call stands for. */
    private interface Meaning {
        SqlNode of(SqlCall call, List<SqlNode> operands);
    }

    private final transient Meaning meaning;

    private AggregateAlias(String name, int operands, Meaning meaning) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_NULLABLE,
                null,
                OperandTypes.variadic(SqlOperandCountRanges.of(operands)),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
        this.meaning = meaning;
    }

    static List<AggregateAlias> all() {
        List<AggregateAlias> aliases = new ArrayList<>();
        aliases.add(
                new AggregateAlias(
                        "MEDIAN",
                        1,
                        (call, args) ->
                                percentile(
                                        EngineAggregate.PERCENTILE_CONT,
                                        call,
                                        args.get(0),
                                        number(new BigDecimal("0.5"), call))));
        aliases.add(
                new AggregateAlias(
                        "APPROX_MEDIAN",
                        1,
                        (call, args) ->
                                percentile(
                                        EngineAggregate.PERCENTILE_DISC,
                                        call,
                                        args.get(0),
                                        number(new BigDecimal("0.5"), call))));
        for (String name :
                List.of("QUANTILE", "QUANTILE_DISC", "APPROX_PERCENTILE", "APPROX_QUANTILE")) {
            aliases.add(quantile(name, EngineAggregate.PERCENTILE_DISC));
        }
        aliases.add(quantile("QUANTILE_CONT", EngineAggregate.PERCENTILE_CONT));
        aliases.add(new AggregateAlias("APPROX_QUANTILES", 2, AggregateAlias::quantiles));
        aliases.add(new AggregateAlias("COUNTIF", 1, AggregateAlias::countIf));
        aliases.add(new AggregateAlias("COUNT_IF", 1, AggregateAlias::countIf));
        aliases.add(same("LOGICAL_AND", SqlLibraryOperators.BOOL_AND));
        aliases.add(same("SOME", SqlLibraryOperators.BOOL_OR));
        aliases.add(same("BOOLAND_AGG", SqlLibraryOperators.BOOL_AND));
        aliases.add(same("LOGICAL_OR", SqlLibraryOperators.BOOL_OR));
        aliases.add(same("BOOLOR_AGG", SqlLibraryOperators.BOOL_OR));
        aliases.add(same("ARBITRARY", SqlStdOperatorTable.ANY_VALUE));
        aliases.add(same("MEAN", Sums.AVG));
        aliases.add(same("GEOMEAN", EngineAggregate.named("GEOMETRIC_MEAN")));
        aliases.add(same("SKEW", EngineAggregate.named("SKEWNESS")));
        aliases.add(same("LIST", NullableAggregates.ARRAY_AGG));
        aliases.add(same("ARGMIN", EngineAggregate.named("ARG_MIN"), 2));
        aliases.add(same("ARGMAX", EngineAggregate.named("ARG_MAX"), 2));
        for (String bits : List.of("AND", "OR", "XOR")) {
            aliases.add(same("BIT" + bits + "_AGG", EngineAggregate.named("BIT_" + bits)));
            aliases.add(same("BITWISE_" + bits + "_AGG", EngineAggregate.named("BIT_" + bits)));
        }
        aliases.add(same("APPROX_DISTINCT", SqlStdOperatorTable.APPROX_COUNT_DISTINCT));
        aliases.add(
                new AggregateAlias(
                        "REGR_COUNT",
                        2,
                        (call, args) ->
                                call(SqlStdOperatorTable.COUNT, call, args.get(0), args.get(1))));
        for (String name : List.of("JSON_AGG", "JSONB_AGG")) {
            aliases.add(
                    new AggregateAlias(name, 1, (call, args) -> JsonAggregates.array(call, true)));
        }
        for (String name : List.of("JSON_OBJECT_AGG", "JSONB_OBJECT_AGG")) {
            aliases.add(
                    new AggregateAlias(name, 2, (call, args) -> JsonAggregates.object(call, true)));
        }
        return aliases;
    }

    private static AggregateAlias same(String name, SqlOperator operator) {
        return same(name, operator, 1);
    }

    private static AggregateAlias same(String name, SqlOperator operator, int operands) {
        return new AggregateAlias(
                name, operands, (call, args) -> call(operator, call, args.toArray(new SqlNode[0])));
    }

    private static AggregateAlias quantile(String name, EngineAggregate aggregate) {
        return new AggregateAlias(
                name, 2, (call, args) -> percentile(aggregate, call, args.get(0), args.get(1)));
    }

    private static SqlNode call(SqlOperator operator, SqlCall call, SqlNode... operands) {
        return operator.createCall(
                call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private static SqlNode percentile(
            EngineAggregate aggregate, SqlCall call, SqlNode value, SqlNode fraction) {
        SqlParserPos at = call.getParserPosition();
        return call(aggregate, call, value, fraction, SqlLiteral.createBoolean(false, at));
    }

    private static SqlLiteral number(BigDecimal value, SqlCall call) {
        return SqlLiteral.createExactNumeric(value.toPlainString(), call.getParserPosition());
    }

    /** The least value, those that part the values into so many equal ones, and the greatest. */
    private static SqlNode quantiles(SqlCall call, List<SqlNode> operands) {
        if (!(operands.get(1) instanceof SqlNumericLiteral literal)
                || !literal.isInteger()
                || literal.bigDecimalValue().compareTo(BigDecimal.ONE) < 0
                || literal.bigDecimalValue().compareTo(BigDecimal.valueOf(MOST_QUANTILES)) > 0) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "The number of quantiles is an integer from 1 to " + MOST_QUANTILES,
                    call.getParserPosition(),
                    "Write such a number.");
        }
        int parts = literal.intValue(true);
        List<SqlNode> fractions = new ArrayList<>();
        for (int i = 0; i <= parts; i++) {
            fractions.add(
                    number(
                            BigDecimal.valueOf(i)
                                    .divide(BigDecimal.valueOf(parts), 10, RoundingMode.HALF_UP),
                            call));
        }
        SqlNode array =
                SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(
                        call.getParserPosition(), fractions);
        return percentile(EngineAggregate.PERCENTILE_DISC, call, operands.get(0), array);
    }

    private static SqlNode countIf(SqlCall call, List<SqlNode> operands) {
        SqlParserPos at = call.getParserPosition();
        if (call.getFunctionQuantifier() != null) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "DISTINCT conditions are not counted",
                    at,
                    "Take DISTINCT away.");
        }
        return call(
                SqlStdOperatorTable.COUNT,
                call,
                new SqlCase(
                        at,
                        null,
                        SqlNodeList.of(operands.get(0)),
                        SqlNodeList.of(SqlLiteral.createExactNumeric("1", at)),
                        SqlLiteral.createNull(at)));
    }

    @Override
    public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
        return getOperandCountRange().isValidCount(call.operandCount())
                ? meaning.of(call, call.getOperandList())
                : call;
    }
}

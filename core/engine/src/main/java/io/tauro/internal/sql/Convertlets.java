package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.TimeString;
import org.jspecify.annotations.Nullable;

/** Calcite's conversions of calls to expressions, and ours for our own operators. */
final class Convertlets implements SqlRexConvertletTable {

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        SqlOperator operator = call.getOperator();
        if (operator instanceof TypedParameter) {
            return (context, parameter) -> context.convertExpression(parameter.operand(0));
        } else if (operator.equals(TauroOperatorTable.PLUS) && call.operandCount() == 2) {
            return Convertlets::plus;
        } else if (operator.equals(TauroOperatorTable.MINUS) && call.operandCount() == 2) {
            return Convertlets::minus;
        } else if (operator instanceof CurrentTime) {
            return CurrentTime::convert;
        } else if (operator.getKind() == SqlKind.OVERLAPS) {
            return Overlaps::convert;
        } else if (operator.getKind() == SqlKind.AVG) {
            return Convertlets::average;
        } else if (operator.getKind() == SqlKind.MOD) {
            return Convertlets::remainder;
        } else if (operator.equals(ScalarFunctions.CONCAT)) {
            return Convertlets::concat;
        } else if ((operator.getKind() == SqlKind.IS_NULL
                        || operator.getKind() == SqlKind.IS_NOT_NULL)
                && call.operand(0).getKind() == SqlKind.ROW) {
            return Convertlets::rowIsNull;
        } else if (RowComparisons.isOne(operator.getKind())) {
            return RowComparisons::convert;
        } else if (operator.getKind() == SqlKind.BETWEEN) {
            return RowComparisons::between;
        } else if (operator instanceof SqlQuantifyOperator) {
            return ArrayQuantifier::convert;
        } else if (call instanceof SqlCase) {
            return Convertlets::choice;
        } else if (operator.equals(TextOperators.FORMAT)) {
            return Convertlets::format;
        } else if (isRegex(operator)) {
            return Convertlets::regex;
        } else if (TypeNameFunctions.isOne(operator)) {
            return TypeNameFunctions::convert;
        } else if (operator instanceof NestedCast) {
            return NestedCast::convert;
        } else if (operator instanceof TextAs) {
            return TextAs::convert;
        } else if (operator instanceof NamedRow) {
            return NamedRow::convert;
        } else if (operator instanceof OpenDecimalCast) {
            return OpenDecimalCast::convert;
        } else if (IntervalCasts.isCast(operator.getKind())) {
            return Convertlets::cast;
        } else if (operator.equals(Concatenation.INSTANCE)
                || operator instanceof OverloadedFunction
                || CollectionOperators.isOne(operator)
                || SeriesOperators.isOne(operator)) {
            return Convertlets::collection;
        } else if (ScalarFunctions.isOwn(operator)) {
            return Convertlets::plain;
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    /**
     * A CASE whose results are of its type, but can be NULL if they could before: Calcite would
     * claim that the m of CASE WHEN m IS NOT NULL THEN m ELSE 0 END is never NULL, and then take it
     * out of the CASE.
     */
    private static RexNode choice(SqlRexContext context, SqlCall call) {
        SqlCase choice = (SqlCase) call;
        List<SqlNode> written = new ArrayList<>();
        for (int i = 0; i < choice.getWhenOperands().size(); i++) {
            written.add(choice.getWhenOperands().get(i));
            written.add(choice.getThenOperands().get(i));
        }
        written.add(Objects.requireNonNull(choice.getElseOperand()));
        RexBuilder builder = context.getRexBuilder();
        RelDataTypeFactory types = builder.getTypeFactory();
        List<RexNode> operands = new ArrayList<>();
        int last = written.size() - 1;
        for (int i = 0; i <= last; i++) {
            SqlTypeName ofNull = isCondition(i, last) ? SqlTypeName.BOOLEAN : SqlTypeName.NULL;
            operands.add(
                    SqlUtil.isNullLiteral(written.get(i), false)
                            ? builder.makeNullLiteral(types.createSqlType(ofNull))
                            : context.convertExpression(written.get(i)));
        }
        RelDataType type = builder.deriveReturnType(call.getOperator(), operands);
        for (int i = 0; i <= last; i++) {
            RexNode operand = operands.get(i);
            boolean nullable = operand.getType().isNullable();
            RelDataType same = types.createTypeWithNullability(type, nullable);
            if (!isCondition(i, last)) {
                operands.set(i, builder.ensureType(same, operand, false));
            }
        }
        return builder.makeCall(type, SqlStdOperatorTable.CASE, operands);
    }

    private static boolean isCondition(int operand, int last) {
        return operand % 2 == 0 && operand < last;
    }

    /** Calcite knows functions of some of our names, and would turn them into others. */
    private static RexNode plain(SqlRexContext context, SqlCall call) {
        return context.getRexBuilder()
                .makeCall(
                        context.getValidator().getValidatedNodeType(call),
                        call.getOperator(),
                        operands(context, call));
    }

    private static RexNode cast(SqlRexContext context, SqlCall call) {
        SqlValidator validator = context.getValidator();
        RelDataType type = validator.getValidatedNodeTypeIfKnown(call); // unknown if Calcite's own
        RelDataType from = validator.getValidatedNodeTypeIfKnown(call.operand(0));
        boolean mayBeInterval =
                type != null
                        && (IntervalCasts.isOfOneUnit(type)
                                || from != null && IntervalCasts.isOfOneUnit(from));
        RexNode cast =
                mayBeInterval
                        ? IntervalCasts.convert(
                                context.getRexBuilder(),
                                context.convertExpression(call.operand(0)),
                                Objects.requireNonNull(type))
                        : null;
        return cast != null
                ? cast
                : Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call))
                        .convertCall(context, call);
    }

    /** What may be of arrays, which is known by the types of its operands. */
    private static RexNode collection(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        List<RexNode> operands = operands(context, call);
        List<RelDataType> types = operands.stream().map(RexNode::getType).toList();
        SqlOperator operator = call.getOperator();
        if (operator instanceof OverloadedFunction overloaded) {
            operator = overloaded.chosen(types);
        } else if (operator.equals(Concatenation.INSTANCE)) {
            operator = Concatenation.meaning(types);
        }
        if (SeriesOperators.isOne(operator)) {
            return SeriesOperators.convert(builder, operator, type, operands);
        }
        return CollectionOperators.isOne(operator)
                ? CollectionOperators.convert(builder, operator, type, operands)
                : builder.makeCall(type, operator, operands);
    }

    private static RexNode plus(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = operands(context, call);
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (!SqlTypeUtil.isDatetime(type)) {
            return context.getRexBuilder().makeCall(type, SqlStdOperatorTable.PLUS, operands);
        }
        for (int i = 0; i < 2; i++) {
            if (operands.get(i).getType().getSqlTypeName() == SqlTypeName.TIME
                    && operands.get(1 - i).getType().getSqlTypeName() == SqlTypeName.DATE) {
                operands.set(i, sinceMidnight(context.getRexBuilder(), operands.get(i)));
            }
        }
        boolean swapped = !SqlTypeUtil.isDatetime(operands.get(0).getType());
        return moved(
                context,
                type,
                SqlStdOperatorTable.DATETIME_PLUS,
                operands.get(swapped ? 1 : 0),
                operands.get(swapped ? 0 : 1));
    }

    private static RexNode sinceMidnight(RexBuilder builder, RexNode time) {
        RelDataType interval =
                builder.getTypeFactory()
                        .createTypeWithNullability(
                                builder.getTypeFactory()
                                        .createSqlIntervalType(
                                                new SqlIntervalQualifier(
                                                        TimeUnit.DAY,
                                                        TimeUnit.SECOND,
                                                        SqlParserPos.ZERO)),
                                time.getType().isNullable());
        return builder.makeCall(
                interval,
                SqlStdOperatorTable.MINUS_DATE,
                List.of(time, builder.makeTimeLiteral(new TimeString(0, 0, 0), 0)));
    }

    private static RexNode minus(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = operands(context, call);
        if (JsonSqlType.isJson(operands.get(0).getType())) {
            return JsonLess.convert(context.getRexBuilder(), operands.get(0), operands.get(1));
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (SqlTypeUtil.isDatetime(type)) {
            return moved(
                    context,
                    type,
                    SqlStdOperatorTable.MINUS_DATE,
                    operands.get(0),
                    operands.get(1));
        }
        if (SqlTypeUtil.isDate(operands.get(0).getType())
                && SqlTypeUtil.isDate(operands.get(1).getType())) {
            return daysBetween(context.getRexBuilder(), type, operands);
        }
        SqlOperator operator =
                SqlTypeUtil.isDatetime(operands.get(0).getType())
                        ? SqlStdOperatorTable.MINUS_DATE
                        : SqlStdOperatorTable.MINUS;
        return context.getRexBuilder().makeCall(type, operator, operands);
    }

    private static RexNode daysBetween(RexBuilder builder, RelDataType type, List<RexNode> dates) {
        RexNode days =
                builder.makeCall(
                        DateTimeOperators.UNIT_STARTS_BETWEEN,
                        builder.makeLiteral("DAY"),
                        dates.get(1),
                        dates.get(0));
        return builder.makeCast(type, days);
    }

    private static RexNode remainder(SqlRexContext context, SqlCall call) {
        return context.getRexBuilder()
                .makeCall(
                        context.getValidator().getValidatedNodeType(call),
                        ScalarFunctions.MOD,
                        operands(context, call));
    }

    /** An average of a window: as it is, not as a sum by a count, which would be rounded twice. */
    private static RexNode average(SqlRexContext context, SqlCall call) {
        return context.getRexBuilder()
                .makeCall(
                        context.getValidator().getValidatedNodeType(call),
                        call.getOperator(),
                        operands(context, call));
    }

    /**
     * A date or time moved by an interval; a date first becomes a timestamp if the result is one.
     */
    private static RexNode moved(
            SqlRexContext context,
            RelDataType type,
            SqlOperator operator,
            RexNode time,
            RexNode interval) {
        RexBuilder builder = context.getRexBuilder();
        boolean same = time.getType().getSqlTypeName() == type.getSqlTypeName();
        RexNode from = same ? time : builder.makeCast(type, time);
        RexNode by =
                SqlTypeUtil.isInterval(interval.getType()) ? interval : days(builder, interval);
        return builder.makeCall(type, operator, List.of(from, by));
    }

    private static RexNode days(RexBuilder builder, RexNode number) {
        SqlIntervalQualifier day = new SqlIntervalQualifier(TimeUnit.DAY, null, SqlParserPos.ZERO);
        RexNode one = builder.makeIntervalLiteral(TimeUnit.DAY.multiplier, day);
        RelDataType type =
                builder.getTypeFactory()
                        .createTypeWithNullability(one.getType(), number.getType().isNullable());
        return builder.makeCall(type, SqlStdOperatorTable.MULTIPLY, List.of(number, one));
    }

    /** The text of each operand, nothing for a null, one behind the other. */
    private static RexNode concat(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType text = builder.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
        RexNode all = null;
        for (RexNode operand : operands(context, call)) {
            RexNode part = builder.makeCast(text, operand);
            if (operand.getType().isNullable()) {
                part =
                        builder.makeCall(
                                text,
                                SqlStdOperatorTable.CASE,
                                List.of(
                                        builder.makeCall(SqlStdOperatorTable.IS_NULL, operand),
                                        builder.makeLiteral(""),
                                        part));
            }
            all =
                    all == null
                            ? part
                            : builder.makeCall(
                                    text, SqlStdOperatorTable.CONCAT, List.of(all, part));
        }
        return all == null ? builder.makeLiteral("") : all;
    }

    /** A row is null if each field is, and not null if none is. */
    private static RexNode rowIsNull(SqlRexContext context, SqlCall call) {
        List<RexNode> fields = new ArrayList<>();
        for (SqlNode field : ((SqlCall) call.operand(0)).getOperandList()) {
            fields.add(
                    context.getRexBuilder()
                            .makeCall(call.getOperator(), context.convertExpression(field)));
        }
        return RexUtil.composeConjunction(context.getRexBuilder(), fields);
    }

    /** The values of a template as text. */
    private static RexNode format(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType text =
                builder.getTypeFactory()
                        .createTypeWithNullability(
                                builder.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), true);
        List<RexNode> texts =
                operands(context, call).stream()
                        .map(operand -> builder.makeCast(text, operand))
                        .toList();
        return builder.makeCall(
                context.getValidator().getValidatedNodeType(call), call.getOperator(), texts);
    }

    private static boolean isRegex(SqlOperator operator) {
        return operator.equals(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE)
                || operator.equals(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE)
                || operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE)
                || operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE);
    }

    private static RexNode regex(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        SqlOperator operator = call.getOperator();
        List<RexNode> operands = new ArrayList<>(operands(context, call));
        if (operator.equals(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE)
                || operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE)) {
            operands.add(builder.makeLiteral("i"));
        }
        RexNode matches = builder.makeCall(ScalarFunctions.REGEXP_LIKE, operands);
        return operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE)
                        || operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE)
                ? builder.makeCall(SqlStdOperatorTable.NOT, matches)
                : matches;
    }

    private static List<RexNode> operands(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(context.convertExpression(operand));
        }
        return operands;
    }
}

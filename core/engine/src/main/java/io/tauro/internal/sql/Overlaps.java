package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * {@code (s1, e1) OVERLAPS (s2, e2)} as the standard defines it: the end is no part of a period,
 * unless it is its beginning too.
 */
final class Overlaps {

    /** A period from its earlier to its later end. */
    private record Period(RexNode start, RexNode end) {}

    private final RexBuilder builder;

    private Overlaps(RexBuilder builder) {
        this.builder = builder;
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        List<RexNode> ends = new ArrayList<>();
        for (SqlNode row : call.getOperandList()) {
            for (SqlNode end : ((SqlCall) row).getOperandList()) {
                ends.add(context.convertExpression(end));
            }
        }
        Overlaps overlaps = new Overlaps(context.getRexBuilder());
        List<RexNode> moments = overlaps.moments(ends);
        return overlaps.holds(
                overlaps.period(moments.get(0), moments.get(1)),
                overlaps.period(moments.get(2), moments.get(3)));
    }

    /** The ends as moments of one type. */
    private List<RexNode> moments(List<RexNode> ends) {
        RelDataTypeFactory types = builder.getTypeFactory();
        boolean lengths = ends.stream().anyMatch(end -> SqlTypeUtil.isInterval(end.getType()));
        List<RexNode> moments = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            RexNode end = ends.get(i);
            if (SqlTypeUtil.isInterval(end.getType())) {
                RexNode start = moments.get(i - 1);
                RelDataType type =
                        types.createTypeWithNullability(
                                start.getType(),
                                start.getType().isNullable() || end.getType().isNullable());
                end =
                        builder.makeCall(
                                type, SqlStdOperatorTable.DATETIME_PLUS, List.of(start, end));
            } else if (lengths && SqlTypeUtil.isDate(end.getType())) {
                end =
                        builder.makeCast(
                                types.createSqlType(SqlTypeName.TIMESTAMP), end, true, false);
            }
            moments.add(end);
        }
        RelDataType common =
                types.leastRestrictive(moments.stream().map(RexNode::getType).toList());
        return common == null
                ? moments
                : moments.stream()
                        .map(
                                moment ->
                                        builder.ensureType(
                                                types.createTypeWithNullability(
                                                        common, moment.getType().isNullable()),
                                                moment,
                                                true))
                        .toList();
    }

    private Period period(RexNode first, RexNode second) {
        RexNode swapped =
                builder.makeCall(
                        SqlStdOperatorTable.OR,
                        builder.makeCall(SqlStdOperatorTable.IS_NULL, first),
                        builder.makeCall(SqlStdOperatorTable.LESS_THAN, second, first));
        return new Period(
                builder.makeCall(SqlStdOperatorTable.CASE, swapped, second, first),
                builder.makeCall(SqlStdOperatorTable.CASE, swapped, first, second));
    }

    private RexNode holds(Period a, Period b) {
        RexNode endsAreKnown =
                builder.makeCall(
                        SqlStdOperatorTable.OR,
                        builder.makeCall(SqlStdOperatorTable.EQUALS, a.end(), b.end()),
                        builder.makeCall(SqlStdOperatorTable.NOT_EQUALS, a.end(), b.end()));
        return builder.makeCall(
                SqlStdOperatorTable.OR,
                begins(a, b),
                begins(b, a),
                builder.makeCall(
                        SqlStdOperatorTable.AND,
                        builder.makeCall(SqlStdOperatorTable.EQUALS, a.start(), b.start()),
                        endsAreKnown));
    }

    /** Whether a period begins later than another, and before that ends. */
    private RexNode begins(Period later, Period other) {
        RexNode behind =
                builder.makeCall(
                        SqlStdOperatorTable.AND,
                        builder.makeCall(
                                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                                later.start(),
                                other.end()),
                        builder.makeCall(
                                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                                later.end(),
                                other.end()));
        return builder.makeCall(
                SqlStdOperatorTable.AND,
                builder.makeCall(SqlStdOperatorTable.GREATER_THAN, later.start(), other.start()),
                builder.makeCall(SqlStdOperatorTable.NOT, behind));
    }
}

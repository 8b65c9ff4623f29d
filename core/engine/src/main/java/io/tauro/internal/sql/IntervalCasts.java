package io.tauro.internal.sql;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Numbers as intervals of one unit, and such intervals as numbers. */
final class IntervalCasts {

    private static final Set<SqlTypeName> ONE_UNIT =
            Set.of(
                    SqlTypeName.INTERVAL_YEAR,
                    SqlTypeName.INTERVAL_MONTH,
                    SqlTypeName.INTERVAL_DAY,
                    SqlTypeName.INTERVAL_HOUR,
                    SqlTypeName.INTERVAL_MINUTE,
                    SqlTypeName.INTERVAL_SECOND);

    private IntervalCasts() {}

    /** The rules of what can be cast, with intervals of one unit as numbers. */
    static SqlTypeMappingRule rule(SqlTypeMappingRule others) {
        return new SqlTypeMappingRule() {
            @Override
            public Map<SqlTypeName, ImmutableSet<SqlTypeName>> getTypeMapping() {
                return others.getTypeMapping();
            }

            @Override
            public boolean canApplyFrom(SqlTypeName to, SqlTypeName from) {
                return SqlTypeName.NUMERIC_TYPES.contains(to) && ONE_UNIT.contains(from)
                        || others.canApplyFrom(to, from);
            }
        };
    }

    /** Whether an interval is of one unit only, so that a number says how long it is. */
    static boolean isOfOneUnit(RelDataType type) {
        SqlIntervalQualifier qualifier = type.getIntervalQualifier();
        return qualifier != null
                && (qualifier.timeUnitRange.endUnit == null
                        || qualifier.timeUnitRange.startUnit == qualifier.timeUnitRange.endUnit);
    }

    /** The value in another type; null if it is no cast between a number and an interval. */
    static @Nullable RexNode convert(RexBuilder builder, RexNode value, RelDataType type) {
        RexNode converted;
        if (SqlTypeUtil.isNumeric(value.getType()) && isOfOneUnit(type)) {
            converted = toInterval(builder, value, type);
        } else if (SqlTypeUtil.isNumeric(type) && isOfOneUnit(value.getType())) {
            converted = toNumber(builder, value, type);
        } else {
            return null;
        }
        return converted.getType().equals(type)
                ? converted
                : builder.makeAbstractCast(type, converted, false);
    }

    private static SqlIntervalQualifier qualifier(RelDataType type) {
        return Objects.requireNonNull(type.getIntervalQualifier());
    }

    /** So many times one unit. */
    private static RexNode toInterval(RexBuilder builder, RexNode number, RelDataType type) {
        SqlIntervalQualifier unit = qualifier(type);
        RexNode one = builder.makeIntervalLiteral(unit.getUnit().multiplier, unit);
        RelDataType result =
                builder.getTypeFactory()
                        .createTypeWithNullability(type, number.getType().isNullable());
        return builder.makeCall(result, SqlStdOperatorTable.MULTIPLY, List.of(number, one));
    }

    /** Its seconds or months by those of a unit. */
    private static RexNode toNumber(RexBuilder builder, RexNode interval, RelDataType type) {
        TimeUnit unit = qualifier(interval.getType()).getUnit();
        boolean months = unit == TimeUnit.YEAR || unit == TimeUnit.MONTH;
        RexNode amount =
                months
                        ? builder.makeCall(
                                SqlStdOperatorTable.PLUS,
                                builder.makeCall(
                                        SqlStdOperatorTable.MULTIPLY,
                                        part(builder, TimeUnit.YEAR, interval),
                                        builder.makeExactLiteral(BigDecimal.valueOf(12))),
                                part(builder, TimeUnit.MONTH, interval))
                        : part(builder, TimeUnit.EPOCH, interval);
        BigDecimal divisor =
                months ? unit.multiplier : unit.multiplier.divide(TimeUnit.SECOND.multiplier);
        RelDataTypeFactory types = builder.getTypeFactory();
        boolean nullable = interval.getType().isNullable();
        RelDataType exact =
                types.createTypeWithNullability(
                        types.createSqlType(SqlTypeName.DECIMAL, 38, 6), nullable);
        RexNode quotient =
                builder.makeCall(
                        exact,
                        SqlStdOperatorTable.DIVIDE,
                        List.of(
                                builder.makeCast(exact, amount),
                                builder.makeExactLiteral(divisor)));
        return builder.makeCast(types.createTypeWithNullability(type, nullable), quotient);
    }

    private static RexNode part(RexBuilder builder, TimeUnit unit, RexNode interval) {
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataType type =
                types.createTypeWithNullability(
                        unit == TimeUnit.EPOCH
                                ? types.createSqlType(SqlTypeName.DECIMAL, 20, 6)
                                : types.createSqlType(SqlTypeName.BIGINT),
                        interval.getType().isNullable());
        SqlIntervalQualifier qualifier = new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO);
        return builder.makeCall(
                type,
                SqlStdOperatorTable.EXTRACT,
                List.of(builder.makeFlag(qualifier.timeUnitRange), interval));
    }

    static boolean isCast(SqlKind kind) {
        return kind == SqlKind.CAST || kind == SqlKind.SAFE_CAST;
    }
}

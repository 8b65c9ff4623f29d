package io.tauro.internal.sql;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;

/**
 * Makes literals of text that are VARCHAR and pad nothing, literals of instants in UTC, and casts
 * of numbers to text that stay.
 */
final class TauroRexBuilder extends RexBuilder {

    private static final Set<SqlTypeName> TIMES =
            Set.of(
                    SqlTypeName.TIME,
                    SqlTypeName.TIMESTAMP,
                    SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
                    SqlTypeName.TIMESTAMP_TZ);

    TauroRexBuilder(TauroTypeFactory types) {
        super(types);
    }

    @Override
    public RexLiteral makeCharLiteral(NlsString text) {
        RelDataType type = getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
        NlsString utf8 =
                new NlsString(text.getValue(), StandardCharsets.UTF_8.name(), type.getCollation());
        return makeLiteral(utf8, type, SqlTypeName.CHAR);
    }

    @Override
    public RexLiteral makeLiteral(String text) {
        return makeCharLiteral(new NlsString(text, null, null));
    }

    /**
     * Calcite makes a literal infinite that is more than a REAL can be, and cuts the digits of a
     * time that are too many; here the first fails when it is run, and the others are rounded.
     */
    @Override
    public RexNode makeCast(
            SqlParserPos position,
            RelDataType type,
            RexNode operand,
            boolean matchNullability,
            boolean safe,
            RexLiteral format) {
        return operand instanceof RexLiteral literal && isNotItself(literal, type)
                ? makeAbstractCast(position, type, operand, safe)
                : super.makeCast(position, type, operand, matchNullability, safe, format);
    }

    @Override
    public RexNode makeAbstractCast(
            SqlParserPos position, RelDataType type, RexNode operand, boolean safe) {
        return !safe && NumberText.isOne(type, operand)
                ? NumberText.of(this, position, type, operand)
                : super.makeAbstractCast(position, type, operand, safe);
    }

    @Override
    public RexNode makeAbstractCast(
            SqlParserPos position,
            RelDataType type,
            RexNode operand,
            boolean safe,
            RexLiteral format) {
        return !safe && NumberText.isOne(type, operand)
                ? NumberText.of(this, position, type, operand)
                : super.makeAbstractCast(position, type, operand, safe, format);
    }

    private static boolean isNotItself(RexLiteral literal, RelDataType type) {
        if (literal.isNull()) {
            return false;
        }
        if (type.getSqlTypeName() == SqlTypeName.REAL) {
            return SqlTypeUtil.isNumeric(literal.getType())
                    && literal.getValue() instanceof Number number
                    && Float.isInfinite(number.floatValue());
        }
        return TIMES.contains(type.getSqlTypeName())
                && TIMES.contains(literal.getType().getSqlTypeName())
                && type.getPrecision() < literal.getType().getPrecision();
    }

    @Override
    public RexLiteral makeTimestampTzLiteral(TimestampWithTimeZoneString instant, int precision) {
        TimestampString utc =
                new TimestampString(
                        instant.withTimeZone(java.util.TimeZone.getTimeZone("UTC"))
                                .getLocalTimestampString()
                                .toString());
        return makeTimestampWithLocalTimeZoneLiteral(utc, precision);
    }
}

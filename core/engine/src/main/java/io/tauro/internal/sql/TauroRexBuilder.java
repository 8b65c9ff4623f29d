package io.tauro.internal.sql;

import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;

/** Makes literals of text that are VARCHAR and pad nothing, and literals of instants in UTC. */
final class TauroRexBuilder extends RexBuilder {

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

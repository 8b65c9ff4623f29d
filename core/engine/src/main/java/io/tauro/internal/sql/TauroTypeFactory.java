package io.tauro.internal.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Types of text in UTF-8, and one type for instants, whichever way a query writes it. Thread-safe.
 */
final class TauroTypeFactory extends SqlTypeFactoryImpl {

    TauroTypeFactory() {
        super(new TauroTypeSystem());
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public RelDataType createSqlType(SqlTypeName type) {
        return type == SqlTypeName.CHAR
                ? createSqlType(SqlTypeName.VARCHAR, 1)
                : super.createSqlType(one(type));
    }

    @Override
    public RelDataType createSqlType(SqlTypeName type, int precision) {
        return super.createSqlType(one(type), precision);
    }

    /** JSON, which may be null or not. */
    RelDataType json(boolean nullable) {
        return canonize(new JsonSqlType(typeSystem, nullable));
    }

    /** A number and a date have no type in common; Calcite takes the number for one of days. */
    @Override
    public @Nullable RelDataType leastRestrictive(
            List<RelDataType> types, SqlTypeMappingRule mapping) {
        boolean numbers = types.stream().anyMatch(SqlTypeUtil::isNumeric);
        boolean dates = types.stream().anyMatch(SqlTypeUtil::isDatetime);
        if (types.stream().anyMatch(JsonSqlType::isJson)
                && types.stream().allMatch(TauroTypeFactory::isJsonOrNull)) {
            return json(types.stream().anyMatch(RelDataType::isNullable));
        }
        RelDataType interval = interval(types);
        if (interval != null) {
            return interval;
        }
        if (numbers && dates) {
            return null;
        }
        RelDataType decimal = TauroTypeSystem.commonDecimal(this, types);
        return decimal == null ? super.leastRestrictive(types, mapping) : decimal;
    }

    /** Of intervals of other precision, one with room for all; Calcite fails at some of them. */
    private @Nullable RelDataType interval(List<RelDataType> types) {
        boolean same = types.stream().distinct().count() == 1;
        if (same || types.isEmpty() || !types.stream().allMatch(SqlTypeUtil::isInterval)) {
            return null;
        }
        boolean months = types.stream().allMatch(type -> isOfMonths(type));
        if (!months && types.stream().anyMatch(type -> isOfMonths(type))) {
            return null;
        }
        SqlIntervalQualifier widest =
                months
                        ? new SqlIntervalQualifier(
                                TimeUnit.YEAR, 10, TimeUnit.MONTH, -1, SqlParserPos.ZERO)
                        : new SqlIntervalQualifier(
                                TimeUnit.DAY, 10, TimeUnit.SECOND, 6, SqlParserPos.ZERO);
        return createTypeWithNullability(
                createSqlIntervalType(widest), types.stream().anyMatch(RelDataType::isNullable));
    }

    private static boolean isOfMonths(RelDataType type) {
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName());
    }

    /** JSON has no other charset than its own. */
    @Override
    public RelDataType createTypeWithCharsetAndCollation(
            RelDataType type, Charset charset, SqlCollation collation) {
        return JsonSqlType.isJson(type)
                ? type
                : super.createTypeWithCharsetAndCollation(type, charset, collation);
    }

    private static boolean isJsonOrNull(RelDataType type) {
        return JsonSqlType.isJson(type) || type.getSqlTypeName() == SqlTypeName.NULL;
    }

    /**
     * An instant is a count of microseconds in UTC. That is what Calcite calls a timestamp with
     * local time zone; its timestamps that carry a zone each are not in the engine. Nothing is
     * padded, so that CHAR is VARCHAR.
     */
    private static SqlTypeName one(SqlTypeName type) {
        return switch (type) {
            case TIMESTAMP_TZ -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            case FLOAT -> SqlTypeName.DOUBLE;
            case CHAR -> SqlTypeName.VARCHAR;
            case BINARY -> SqlTypeName.VARBINARY;
            default -> type;
        };
    }
}

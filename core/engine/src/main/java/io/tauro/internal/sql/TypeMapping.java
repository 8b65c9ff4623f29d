package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Our types as Calcite has them, and back. Text without a limit is {@code VARCHAR} without a
 * length, JSON is text that is known to be JSON, an instant is {@code TIMESTAMP WITH LOCAL TIME
 * ZONE}.
 */
public final class TypeMapping {

    private static final int INTERVAL_DIGITS = 10;
    private static final int FRACTION_DIGITS = 6;

    private TypeMapping() {}

    /** The type of a column or value. */
    public static RelDataType toRel(RelDataTypeFactory types, DataType type, boolean nullable) {
        return types.createTypeWithNullability(toRel(types, type), nullable);
    }

    /** The type of the rows of a table. */
    public static RelDataType toRel(RelDataTypeFactory types, Schema schema) {
        return row(types, schema.columns());
    }

    private static RelDataType toRel(RelDataTypeFactory types, DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> types.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> types.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
            case DECIMAL ->
                    types.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case REAL -> types.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            case CHAR -> sized(types, SqlTypeName.CHAR, type);
            case VARCHAR -> sized(types, SqlTypeName.VARCHAR, type);
            case JSON ->
                    types instanceof TauroTypeFactory ours
                            ? ours.json(false)
                            : types.createSqlType(SqlTypeName.VARCHAR);
            case VARBINARY -> sized(types, SqlTypeName.VARBINARY, type);
            case DATE -> types.createSqlType(SqlTypeName.DATE);
            case TIME -> types.createSqlType(SqlTypeName.TIME, type.precision());
            case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, type.precision());
            case TIMESTAMP_WITH_TIME_ZONE ->
                    types.createSqlType(
                            SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.precision());
            case INTERVAL_YEAR_MONTH -> interval(types, TimeUnit.YEAR, TimeUnit.MONTH);
            case INTERVAL_DAY_SECOND -> interval(types, TimeUnit.DAY, TimeUnit.SECOND);
            case UUID -> types.createSqlType(SqlTypeName.UUID);
            case ARRAY -> types.createArrayType(part(types, type, 0), -1);
            case MAP -> types.createMapType(part(types, type, 0), part(types, type, 1));
            case ROW -> row(types, type.fields());
            case NULL -> types.createSqlType(SqlTypeName.NULL);
        };
    }

    private static RelDataType sized(RelDataTypeFactory types, SqlTypeName name, DataType type) {
        return type.precision() == DataType.UNBOUNDED
                ? types.createSqlType(name)
                : types.createSqlType(name, type.precision());
    }

    private static RelDataType interval(RelDataTypeFactory types, TimeUnit from, TimeUnit to) {
        return types.createSqlIntervalType(
                new SqlIntervalQualifier(
                        from, INTERVAL_DIGITS, to, FRACTION_DIGITS, SqlParserPos.ZERO));
    }

    private static RelDataType part(RelDataTypeFactory types, DataType type, int index) {
        Column part = type.fields().get(index);
        return toRel(types, part.type(), part.nullable());
    }

    private static RelDataType row(RelDataTypeFactory types, List<Column> columns) {
        RelDataTypeFactory.Builder builder = types.builder();
        columns.forEach(
                column ->
                        builder.add(column.name(), toRel(types, column.type(), column.nullable())));
        return builder.build();
    }

    /** The columns of a row type. */
    public static Schema toSchema(RelDataType rowType) {
        return new Schema(columns(rowType));
    }

    private static List<Column> columns(RelDataType rowType) {
        List<Column> columns = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            columns.add(
                    Column.of(field.getName(), toDataType(field.getType()))
                            .nullable(field.getType().isNullable()));
        }
        return columns;
    }

    /**
     * The type of a value.
     *
     * @throws TauroException {@code TAURO-2006} if the engine has no such type
     */
    public static DataType toDataType(RelDataType type) {
        if (type.isStruct()) {
            return DataType.row(columns(type));
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> DataType.BOOLEAN;
            case TINYINT -> DataType.TINYINT;
            case SMALLINT -> DataType.SMALLINT;
            case INTEGER -> DataType.INTEGER;
            case BIGINT -> DataType.BIGINT;
            case DECIMAL -> decimal(type);
            case REAL -> DataType.REAL;
            case FLOAT, DOUBLE -> DataType.DOUBLE;
            case CHAR -> DataType.character(type.getPrecision());
            case VARCHAR ->
                    JsonSqlType.isJson(type)
                            ? DataType.JSON
                            : unbounded(type)
                                    ? DataType.VARCHAR
                                    : DataType.varchar(type.getPrecision());
            case BINARY, VARBINARY ->
                    unbounded(type) ? DataType.VARBINARY : DataType.varbinary(type.getPrecision());
            case DATE -> DataType.DATE;
            case TIME -> DataType.time(type.getPrecision());
            case TIMESTAMP -> DataType.timestamp(type.getPrecision());
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
                    DataType.timestampWithTimeZone(type.getPrecision());
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> DataType.INTERVAL_YEAR_MONTH;
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND ->
                    DataType.INTERVAL_DAY_SECOND;
            case UUID -> DataType.UUID;
            case ARRAY -> DataType.array(part(type.getComponentType(), type));
            case MAP ->
                    DataType.map(part(type.getKeyType(), type), part(type.getValueType(), type));
            case NULL, UNKNOWN -> DataType.NULL;
            default -> throw notSupported(type);
        };
    }

    private static DataType decimal(RelDataType type) {
        if (type.getScale() > type.getPrecision()) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "A DECIMAL of "
                            + type.getPrecision()
                            + " digits has no "
                            + type.getScale()
                            + " behind the point. Give it as many digits.");
        }
        return DataType.decimal(type.getPrecision(), type.getScale());
    }

    private static boolean unbounded(RelDataType type) {
        return type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
    }

    private static DataType part(@Nullable RelDataType part, RelDataType type) {
        if (part == null) {
            throw notSupported(type);
        }
        return toDataType(part);
    }

    private static TauroException notSupported(RelDataType type) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "Type " + type.getSqlTypeName() + " is not supported. Cast it to another type.");
    }
}

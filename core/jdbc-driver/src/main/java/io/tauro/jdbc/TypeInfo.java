package io.tauro.jdbc;

import io.tauro.type.DataType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types that columns of tables have. */
final class TypeInfo {

    private static final List<DataType> TYPES =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.SMALLINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(DataType.MAX_DECIMAL_PRECISION, 0),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.character(1),
                    DataType.VARCHAR,
                    DataType.JSON,
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID);

    private TypeInfo() {}

    static ResultSet rows() {
        MetadataTable rows =
                MetadataTable.of(
                        "TYPE_NAME",
                        "DATA_TYPE:int",
                        "PRECISION:int",
                        "LITERAL_PREFIX",
                        "LITERAL_SUFFIX",
                        "CREATE_PARAMS",
                        "NULLABLE:short",
                        "CASE_SENSITIVE:boolean",
                        "SEARCHABLE:short",
                        "UNSIGNED_ATTRIBUTE:boolean",
                        "FIXED_PREC_SCALE:boolean",
                        "AUTO_INCREMENT:boolean",
                        "LOCAL_TYPE_NAME",
                        "MINIMUM_SCALE:short",
                        "MAXIMUM_SCALE:short",
                        "SQL_DATA_TYPE:int",
                        "SQL_DATETIME_SUB:int",
                        "NUM_PREC_RADIX:int");
        TYPES.stream()
                .sorted(Comparator.comparingInt(JdbcType::code))
                .forEach(type -> rows.row(describe(type)));
        return rows.rows();
    }

    private static @Nullable Object[] describe(DataType type) {
        return new @Nullable Object[] {
            JdbcType.name(type),
            JdbcType.code(type),
            JdbcType.precision(type),
            prefix(type),
            type.kind().isText() || type.kind().isTemporal() ? "'" : null,
            parameters(type),
            (short) DatabaseMetaData.typeNullable,
            type.kind().isText(),
            (short) DatabaseMetaData.typeSearchable,
            !JdbcType.isSigned(type),
            false,
            false,
            null,
            (short) 0,
            maximumScale(type),
            null,
            null,
            type.kind().isNumeric() ? 10 : null
        };
    }

    private static @Nullable String prefix(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR, JSON -> "'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE '";
            default -> null;
        };
    }

    private static @Nullable String parameters(DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> "precision,scale";
            case CHAR, VARCHAR, VARBINARY -> "length";
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "precision";
            default -> null;
        };
    }

    private static short maximumScale(DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> (short) DataType.MAX_DECIMAL_PRECISION;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> (short) type.precision();
            default -> (short) 0;
        };
    }
}

package io.tauro.connector.redshift;

import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.spi.Reason;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** From types of Redshift to columns: the table in {@code docs/connectors/redshift.md}. */
final class RedshiftColumns extends StandardColumns {

    /** A text of so many bytes has twice as many digits, which is what a text can have. */
    private static final int COMPARED = 32_767;

    private static final int LONGEST = 65_535;

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        return Optional.ofNullable(
                switch (column.typeName().toLowerCase(Locale.ROOT)) {
                    case "boolean", "bool" -> DataType.BOOLEAN;
                    case "smallint", "int2" -> DataType.SMALLINT;
                    case "integer", "int4" -> DataType.INTEGER;
                    case "bigint", "int8" -> DataType.BIGINT;
                    case "real", "float4" -> DataType.REAL;
                    case "double precision", "float8" -> DataType.DOUBLE;
                    case "numeric", "decimal" ->
                            column.size() < 1 || column.size() > 38
                                    ? null
                                    : DataType.decimal(column.size(), column.scale());
                    case "character varying", "varchar" ->
                            column.size() < 1 || column.size() > LONGEST
                                    ? DataType.VARCHAR
                                    : DataType.varchar(column.size());
                    case "character", "bpchar" -> DataType.character(Math.max(1, column.size()));
                    case "date" -> DataType.DATE;
                    case "time without time zone", "time" -> DataType.TIME;
                    case "timestamp without time zone", "timestamp" -> DataType.TIMESTAMP;
                    case "timestamp with time zone", "timestamptz" ->
                            DataType.TIMESTAMP_WITH_TIME_ZONE;
                    case "binary varying", "varbyte" -> DataType.VARBINARY;
                    case "super" -> DataType.JSON;
                    default -> null;
                });
    }

    @Override
    protected String text(MetadataColumn column) {
        String type = column.typeName().toLowerCase(Locale.ROOT);
        return type.equals("geometry") || type.equals("geography")
                ? "ST_AsText(" + column.stored() + ")"
                : "CAST(" + column.stored() + " AS VARCHAR(65535))";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP -> "CAST(? AS " + type.kind() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "CAST(? AS TIMESTAMPTZ)";
            case VARCHAR -> digits("CAST(? AS VARCHAR(65535))");
            default -> "?";
        };
    }

    /** The session is in UTC, so that an instant is written in it. */
    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                    "CAST(" + sql + " AS VARCHAR(64))";
            case JSON -> "JSON_SERIALIZE(" + sql + ")";
            default -> sql;
        };
    }

    /**
     * The digits of its bytes: text itself is compared without trailing spaces, and without case
     * where a column or the database says so.
     */
    private static String digits(String text) {
        return "TO_HEX(TO_VARBYTE(" + text + ", 'utf8'))";
    }

    @Override
    protected Optional<String> equality(DataType type, String value) {
        if (type.kind() != TypeKind.VARCHAR) {
            return super.equality(type, value);
        }
        return type.precision() != DataType.UNBOUNDED && type.precision() <= COMPARED
                ? Optional.of(digits(value))
                : Optional.empty();
    }

    @Override
    protected boolean accepts(DataType type, Object value) {
        return super.accepts(type, value)
                && (type.kind() != TypeKind.VARCHAR
                        || ((String) value).getBytes(StandardCharsets.UTF_8).length <= COMPARED);
    }

    @Override
    protected Reason reason(DataType type) {
        return type.kind() == TypeKind.VARCHAR
                ? Obstacle.TRAILING_SPACES.reason()
                : super.reason(type);
    }

    @Override
    protected TextTraits traits(DataType type) {
        return type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY;
    }
}

package io.tauro.internal.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.BasicSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * JSON: text wherever text can stand, but known to be JSON, so that it is put into other JSON as it
 * is and not in quotes.
 */
final class JsonSqlType extends BasicSqlType {

    private static final long serialVersionUID = 1L;

    JsonSqlType(RelDataTypeSystem system, boolean nullable) {
        super(system, SqlTypeName.VARCHAR, nullable);
    }

    static boolean isJson(RelDataType type) {
        return type instanceof JsonSqlType;
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
        text.append("JSON");
    }

    @Override
    public BasicSqlType createWithNullability(boolean nullable) {
        return nullable == isNullable() ? this : new JsonSqlType(typeSystem, nullable);
    }

    @Override
    public Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public SqlCollation getCollation() {
        return SqlCollation.IMPLICIT;
    }
}

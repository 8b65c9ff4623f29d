package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** The columns of a result. Of which table a column is, is not told. Immutable. */
final class TauroResultSetMetaData implements ResultSetMetaData, Unwrappable {

    private final Schema schema;

    TauroResultSetMetaData(Schema schema) {
        this.schema = schema;
    }

    private Column column(int column) throws SQLException {
        if (column < 1 || column > schema.size()) {
            throw Errors.of(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "There is no column "
                            + column
                            + ". The result has "
                            + schema.size()
                            + ", counted from 1.");
        }
        return schema.column(column - 1);
    }

    private DataType type(int column) throws SQLException {
        return column(column).type();
    }

    @Override
    public int getColumnCount() {
        return schema.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).name();
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return column(column).name();
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return JdbcType.code(type(column));
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return JdbcType.name(type(column));
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return JdbcType.javaClass(type(column)).getName();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return JdbcType.precision(type(column));
    }

    @Override
    public int getScale(int column) throws SQLException {
        return JdbcType.scale(type(column));
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return JdbcType.displaySize(type(column));
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return column(column).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return JdbcType.isSigned(type(column));
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return type(column).kind().isText();
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getTableName(int column) throws SQLException {
        column(column);
        return "";
    }
}

package io.tauro.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What there is to query, for whom the connection belongs to: tables that the principal may not
 * read are not there. A table {@code crm.customers} is {@code customers} in the schema {@code crm};
 * a table without a dot is in no schema. There are no catalogs.
 */
final class TauroDatabaseMetaData extends EmptyMetadata {

    private final TauroConnection connection;

    TauroDatabaseMetaData(TauroConnection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return connection.url();
    }

    @Override
    public String getUserName() {
        return connection.session().principal().id();
    }

    @Override
    public String getDriverVersion() {
        return Version.text();
    }

    @Override
    public String getDatabaseProductVersion() {
        return Version.text();
    }

    @Override
    public String getIdentifierQuoteString() {
        return connection.dialect().quote("").substring(0, 1);
    }

    @Override
    public String getSQLKeywords() {
        return Keywords.BEYOND_SQL_2003;
    }

    @Override
    public String getNumericFunctions() {
        return EscapedFunctions.NUMERIC;
    }

    @Override
    public String getStringFunctions() {
        return EscapedFunctions.TEXT;
    }

    @Override
    public String getSystemFunctions() {
        return EscapedFunctions.SYSTEM;
    }

    @Override
    public String getTimeDateFunctions() {
        return EscapedFunctions.TIME;
    }

    private MetadataQueries queries() throws SQLException {
        connection.requireOpen();
        return new MetadataQueries(connection.session());
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        return queries().tables(catalog, schemaPattern, tablePattern, types);
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return queries().columns(catalog, schemaPattern, tablePattern, columnPattern);
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return queries().schemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
            throws SQLException {
        return queries().schemas(catalog, schemaPattern);
    }

    @Override
    public ResultSet getTableTypes() {
        return MetadataTable.of("TABLE_TYPE").row("SYSTEM VIEW").row("TABLE").row("VIEW").rows();
    }

    @Override
    public ResultSet getTypeInfo() {
        return TypeInfo.rows();
    }

    @Override
    public ResultSet getClientInfoProperties() {
        return MetadataTable.of("NAME", "MAX_LEN:int", "DEFAULT_VALUE", "DESCRIPTION")
                .row("ApplicationName", 255, "", "What connects; kept, not used")
                .rows();
    }
}

package io.tauro.jdbc;

import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Kinds of things that there are none of: keys, indexes, procedures, grants, user's types. */
abstract class EmptyMetadata extends DatabaseTraits {

    private static ResultSet none(String... columns) {
        return MetadataTable.of(columns).rows();
    }

    @Override
    public final ResultSet getCatalogs() {
        return none("TABLE_CAT");
    }

    @Override
    public final ResultSet getPrimaryKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return none(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "KEY_SEQ:short",
                "PK_NAME");
    }

    private static ResultSet noForeignKeys() {
        return none(
                "PKTABLE_CAT",
                "PKTABLE_SCHEM",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME",
                "FKTABLE_CAT",
                "FKTABLE_SCHEM",
                "FKTABLE_NAME",
                "FKCOLUMN_NAME",
                "KEY_SEQ:short",
                "UPDATE_RULE:short",
                "DELETE_RULE:short",
                "FK_NAME",
                "PK_NAME",
                "DEFERRABILITY:short");
    }

    @Override
    public final ResultSet getImportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return noForeignKeys();
    }

    @Override
    public final ResultSet getExportedKeys(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return noForeignKeys();
    }

    @Override
    public final ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable) {
        return noForeignKeys();
    }

    @Override
    public final ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate) {
        return none(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "NON_UNIQUE:boolean",
                "INDEX_QUALIFIER",
                "INDEX_NAME",
                "TYPE:short",
                "ORDINAL_POSITION:short",
                "COLUMN_NAME",
                "ASC_OR_DESC",
                "CARDINALITY:long",
                "PAGES:long",
                "FILTER_CONDITION");
    }

    private static ResultSet noRowColumns() {
        return none(
                "SCOPE:short",
                "COLUMN_NAME",
                "DATA_TYPE:int",
                "TYPE_NAME",
                "COLUMN_SIZE:int",
                "BUFFER_LENGTH:int",
                "DECIMAL_DIGITS:short",
                "PSEUDO_COLUMN:short");
    }

    @Override
    public final ResultSet getBestRowIdentifier(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            int scope,
            boolean nullable) {
        return noRowColumns();
    }

    @Override
    public final ResultSet getVersionColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return noRowColumns();
    }

    @Override
    public final ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schema, @Nullable String procedure) {
        return none(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "RESERVED1",
                "RESERVED2",
                "RESERVED3",
                "REMARKS",
                "PROCEDURE_TYPE:short",
                "SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String procedure,
            @Nullable String column) {
        return none(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "COLUMN_NAME",
                "COLUMN_TYPE:short",
                "DATA_TYPE:int",
                "TYPE_NAME",
                "PRECISION:int",
                "LENGTH:int",
                "SCALE:short",
                "RADIX:short",
                "NULLABLE:short",
                "REMARKS",
                "COLUMN_DEF",
                "SQL_DATA_TYPE:int",
                "SQL_DATETIME_SUB:int",
                "CHAR_OCTET_LENGTH:int",
                "ORDINAL_POSITION:int",
                "IS_NULLABLE",
                "SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schema, @Nullable String function) {
        return none(
                "FUNCTION_CAT",
                "FUNCTION_SCHEM",
                "FUNCTION_NAME",
                "REMARKS",
                "FUNCTION_TYPE:short",
                "SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String function,
            @Nullable String column) {
        return none(
                "FUNCTION_CAT",
                "FUNCTION_SCHEM",
                "FUNCTION_NAME",
                "COLUMN_NAME",
                "COLUMN_TYPE:short",
                "DATA_TYPE:int",
                "TYPE_NAME",
                "PRECISION:int",
                "LENGTH:int",
                "SCALE:short",
                "RADIX:short",
                "NULLABLE:short",
                "REMARKS",
                "CHAR_OCTET_LENGTH:int",
                "ORDINAL_POSITION:int",
                "IS_NULLABLE",
                "SPECIFIC_NAME");
    }

    @Override
    public final ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return none(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "GRANTOR",
                "GRANTEE",
                "PRIVILEGE",
                "IS_GRANTABLE");
    }

    @Override
    public final ResultSet getColumnPrivileges(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column) {
        return none(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "GRANTOR",
                "GRANTEE",
                "PRIVILEGE",
                "IS_GRANTABLE");
    }

    @Override
    public final ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String name,
            int @Nullable [] types) {
        return none(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "CLASS_NAME",
                "DATA_TYPE:int",
                "REMARKS",
                "BASE_TYPE:short");
    }

    @Override
    public final ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schema, @Nullable String type) {
        return none(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "SUPERTYPE_CAT",
                "SUPERTYPE_SCHEM",
                "SUPERTYPE_NAME");
    }

    @Override
    public final ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return none("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME");
    }

    @Override
    public final ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String type,
            @Nullable String attribute) {
        return none(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "ATTR_NAME",
                "DATA_TYPE:int",
                "ATTR_TYPE_NAME",
                "ATTR_SIZE:int",
                "DECIMAL_DIGITS:int",
                "NUM_PREC_RADIX:int",
                "NULLABLE:int",
                "REMARKS",
                "ATTR_DEF",
                "SQL_DATA_TYPE:int",
                "SQL_DATETIME_SUB:int",
                "CHAR_OCTET_LENGTH:int",
                "ORDINAL_POSITION:int",
                "IS_NULLABLE",
                "SCOPE_CATALOG",
                "SCOPE_SCHEMA",
                "SCOPE_TABLE",
                "SOURCE_DATA_TYPE:short");
    }

    @Override
    public final ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column) {
        return none(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "DATA_TYPE:int",
                "COLUMN_SIZE:int",
                "DECIMAL_DIGITS:int",
                "NUM_PREC_RADIX:int",
                "COLUMN_USAGE",
                "REMARKS",
                "CHAR_OCTET_LENGTH:int",
                "IS_NULLABLE");
    }
}

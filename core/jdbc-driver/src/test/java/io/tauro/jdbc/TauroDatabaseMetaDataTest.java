package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TauroDatabaseMetaDataTest {

    @TempDir private Path directory;
    private Connection connection;
    private DatabaseMetaData metadata;

    @BeforeEach
    void connect() throws SQLException {
        connection = Shop.guarded(directory).connect("ana", Shop.PASSWORD);
        metadata = connection.getMetaData();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> read(ResultSet rows, String... columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(rows.getString(column));
                }
                lines.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
            }
        }
        return lines;
    }

    private List<String> tables(String schema, String table, String... types) throws SQLException {
        return read(
                metadata.getTables(null, schema, table, types.length == 0 ? null : types),
                "TABLE_TYPE",
                "TABLE_SCHEM",
                "TABLE_NAME");
    }

    @Test
    void listsTablesAndViewsThatThePrincipalMayRead() throws SQLException {
        assertThat(tables(null, null))
                .containsExactly(
                        "TABLE null numbers",
                        "TABLE null rates",
                        "TABLE crm customers",
                        "VIEW null expensive");
        assertThat(tables(null, "%", "VIEW")).containsExactly("VIEW null expensive");
        assertThat(tables("crm", "CUST%")).containsExactly("TABLE crm customers");
        assertThat(tables("crm", "%")).containsExactly("TABLE crm customers");
        assertThat(tables("", "%", "TABLE"))
                .containsExactly("TABLE null numbers", "TABLE null rates");
        assertThat(tables(null, "r\\_tes")).isEmpty();
        assertThat(tables(null, "%", "SYSTEM TABLE")).isEmpty();
        assertThat(read(metadata.getTables("catalog", null, "%", null), "TABLE_NAME")).isEmpty();
        assertThat(read(metadata.getTables(null, null, "rates", null), "REMARKS"))
                .containsExactly("What a unit costs in dollars");
    }

    @Test
    void anAdministratorSeesTheTableThatOthersMayNotRead() throws SQLException {
        try (Connection bench = new Shop(directory.resolve("tauro.yaml")).connect("bench", "")) {
            assertThat(read(bench.getMetaData().getTables(null, "crm", "%", null), "TABLE_NAME"))
                    .containsExactly("customers", "secrets");
        }
        assertThat(read(metadata.getColumns(null, "crm", "secrets", "%"), "COLUMN_NAME")).isEmpty();
    }

    @Test
    void listsColumnsInTheirOrderWithTheirTypes() throws SQLException {
        assertThat(
                        read(
                                metadata.getColumns(null, "crm", "customers", null),
                                "ORDINAL_POSITION",
                                "COLUMN_NAME",
                                "DATA_TYPE",
                                "TYPE_NAME",
                                "COLUMN_SIZE",
                                "DECIMAL_DIGITS",
                                "IS_NULLABLE"))
                .containsExactly(
                        "1 id " + Types.BIGINT + " BIGINT 19 0 YES",
                        "2 name " + Types.VARCHAR + " VARCHAR 2147483647 null YES",
                        "3 born " + Types.DATE + " DATE 10 0 YES",
                        "4 seen " + Types.TIMESTAMP + " TIMESTAMP 26 6 YES",
                        "5 score " + Types.DOUBLE + " DOUBLE 15 0 YES",
                        "6 vip " + Types.BOOLEAN + " BOOLEAN 1 null YES");
        assertThat(
                        read(
                                metadata.getColumns(null, "%", "rates", "RATE"),
                                "COLUMN_NAME",
                                "TYPE_NAME",
                                "COLUMN_SIZE",
                                "DECIMAL_DIGITS",
                                "NUM_PREC_RADIX"))
                .containsExactly("rate DECIMAL 10 4 10");
    }

    @Test
    void listsSchemasTypesAndNothingElse() throws SQLException {
        assertThat(read(metadata.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
                .containsExactly(" null", "crm null");
        assertThat(read(metadata.getSchemas(null, "x%"), "TABLE_SCHEM")).isEmpty();
        assertThat(read(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
        assertThat(read(metadata.getTableTypes(), "TABLE_TYPE"))
                .containsExactly("SYSTEM VIEW", "TABLE", "VIEW");
        assertThat(read(metadata.getTypeInfo(), "TYPE_NAME"))
                .contains("BIGINT", "DECIMAL", "TIMESTAMP WITH TIME ZONE")
                .hasSize(19);
        assertThat(read(metadata.getPrimaryKeys(null, "crm", "customers"), "PK_NAME")).isEmpty();
        assertThat(read(metadata.getIndexInfo(null, null, "rates", false, false), "INDEX_NAME"))
                .isEmpty();
        assertThat(read(metadata.getImportedKeys(null, null, "rates"), "FK_NAME")).isEmpty();
        assertThat(read(metadata.getFunctions(null, null, "%"), "FUNCTION_NAME")).isEmpty();
    }

    @Test
    void theInformationSchemaIsListedForWhoeverAsksForItByName() throws SQLException {
        assertThat(read(metadata.getSchemas(null, "INFORMATION_SCHEMA"), "TABLE_SCHEM"))
                .containsExactly("information_schema");
        assertThat(tables("information_schema", "%s"))
                .contains(
                        "SYSTEM VIEW information_schema columns",
                        "SYSTEM VIEW information_schema tables")
                .hasSize(10);
        assertThat(tables("information\\_schema", "tables", "SYSTEM VIEW")).hasSize(1);
        assertThat(tables("information_schema", "tables", "TABLE", "VIEW")).isEmpty();
        assertThat(tables("info%", "%")).isEmpty();
        assertThat(tables(null, "tables")).isEmpty();
        assertThat(
                        read(
                                metadata.getColumns(
                                        null, "information_schema", "schemata", "%name"),
                                "ORDINAL_POSITION",
                                "COLUMN_NAME",
                                "IS_NULLABLE"))
                .containsExactly(
                        "1 catalog_name NO",
                        "2 schema_name NO",
                        "6 default_character_set_name YES");
    }

    @Test
    void statementsThatShowNamesAreQueriesAsAnyOther() throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThat(read(statement.executeQuery("SHOW TABLES"), "Table"))
                    .containsExactly("crm.customers", "expensive", "numbers", "rates");
            assertThat(statement.execute("SHOW SCHEMAS")).isTrue();
            assertThat(read(statement.getResultSet(), "Schema"))
                    .containsExactly("crm", "information_schema");
            assertThat(read(statement.executeQuery("DESCRIBE rates"), "Column", "Type"))
                    .containsExactly("ccy VARCHAR(3)", "rate DECIMAL(10,4)");
            statement.setMaxRows(1);
            assertThat(read(statement.executeQuery("SHOW COLUMNS FROM rates"), "Column"))
                    .containsExactly("ccy");
        }
        try (var statement = connection.prepareStatement("SHOW TABLES LIKE ?")) {
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("Table");
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
            statement.setString(1, "R%");
            assertThat(read(statement.executeQuery(), "Table")).containsExactly("rates");
        }
        try (var statement = connection.prepareStatement("DESC crm.customers")) {
            assertThat(statement.getMetaData().getColumnCount()).isEqualTo(4);
            assertThat(read(statement.executeQuery(), "Column")).hasSize(6);
        }
    }

    @Test
    void aTableThatMayNotBeReadIsAsAbsentAsForASelect() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : List.of("crm.secrets", "crm.nothing")) {
                SQLException select =
                        catchThrowableOfType(
                                SQLException.class,
                                () -> statement.executeQuery("SELECT * FROM " + table));
                assertThatThrownBy(() -> statement.executeQuery("DESCRIBE " + table))
                        .isInstanceOf(select.getClass())
                        .hasMessage(select.getMessage());
            }
        }
    }

    /** Tools ask for all of them when they connect. */
    @Test
    void answersEveryQuestionThatTakesNothing() throws Exception {
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getParameterCount() == 0) {
                assertThat(method.invoke(metadata)).as(method.toString()).isNotNull();
            }
        }
    }

    @Test
    void everyListingHasColumnsThatCanBeRead() throws Exception {
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getReturnType() == ResultSet.class) {
                try (ResultSet rows = (ResultSet) method.invoke(metadata, blanks(method))) {
                    ResultSetMetaData columns = rows.getMetaData();
                    assertThat(columns.getColumnCount()).as(method.toString()).isPositive();
                    assertThat(rows.getStatement()).isNull();
                }
            }
        }
    }

    private static Object[] blanks(Method method) {
        Object[] blanks = new Object[method.getParameterCount()];
        for (int i = 0; i < blanks.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            blanks[i] = type == int.class ? (Object) 0 : type == boolean.class ? false : null;
        }
        return blanks;
    }

    @Test
    void saysHowNamesAreWritten() throws SQLException {
        assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
        assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
        assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isTrue();
        assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
        assertThat(metadata.nullsAreSortedHigh()).isTrue();
        assertThat(metadata.isReadOnly()).isTrue();
        assertThat(metadata.supportsTransactions()).isFalse();
        assertThat(metadata.getURL()).isEqualTo("jdbc:tauro:" + directory.resolve("tauro.yaml"));
        assertThat(metadata.getUserName()).isEqualTo("ana");
        assertThat(metadata.getConnection()).isSameAs(connection);
    }
}

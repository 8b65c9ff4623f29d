package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may not read is in no listing, and no error tells it from what is not there. */
class ForbiddenMetadataTest {

    @TempDir private Path directory;

    private Connection connect(String user) throws IOException, SQLException {
        Path file = directory.resolve("tauro.yaml");
        Files.writeString(
                file,
                """
                tables:
                  items: {rows: [{id: 1, price: 2.5}], schema: {id: BIGINT, price: DOUBLE}}
                  hr.pay: {rows: [{id: 1, salary: 10}], schema: {id: BIGINT, salary: INTEGER}}
                views:
                  cheap: "SELECT id FROM items WHERE price < 3"
                  hr.rich: "SELECT id FROM hr.pay WHERE salary > 3"
                  both: "SELECT * FROM cheap JOIN hr.rich USING (id)"
                policies:
                  items: {allowed_roles: [clerk, boss]}
                  hr.pay: {allowed_roles: [boss]}
                principals:
                  ana: {roles: [clerk]}
                  bea: {roles: [boss]}
                """);
        return DriverManager.getConnection("jdbc:tauro:" + file, user, null);
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(rows.getString(name));
            }
        }
        return values;
    }

    @Test
    void listsHaveOnlyWhatMayBeRead() throws Exception {
        try (Connection ana = connect("ana");
                Connection bea = connect("bea")) {
            DatabaseMetaData clerks = ana.getMetaData();
            assertThat(column(clerks.getTables(null, null, "%", null), "TABLE_NAME"))
                    .containsExactly("items", "cheap");
            assertThat(column(clerks.getSchemas(), "TABLE_SCHEM")).containsExactly("");
            assertThat(column(clerks.getColumns(null, null, "%", "%"), "COLUMN_NAME"))
                    .containsExactly("id", "id", "price");
            assertThat(column(clerks.getColumns(null, "hr", "pay", "%"), "COLUMN_NAME")).isEmpty();
            assertThat(column(clerks.getPrimaryKeys(null, "hr", "pay"), "COLUMN_NAME")).isEmpty();
            assertThat(column(clerks.getTablePrivileges(null, "hr", "%"), "TABLE_NAME")).isEmpty();

            DatabaseMetaData bosses = bea.getMetaData();
            assertThat(column(bosses.getTables(null, null, "%", null), "TABLE_NAME"))
                    .containsExactlyInAnyOrder("items", "pay", "both", "cheap", "rich");
            assertThat(column(bosses.getSchemas(), "TABLE_SCHEM")).containsExactly("", "hr");
        }
    }

    @Test
    void preparingAQueryTellsNothingOfAForbiddenTable() throws Exception {
        try (Connection ana = connect("ana")) {
            for (String table : List.of("hr.pay", "hr.pax", "hr.rich", "both", "bath")) {
                assertThatThrownBy(
                                () -> {
                                    try (var statement =
                                            ana.prepareStatement("SELECT nonsense FROM " + table)) {
                                        statement.getMetaData();
                                    }
                                })
                        .isInstanceOf(SQLException.class)
                        .hasMessage(
                                "TAURO-3001 Principal 'ana' may not read table '"
                                        + table
                                        + "': there is no such table, or none of the roles [clerk] may read it."
                                        + " Check its name, or ask for a role that may.");
            }
        }
    }

    @Test
    void everyErrorOfAQueryTellsItsIdAndNotInTheText() throws Exception {
        try (Connection ana = connect("ana");
                Statement statement = ana.createStatement()) {
            for (String sql :
                    List.of(
                            "SELEC",
                            "SELECT * FROM hr.pay",
                            "SELECT nothing FROM items",
                            "SELECT id / 0 FROM items",
                            "EXPLAIN SELECT * FROM hr.pay",
                            "EXPLAIN ANALYZE SELECT id / 0 FROM items")) {
                SQLException failure =
                        catchThrowableOfType(
                                SQLException.class,
                                () -> column(statement.executeQuery(sql), "id"));
                TauroException cause = (TauroException) failure.getCause();
                String id = cause.queryId().orElseThrow();
                assertThat(id).as(sql).matches("[0-9a-f-]{36}");
                assertThat(failure.getMessage())
                        .as(sql)
                        .isEqualTo(cause.code().id() + " " + cause.text())
                        .doesNotContain(id);
            }
            SQLException prepared =
                    catchThrowableOfType(
                            SQLException.class,
                            () -> ana.prepareStatement("SELECT * FROM hr.pay").getMetaData());
            assertThat(((TauroException) prepared.getCause()).queryId()).isPresent();
        }
    }
}

package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad records of files that are left out: who reads is told, unless rows are hidden from them. */
class SkippedRecordsTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "id;dep\n1;a\nx;a\n2;b\ny;b\n3;b\n");
        Files.writeString(folder.resolve("j.json"), "{\"id\":1}\n{\"id\":\n{\"id\":2}\n");
        Files.writeString(
                folder.resolve("tauro.yaml"),
                """
                connections: {disk: {connector_type: local, path: .}}
                tables:
                  t: {connection_id: disk, path: t.csv, schema: {id: BIGINT, dep: VARCHAR}, options: {header: true, null: ["", NA], bad_records: skip}}
                  j: {connection_id: disk, path: j.json, options: {bad_records: skip}}
                policies:
                  t:
                    allowed_roles: [boss, clerk]
                    row_level_filters: {boss: ALL_ROWS, clerk: "dep = 'a'"}
                  j: {allowed_roles: [boss, clerk]}
                principals: {bo: {roles: [boss]}, cy: {roles: [clerk]}}
                """);
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:tauro:" + folder.resolve("tauro.yaml"), user, null);
    }

    @Test
    void whoSeesAllRowsIsWarned() throws SQLException {
        try (Connection connection = connect("bo");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM t UNION ALL SELECT count(*) FROM j")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(3);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(2);
            assertThat(rows.next()).isFalse();
            SQLWarning first = rows.getWarnings();
            assertThat(first.getSQLState()).isEqualTo("01000");
            assertThat(first.getMessage()).startsWith("2 records of table 't' could not be read");
            SQLWarning second = first.getNextWarning();
            assertThat(second.getMessage()).startsWith("1 records of table 'j'");
            assertThat((Object) second.getNextWarning()).isNull();
            rows.clearWarnings();
            assertThat((Object) rows.getWarnings()).isNull();
        }
        assertThat(analyzed("bo", "SELECT id FROM t")).contains(", 2 bad records left out");
    }

    @Test
    void whomRowsAreHiddenFromIsNotTold() throws SQLException {
        try (Connection connection = connect("cy");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(1);
            assertThat(rows.next()).isFalse();
            assertThat((Object) rows.getWarnings()).isNull();
        }
        assertThat(analyzed("cy", "SELECT id FROM t")).doesNotContain("bad records");
        assertThat(analyzed("cy", "SELECT id FROM j")).contains(", 1 bad records left out");
    }

    private String analyzed(String user, String query) throws SQLException {
        try (Connection connection = connect(user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN ANALYZE " + query)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
        }
    }
}

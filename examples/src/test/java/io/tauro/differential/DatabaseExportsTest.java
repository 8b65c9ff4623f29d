package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.connector.files.LocalFiles;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** CSV that databases write, in each of their ways: every value is the one that they had. */
class DatabaseExportsTest {

    private static final List<@Nullable String> TEXTS =
            Arrays.asList(
                    "plain",
                    "",
                    null,
                    "a,b;c\td|e",
                    "say \"x\"",
                    "\"",
                    "it's",
                    "back\\slash",
                    "\\",
                    "\\N",
                    "N",
                    "NULL",
                    "line\nbreak",
                    "carriage\rreturn",
                    "both\r\nof them",
                    "tab\\\tand \\n",
                    " blanks ",
                    "\u00fcn\u00efc\u00f6de \uD83D\uDE00",
                    "# no comment",
                    ",");

    private static final Schema COLUMNS =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("price", DataType.decimal(9, 2)),
                    Column.of("day", DataType.DATE),
                    Column.of("done", DataType.TIMESTAMP));

    private static final String CREATE =
            "CREATE TABLE t (id INTEGER, name VARCHAR(100), price DECIMAL(9,2), day DATE, done TIMESTAMP NULL)";

    @TempDir private Path folder;

    private static List<List<@Nullable Object>> expected() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            boolean none = i % 7 == 3;
            rows.add(
                    Arrays.asList(
                            i,
                            TEXTS.get(i),
                            none ? null : BigDecimal.valueOf(i * 101L - 500, 2),
                            none ? null : LocalDate.of(2026, 1, 1 + i),
                            none ? null : LocalDateTime.of(2026, 1, 1 + i, 10, 11, 12)));
        }
        return rows;
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute(CREATE);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?)")) {
            for (List<@Nullable Object> row : expected()) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.executeUpdate();
            }
        }
    }

    private void assertReads(TableSource.Files source) {
        try (VirtualContext context =
                        VirtualContext.builder()
                                .connection("disk", LocalFiles.at(folder))
                                .table(
                                        VirtualTable.named("t")
                                                .from("disk", source.schema(COLUMNS))
                                                .build())
                                .build();
                QueryResult result =
                        context.as(Principal.of("ana"))
                                .query("SELECT id, name, price, day, done FROM t ORDER BY id")) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEach(
                    row ->
                            rows.add(
                                    Arrays.asList(
                                            row.get(0),
                                            row.get(1),
                                            row.get(2),
                                            row.get(3),
                                            row.get(4))));
            assertThat(rows).as("%s", source).isEqualTo(expected());
        }
    }

    @Test
    void postgresCopy() throws SQLException, IOException {
        try (Connection connection = TestServer.database("exports").connect()) {
            fill(connection);
            copy(connection, "FORMAT csv, HEADER");
            assertReads(TableSource.csv("t.csv"));
            copy(connection, "FORMAT csv, HEADER, DELIMITER ';', FORCE_QUOTE *");
            assertReads(TableSource.csv("t.csv"));
            copy(connection, "FORMAT csv, QUOTE '''', ESCAPE '\\', NULL 'none'");
            assertReads(
                    TableSource.csv("t.csv")
                            .option("header", false)
                            .option("quote", "'")
                            .option("escape", "\\")
                            .option("null", "none"));
            copy(connection, "FORMAT text");
            assertReads(
                    TableSource.csv("t.csv")
                            .option("header", false)
                            .option("delimiter", "\\t")
                            .option("quote", "")
                            .option("c_escapes", true));
        }
    }

    private void copy(Connection connection, String options) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("t.csv"))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY t TO STDOUT WITH (" + options + ")", out);
        }
    }

    @Test
    void mariaDbOutfile() throws SQLException, IOException {
        MariaDbServer server = MariaDbServer.database("exports");
        try (Connection connection = server.connect()) {
            fill(connection);
        }
        Path target = Files.createTempDirectory("outfile");
        server.run("SELECT * INTO OUTFILE '" + target + "/plain.csv' CHARACTER SET utf8mb4 FROM t");
        server.run(
                "SELECT * INTO OUTFILE '"
                        + target
                        + "/quoted.csv' CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' LINES TERMINATED BY '\\r\\n' FROM t");
        for (String name : List.of("plain.csv", "quoted.csv")) {
            Files.move(target.resolve(name), folder.resolve(name));
        }
        Files.delete(target);
        TableSource.Files source =
                TableSource.csv("plain.csv").option("header", false).option("c_escapes", true);
        assertReads(source.option("delimiter", "\t").option("quote", ""));
        assertReads(
                TableSource.csv("quoted.csv").option("header", false).option("c_escapes", true));
    }

    @Test
    void duckDbCopy() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            fill(connection);
            for (String options :
                    List.of(
                            "",
                            ", DELIMITER ';'",
                            ", DELIMITER '|', FORCE_QUOTE *",
                            ", DELIMITER '\t', QUOTE '''', ESCAPE ''''")) {
                export(connection, "t.csv", options);
                assertReads(TableSource.csv("t.csv"));
                assertReads(TableSource.csv("t.csv").option("dialect", "auto"));
            }
            export(connection, "t.csv.gz", ", NULLSTR 'none', COMPRESSION gzip");
            assertReads(TableSource.csv("t.csv.gz").option("null", List.of("none")));
            export(connection, "e.csv", ", ESCAPE '\\'");
            assertReads(TableSource.csv("e.csv").option("escape", "\\"));
        }
    }

    private void export(Connection connection, String name, String options) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY t TO '" + folder.resolve(name) + "' (FORMAT csv, HEADER" + options + ")");
        }
    }
}

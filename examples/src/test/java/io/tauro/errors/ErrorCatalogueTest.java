package io.tauro.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.connector.files.LocalFiles;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.differential.TestServer;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a query says so: what happened, with which name, and what to do. */
class ErrorCatalogueTest {

    private static final TestServer SERVER = TestServer.database("catalogue");
    private static VirtualContext context;
    private static Path root;

    /**
     * @param message after the code; {@code <port>} stands for the server's
     */
    record Case(String sql, String message) {
        @Override
        public String toString() {
            return sql;
        }
    }

    @BeforeAll
    static void prepare(@TempDir Path folder) throws Exception {
        root = folder;
        SERVER.run(
                "CREATE TABLE people (id bigint, name text)",
                "INSERT INTO people VALUES (1, 'zq7-ana'), (0, 'zq7-bo')",
                "CREATE TABLE gone (id bigint)",
                "CREATE TABLE granted (id bigint)",
                "GRANT SELECT ON granted TO app",
                "CREATE TABLE odd (at date)",
                "INSERT INTO odd VALUES ('infinity')");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parts.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE parts (id integer, made date)");
            statement.execute("INSERT INTO parts VALUES (1, 'zq7-yesterday')");
        }
        write(folder.resolve("bad.csv"), "id,name\n1,a\nzq7,b\n");
        write(folder.resolve("ragged.csv"), "id,name\n1,a\n2,zq7,c\n");
        write(folder.resolve("quote.csv"), "id,name\n1,\"zq7\n");
        write(folder.resolve("bad.parquet"), "PAR1 zq7 this is no Parquet file PAR1");
        write(folder.resolve("short.parquet"), "PA");
        context = builder(folder).build();
        SERVER.run("SELECT 1");
        context.as(io.tauro.identity.Principal.ANONYMOUS).query("SELECT * FROM gone").close();
        SERVER.run("DROP TABLE gone");
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static VirtualContextBuilder builder(Path folder) {
        Schema people =
                Schema.of(Column.of("id", DataType.BIGINT), Column.of("name", DataType.VARCHAR));
        TableSource.Files csv = TableSource.csv("bad.csv").schema(people);
        return VirtualContext.builder()
                .connection("crm", SERVER.definition())
                .connection("app", SERVER.app())
                .connection("wrong", SERVER.app().password(Secret.of("zq7-wrong")))
                .connection(
                        "down",
                        Postgres.at("jdbc:postgresql://localhost:1/x")
                                .user("app")
                                .password(Secret.of("zq7-down")))
                .connection("parts", Sqlite.at(folder.resolve("parts.db")))
                .connection("nolite", Sqlite.at(folder.resolve("none.db")))
                .connection("disk", LocalFiles.at(folder))
                .table(
                        "users",
                        people,
                        List.of(
                                Arrays.asList(1L, "zq7-ana"),
                                Arrays.asList(0L, "zq7-bo"),
                                Arrays.asList(Long.MAX_VALUE, "zq7-cy")))
                .table("orders", people, List.of(Arrays.asList(1L, "zq7-book")))
                .table(on("crm", "people", TableSource.table("people")))
                .table(on("crm", "gone", TableSource.table("gone")))
                .table(on("crm", "odd", TableSource.table("odd")))
                .table(on("crm", "missing", TableSource.table("public.missing")))
                .table(
                        on(
                                "crm",
                                "badquery",
                                TableSource.query("SELECT nme FROM people WHERE name = 'zq7'")))
                .table(
                        on(
                                "crm",
                                "failing",
                                TableSource.query(
                                        "SELECT 1 / id AS q, name::int AS n FROM people")))
                .table(on("app", "refused", TableSource.table("people")))
                .table(on("wrong", "locked", TableSource.table("people")))
                .table(on("down", "dead", TableSource.table("people")))
                .table(on("parts", "parts", TableSource.table("parts")))
                .table(on("nolite", "nolite", TableSource.table("parts")))
                .table(on("disk", "badcsv", csv))
                .table(on("disk", "ragged", TableSource.csv("ragged.csv").schema(people)))
                .table(on("disk", "openquote", TableSource.csv("quote.csv").schema(people)))
                .table(on("disk", "nofile", TableSource.csv("none.csv").schema(people)))
                .table(on("disk", "noparquet", TableSource.parquet("none/")))
                .table(on("disk", "badparquet", TableSource.parquet("bad.parquet")))
                .table(on("disk", "shortparquet", TableSource.parquet("short.parquet")));
    }

    private static VirtualTable on(String connection, String name, TableSource source) {
        return VirtualTable.named(name).from(connection, source).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    static Stream<Case> queries() {
        return Stream.of(
                new Case(
                        "SELECT 'zq7' FROM usres",
                        "TAURO-2002 Table 'usres' is not known (line 1, column 19). Did you mean 'users'?"),
                new Case(
                        "SELECT * FROM zebra",
                        "TAURO-2002 Table 'zebra' is not known (line 1, column 15). Check its name."),
                new Case(
                        "SELECT nmae FROM users WHERE name = 'zq7'",
                        "TAURO-2003 Column 'nmae' is not in table 'users' (line 1, column 8). Did you mean 'name'?"),
                new Case(
                        "SELECT u.nmae FROM users u",
                        "TAURO-2003 Column 'nmae' is not in table 'u' (line 1, column 10). Did you mean 'name'?"),
                new Case(
                        "SELECT x.name FROM users u",
                        "TAURO-2002 'x' is not a table of this query (line 1, column 8). Use the name or the alias that FROM gives."),
                new Case(
                        "SELECT SUBSTRNG(name, 1) FROM users WHERE name = 'zq7'",
                        "TAURO-2004 Function 'SUBSTRNG' is not known (line 1, column 8). Did you mean 'SUBSTRING'?"),
                new Case(
                        "SELECT UPPER(name, 'zq7') FROM users",
                        "TAURO-2007 Function 'UPPER' does not take that many arguments (line 1, column 8). Check its arguments."),
                new Case(
                        "SELECT 'zq7', FROM users",
                        "TAURO-2001 Unexpected ',' (line 1, column 13). Check the SQL before it."),
                new Case(
                        "SELEC 'zq7' FROM users",
                        "TAURO-2001 The SQL cannot be read (line 1, column 1). Check it here and before."),
                new Case(
                        "SELECT 'zq7\nFROM users",
                        "TAURO-2001 A text literal is not closed (line 1, column 8). Close it with '."),
                new Case(
                        "SELECT 'zq7' FROM users WHERE",
                        "TAURO-2001 Unexpected 'WHERE' (line 1, column 25). Check the SQL before it; if it is a name, put it in double quotes."),
                new Case(
                        "SELECT 'zq7' 'zq7' zq FROM FROM users",
                        "TAURO-2001 Unexpected 'FROM' (line 1, column 23). Check the SQL before it; if it is a name, put it in double quotes."),
                new Case("", "TAURO-2001 The SQL text is empty. Write a query, such as SELECT 1."),
                new Case(
                        "SELECT 1; SELECT 'zq7'",
                        "TAURO-2007 The SQL text has more than one statement (line 1, column 11). Run one at a time."),
                new Case(
                        "SELECT id FROM users, orders WHERE users.name = 'zq7'",
                        "TAURO-2008 Column 'id' could be any of several (line 1, column 8). Qualify it with its table."),
                new Case(
                        "SELECT * FROM users WHERE id = DATE '2020-01-01'",
                        "TAURO-2005 '=' does not go with BIGINT and DATE (line 1, column 27). Cast what does not fit."),
                new Case(
                        "SELECT * FROM users WHERE id = 'zq7'",
                        "TAURO-2013 A value of type VARCHAR cannot be cast to BIGINT. Use TRY_CAST to get NULL instead."),
                new Case(
                        "SELECT name + 1 FROM users",
                        "TAURO-2005 '+' does not go with VARCHAR and INTEGER (line 1, column 8). Cast what does not fit."),
                new Case(
                        "SELECT * FROM users WHERE name",
                        "TAURO-2005 WHERE needs a condition (line 1, column 27). Compare the value with something."),
                new Case(
                        "SELECT name, COUNT(*) FROM users",
                        "TAURO-2007 'name' is neither grouped nor aggregated (line 1, column 8). Add it to GROUP BY, or aggregate it."),
                new Case(
                        "SELECT * FROM users WHERE SUM(id) > 1",
                        "TAURO-2007 An aggregate cannot stand in WHERE (line 1, column 27). Put it into HAVING, or into a sub-query."),
                new Case(
                        "SELECT * FROM users WHERE id = ?",
                        "TAURO-2009 The query has 1 parameters, and got 0 values. Pass one value for each '?'."),
                new Case(
                        "INSERT INTO users VALUES (1, 'zq7')",
                        "TAURO-2010 INSERT would change something, and everything here is read-only. Only queries and EXPLAIN are run."),
                new Case(
                        "DELETE FROM users WHERE name = 'zq7'",
                        "TAURO-2010 DELETE would change something, and everything here is read-only. Only queries and EXPLAIN are run."),
                new Case(
                        "UPDATE users SET name = 'zq7'",
                        "TAURO-2010 UPDATE would change something, and everything here is read-only. Only queries and EXPLAIN are run."),
                new Case(
                        "DROP TABLE users",
                        "TAURO-2010 DROP would change something, and everything here is read-only. Only queries and EXPLAIN are run."),
                new Case(
                        "CREATE TABLE t (a INT)",
                        "TAURO-2010 CREATE would change something, and everything here is read-only. Only queries and EXPLAIN are run."),
                new Case(
                        "SELECT 10 / id FROM users",
                        "TAURO-2011 A number is divided by zero. Divide by NULLIF(divisor, 0) to get NULL instead."),
                new Case(
                        "SELECT MOD(10, id) FROM users",
                        "TAURO-2011 A number is divided by zero. Divide by NULLIF(divisor, 0) to get NULL instead."),
                new Case(
                        "SELECT id + 1 FROM users",
                        "TAURO-2012 A result is out of the range of BIGINT. Cast an operand to a wider type."),
                new Case(
                        "SELECT CAST(id AS INTEGER) FROM users",
                        "TAURO-2012 A value of type BIGINT is out of the range of INTEGER. Cast it to a wider type, or use TRY_CAST to get NULL instead."),
                new Case(
                        "SELECT CAST(name AS INTEGER) FROM users",
                        "TAURO-2013 A value of type VARCHAR cannot be cast to INTEGER. Use TRY_CAST to get NULL instead."),
                new Case(
                        "SELECT CAST(name AS DATE) FROM users",
                        "TAURO-2013 A value of type VARCHAR cannot be cast to DATE. Use TRY_CAST to get NULL instead."),
                new Case(
                        "SELECT CAST('zq7' AS INTEGER) FROM users",
                        "TAURO-2013 A value of type VARCHAR cannot be cast to INTEGER. Use TRY_CAST to get NULL instead."),
                new Case(
                        "SELECT DATE 'zq7' FROM users",
                        "TAURO-2001 The text of a DATE literal is not one (line 1, column 8). Write it as 'yyyy-mm-dd'."),
                new Case(
                        "SELECT SUBSTRING(name FROM 1 FOR -1) FROM users",
                        "TAURO-2014 An argument of SUBSTRING is a length and is negative. Use at least 0."),
                new Case(
                        "SELECT (SELECT name FROM orders UNION ALL SELECT name FROM users) FROM users",
                        "TAURO-2015 A sub-query that stands for one value returned more than one row. Aggregate it, or limit it to one row."),
                new Case(
                        "SELECT * FROM users WHERE name LIKE 'zq7!' ESCAPE '!'",
                        "TAURO-2014 An argument of LIKE is a pattern whose escape does not stand before %, _ or itself. Write the escape twice to mean itself."),
                new Case(
                        "SELECT * FROM locked WHERE name = 'zq7'",
                        "TAURO-4003 PostgreSQL of connection 'wrong' at localhost:<port> refuses the user or the password (SQLSTATE 28P01). Check the options user and password."),
                new Case(
                        "SELECT * FROM dead WHERE name = 'zq7'",
                        "TAURO-4002 PostgreSQL of connection 'down' cannot be reached at localhost:1 (SQLSTATE 08001). Check that it runs, and the connection's url."),
                new Case(
                        "SELECT * FROM nolite",
                        "TAURO-4002 SQLite of connection 'nolite' cannot be reached at <folder>/none.db (error 14). Check that it runs, and the connection's url."),
                new Case(
                        "SELECT * FROM missing",
                        "TAURO-4004 Connection 'crm' has no table 'public.missing'. Check its name and schema."),
                new Case(
                        "SELECT * FROM gone",
                        "TAURO-4004 PostgreSQL of connection 'crm' has no table 'gone' any more, or it reads one that is missing (SQLSTATE 42P01). Check its name and schema."),
                new Case(
                        "SELECT * FROM badquery",
                        "TAURO-4001 PostgreSQL of connection 'crm' refuses the query (SQLSTATE 42703). Correct it."),
                new Case(
                        "SELECT q FROM failing",
                        "TAURO-2011 PostgreSQL of connection 'crm' divides by zero in the query (SQLSTATE 22012). Leave such rows out, or divide by NULLIF(divisor, 0)."),
                new Case(
                        "SELECT n FROM failing",
                        "TAURO-4001 PostgreSQL of connection 'crm' failed to read the query (SQLSTATE 22P02). Look into the log of the source, which has the details."),
                new Case(
                        "SELECT * FROM odd",
                        "TAURO-4001 Column 'at' of table 'odd' holds a value that DATE cannot hold. Correct it, or convert it in a query of the source."),
                new Case(
                        "SELECT * FROM refused WHERE name = 'zq7'",
                        "TAURO-4005 PostgreSQL of connection 'app' does not let this user read table 'people' (SQLSTATE 42501). Grant the permission there."),
                new Case(
                        "SELECT * FROM parts",
                        "TAURO-4001 Column 'made' of table 'parts' holds a value that DATE cannot hold. Correct it, or convert it in a query of the source."),
                new Case(
                        "SELECT * FROM badcsv",
                        "TAURO-4009 File 'bad.csv' is broken: the value in line 3, column 'id' is not BIGINT; declare the column's type in the schema of the table if it is another, or set the option 'bad_records' to skip. Write the file again."),
                new Case(
                        "SELECT * FROM ragged",
                        "TAURO-4009 File 'ragged.csv' is broken: line 3 has 3 fields, not 2 (the option 'ragged' can be null_fill or skip). Write the file again."),
                new Case(
                        "SELECT * FROM openquote",
                        "TAURO-4009 File 'quote.csv' is broken: quotes that do not close, text behind a quote, or a field of many megabytes in or behind the record of line 2. Write the file again."),
                new Case(
                        "SELECT * FROM nofile",
                        "TAURO-4008 There is no file and no folder with files at 'none.csv'. Check the path; it is relative to the folder of the connection."),
                new Case(
                        "SELECT * FROM noparquet",
                        "TAURO-4008 There is no file and no folder with files at 'none/'. Check the path; it is relative to the folder of the connection."),
                new Case(
                        "SELECT * FROM badparquet",
                        "TAURO-4009 File 'bad.parquet' is broken: its footer has an impossible length. Write the file again."),
                new Case(
                        "SELECT * FROM shortparquet",
                        "TAURO-4009 File 'short.parquet' is broken: it is too short for Parquet. Write the file again."));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQuerySaysWhatWhereAndWhatToDo(Case query) {
        assertThat(Failures.of(context, query.sql()).getMessage())
                .isEqualTo(
                        query.message()
                                .replace("<port>", port())
                                .replace("<folder>", root.toString()));
    }

    private static String port() {
        return SERVER.url().replaceAll(".*:(\\d+)/.*", "$1");
    }
}

package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever JDBC tells of tables, columns, parameters and results is the same in both worlds: every
 * method of its metadata is asked, for names that there are, that there are in one world only, and
 * that there are not.
 */
class JdbcMetadataAttackTest {

    /** They differ from one connection to the next, and say nothing of tables. */
    private static final Set<String> LEFT_OUT = Set.of("getConnection", "unwrap", "isWrapperFor");

    private static final List<@Nullable String> SCHEMAS =
            Arrays.asList(
                    null, "", "%", "crm", "light", "cnry_corp", "public", "information_schema");

    private static final List<@Nullable String> TABLES =
            Arrays.asList(
                    null,
                    "%",
                    "staff",
                    "STAFF",
                    "vault",
                    "vaulted",
                    "people",
                    "picked",
                    "cnry_notes",
                    "v%",
                    "nothing");

    private static final List<@Nullable String> COLUMNS =
            Arrays.asList(null, "%", "card", "c%", "id");

    private static final List<String> QUERIES =
            List.of(
                    "SELECT * FROM staff",
                    "SELECT * FROM crm.staff",
                    "SELECT * FROM light.staff",
                    "SELECT * FROM people",
                    "SELECT * FROM costs",
                    "SELECT * FROM picked",
                    "SELECT card FROM staff",
                    "SELECT cnry_card FROM staff",
                    "SELECT cnry_rank FROM crm.staff",
                    "SELECT s.*, count(*) OVER () AS n FROM staff s",
                    "SELECT name, hired, max(salary) AS top FROM staff GROUP BY name, hired",
                    "SELECT * FROM staff WHERE name = ? AND salary > ? AND hired < ?",
                    "SELECT * FROM staff WHERE card = ?",
                    "SELECT * FROM vault",
                    "SELECT * FROM vault WHERE cnry_a = ?",
                    "SELECT * FROM vaulted",
                    "SELECT * FROM crm.vault",
                    "SELECT * FROM light.cnry_other",
                    "SELECT * FROM crm.nothing",
                    "SELECT * FROM cnry_notes",
                    "SELECT * FROM cnry_corp.staff",
                    "SELECT coalesce(?, salary) FROM staff",
                    "SELECT a.id, b.id FROM staff a FULL JOIN staff b ON a.id = b.salary",
                    "EXPLAIN SELECT * FROM staff WHERE salary > 10",
                    "EXPLAIN ANALYZE SELECT name FROM staff WHERE salary > 10",
                    "EXPLAIN SELECT * FROM vault");

    /** Words by which databases tell of tables, and those that are none here: no way around. */
    private static final List<String> WORDS =
            List.of(
                    "SHOW TABLES",
                    "SHOW TABLES FROM crm",
                    "SHOW TABLES FROM cnry_corp",
                    "SHOW TABLES LIKE '%v%'",
                    "SHOW SCHEMAS",
                    "SHOW SCHEMAS LIKE 'cnry%'",
                    "SHOW CATALOGS",
                    "SHOW FUNCTIONS",
                    "SHOW COLUMNS FROM staff",
                    "SHOW COLUMNS FROM crm.staff LIKE '%a%'",
                    "SHOW COLUMNS FROM picked",
                    "SHOW COLUMNS FROM vault",
                    "SHOW COLUMNS FROM vaulted",
                    "SHOW COLUMNS FROM cnry_notes",
                    "EXPLAIN SHOW TABLES",
                    "EXPLAIN ANALYZE SHOW TABLES",
                    "SHOW CREATE TABLE staff",
                    "DESCRIBE staff",
                    "DESCRIBE vault",
                    "DESCRIBE people",
                    "DESCRIBE light.cnry_other",
                    "DESCRIBE cnry_corp.staff",
                    "DESC staff",
                    "DESC nothing",
                    "SELECT * FROM information_schema.schemata",
                    "SELECT * FROM information_schema.tables",
                    "SELECT * FROM information_schema.views",
                    "SELECT * FROM information_schema.columns",
                    "SELECT * FROM information_schema.columns WHERE table_schema = 'light'",
                    "SELECT * FROM information_schema.columns WHERE table_name = 'vault'",
                    "SELECT * FROM information_schema.columns WHERE table_name = 'vaulted'",
                    "SELECT * FROM information_schema.columns WHERE column_name LIKE 'cnry%'",
                    "SELECT * FROM information_schema.columns WHERE table_name = 'cnry_other'",
                    "SELECT table_name, count(*) AS n FROM information_schema.columns"
                            + " GROUP BY table_name HAVING count(*) > 5",
                    "SELECT t.table_name, count(c.column_name) AS n FROM information_schema.tables t"
                            + " LEFT JOIN information_schema.columns c USING (table_schema,"
                            + " table_name) GROUP BY t.table_name",
                    "SELECT count(*) AS n FROM information_schema.key_column_usage",
                    "SELECT count(*) AS n FROM information_schema.routines",
                    "EXPLAIN SELECT * FROM information_schema.columns WHERE table_name = 'vault'",
                    "EXPLAIN ANALYZE SELECT * FROM information_schema.columns",
                    "DESCRIBE information_schema.columns",
                    "SELECT * FROM INFORMATION_SCHEMA.TABLE_PRIVILEGES",
                    "SELECT * FROM crm.information_schema.tables",
                    "SELECT * FROM crm.pg_stats",
                    "SELECT * FROM pg_catalog.pg_class",
                    "SELECT * FROM sqlite_master",
                    "SELECT * FROM light.sqlite_master",
                    "SELECT * FROM light.sqlite_schema",
                    "SELECT * FROM metadata.COLUMNS",
                    "PRAGMA table_info(staff)",
                    "VALUES (current_user)",
                    "TABLE vault",
                    "TABLE staff");

    private static JdbcWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds = JdbcWorlds.fill("jdbcmeta", folder);
    }

    @AfterAll
    static void close() throws SQLException {
        worlds.close();
    }

    private interface Look {
        List<String> at(Connection connection) throws SQLException;
    }

    private static Stream<DynamicTest> tests(String name, Look look) {
        return Stream.of(Store.values())
                .filter(store -> store != Store.MIXED)
                .map(
                        store ->
                                DynamicTest.dynamicTest(
                                        name + " " + store, () -> compare(look, store)));
    }

    private static void compare(Look look, Store store) throws SQLException {
        List<String> right = seen(look, World.RIGHT, store);
        List<String> wrong = seen(look, World.WRONG, store);
        assertThat(wrong).isEqualTo(right);
        assertThat(right).isNotEmpty().noneMatch(line -> line.contains("98765432"));
    }

    private static List<String> seen(Look look, World world, Store store) throws SQLException {
        return look.at(worlds.kept(world, store, "ana")).stream().map(worlds::neutral).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyMethodOfTheMetadataOfTheDatabase() {
        return Stream.of(DatabaseMetaData.class.getMethods())
                .filter(method -> !LEFT_OUT.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .flatMap(
                        method ->
                                tests(
                                        method.getName() + "/" + method.getParameterCount(),
                                        connection -> ofDatabase(connection, method)));
    }

    private static List<String> ofDatabase(Connection connection, Method method)
            throws SQLException {
        List<String> seen = new ArrayList<>();
        DatabaseMetaData metadata = connection.getMetaData();
        for (@Nullable Object[] arguments : arguments(method)) {
            seen.add(Arrays.toString(arguments) + answer(metadata, method, arguments));
        }
        return seen;
    }

    /** The first text is a catalog, the second a schema, the third a table, others columns. */
    private static List<@Nullable Object[]> arguments(Method method) {
        List<@Nullable Object[]> all = new ArrayList<>();
        all.add(new @Nullable Object[method.getParameterCount()]);
        for (int i = 0; i < method.getParameterCount(); i++) {
            List<@Nullable Object[]> longer = new ArrayList<>();
            for (@Nullable Object[] begun : all) {
                for (Object value : values(method.getParameterTypes()[i], i)) {
                    @Nullable Object[] next = begun.clone();
                    next[i] = value;
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<? extends @Nullable Object> values(Class<?> type, int position) {
        if (type == boolean.class) {
            return List.of(true);
        }
        if (type == int.class) {
            return List.of(1);
        }
        if (type != String.class) {
            return Arrays.asList((Object) null);
        }
        return switch (position) {
            case 0 -> Arrays.asList((Object) null);
            case 1 -> SCHEMAS;
            case 2 -> TABLES;
            default -> position == 3 ? COLUMNS : Arrays.asList((Object) null);
        };
    }

    private static String answer(Object asked, Method method, @Nullable Object[] arguments)
            throws SQLException {
        try {
            Object answer = method.invoke(asked, arguments);
            return answer instanceof ResultSet rows ? "" + rows(rows) : " " + answer;
        } catch (InvocationTargetException e) {
            return " " + failure(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String failure(@Nullable Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getSimpleName()).append(' ').append(cause.getMessage());
            if (cause instanceof SQLException sql) {
                text.append(' ').append(sql.getSQLState()).append(sql.getErrorCode());
            }
        }
        return text.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        try (rows) {
            List<String> seen = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                seen.add(row.toString());
            }
            seen.add(columns(rows.getMetaData()).toString());
            for (SQLWarning warning = rows.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                seen.add(warning.getMessage());
            }
            return seen;
        }
    }

    /** Whatever is told of the columns of a result. */
    private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
        List<String> seen = new ArrayList<>();
        seen.add("columns " + metadata.getColumnCount());
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            seen.addAll(each(ResultSetMetaData.class, metadata, i));
        }
        return seen;
    }

    private static List<String> parameters(ParameterMetaData metadata) throws SQLException {
        List<String> seen = new ArrayList<>();
        seen.add("parameters " + metadata.getParameterCount());
        for (int i = 1; i <= metadata.getParameterCount(); i++) {
            seen.addAll(each(ParameterMetaData.class, metadata, i));
        }
        return seen;
    }

    private static List<String> each(Class<?> type, Object metadata, int index)
            throws SQLException {
        List<String> seen = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == int.class) {
                seen.add(method.getName() + index + answer(metadata, method, new Object[] {index}));
            }
        }
        seen.sort(Comparator.naturalOrder());
        return seen;
    }

    @TestFactory
    Stream<DynamicTest> whatIsToldOfAQueryBeforeItRuns() {
        return QUERIES.stream().flatMap(sql -> tests(sql, connection -> prepared(connection, sql)));
    }

    private static List<String> prepared(Connection connection, String sql) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            seen.addAll(parameters(statement.getParameterMetaData()));
            ResultSetMetaData columns = statement.getMetaData();
            seen.addAll(columns == null ? List.of("no columns") : columns(columns));
        } catch (SQLException e) {
            seen.add(failure(e));
        }
        return seen;
    }

    @TestFactory
    Stream<DynamicTest> whatIsToldOfAResult() {
        return QUERIES.stream()
                .filter(sql -> !sql.contains("?"))
                .flatMap(sql -> tests(sql, connection -> run(connection, sql)));
    }

    @TestFactory
    Stream<DynamicTest> wordsThatTellOfTablesTellTheSame() {
        return WORDS.stream().flatMap(sql -> tests(sql, connection -> run(connection, sql)));
    }

    private static List<String> run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            List<String> seen = new ArrayList<>();
            if (statement.execute(sql)) {
                seen.addAll(rows(statement.getResultSet()));
            }
            seen.add("updated " + statement.getUpdateCount());
            seen.replaceAll(
                    line -> line.replaceAll("\\b[0-9][0-9.,]* ?(ms|µs|us|ns|s)\\b", "<time>"));
            seen.subList(0, Math.max(0, seen.size() - 2)).sort(Comparator.naturalOrder());
            return seen;
        } catch (SQLException e) {
            return List.of(failure(e));
        }
    }

    /** Whoever may see everything can tell the worlds apart by the same means. */
    @TestFactory
    Stream<DynamicTest> whoMaySeeEverythingTellsTheWorldsApart() {
        return Stream.of("getTables", "getColumns")
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () ->
                                                assertThat(ofRoot(World.WRONG, name))
                                                        .isNotEqualTo(ofRoot(World.RIGHT, name))));
    }

    @TestFactory
    Stream<DynamicTest> whoMaySeeEverythingTellsTheWorldsApartByQueries() {
        return Stream.of(
                        "SELECT * FROM information_schema.tables",
                        "SELECT * FROM information_schema.columns",
                        "SHOW TABLES",
                        "SHOW COLUMNS FROM staff",
                        "DESCRIBE vault")
                .map(
                        sql ->
                                DynamicTest.dynamicTest(
                                        sql,
                                        () ->
                                                assertThat(byRoot(World.WRONG, sql))
                                                        .isNotEqualTo(byRoot(World.RIGHT, sql))));
    }

    private static List<String> byRoot(World world, String sql) throws SQLException {
        return run(worlds.kept(world, Store.MEMORY, "root"), sql);
    }

    private static List<String> ofRoot(World world, String name) throws SQLException {
        Method method =
                Stream.of(DatabaseMetaData.class.getMethods())
                        .filter(one -> one.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return ofDatabase(worlds.kept(world, Store.MEMORY, "root"), method);
    }

    @Test
    void theInformationSchemaShowsWhatTheMetadataOfJdbcShows() throws SQLException {
        for (String user : List.of("ana", "root")) {
            for (World world : World.values()) {
                Connection connection = worlds.kept(world, Store.MEMORY, user);
                DatabaseMetaData metadata = connection.getMetaData();
                assertThat(
                                named(
                                        connection
                                                .createStatement()
                                                .executeQuery(
                                                        "SELECT table_schema, table_name FROM"
                                                                + " information_schema.tables WHERE"
                                                                + " table_schema <>"
                                                                + " 'information_schema'"),
                                        "table_schema",
                                        "table_name"))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(
                                named(
                                        metadata.getTables(null, null, "%", null),
                                        "TABLE_SCHEM",
                                        "TABLE_NAME"));
                assertThat(
                                named(
                                        connection
                                                .createStatement()
                                                .executeQuery(
                                                        "SELECT * FROM information_schema.columns"
                                                                + " WHERE table_schema <>"
                                                                + " 'information_schema'"),
                                        "table_schema",
                                        "table_name",
                                        "column_name",
                                        "ordinal_position",
                                        "is_nullable",
                                        "data_type"))
                        .hasSizeGreaterThan(10)
                        .containsExactlyInAnyOrderElementsOf(
                                named(
                                        metadata.getColumns(null, null, "%", "%"),
                                        "TABLE_SCHEM",
                                        "TABLE_NAME",
                                        "COLUMN_NAME",
                                        "ORDINAL_POSITION",
                                        "IS_NULLABLE",
                                        "TYPE_NAME"));
            }
        }
    }

    private static List<List<String>> named(ResultSet rows, String... columns) throws SQLException {
        try (rows) {
            List<List<String>> seen = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    String value = rows.getString(column);
                    row.add(value == null ? "" : value);
                }
                seen.add(row);
            }
            return seen;
        }
    }

    @Test
    void theTablesThatAreComparedHaveColumnsAndRows() throws SQLException {
        for (Store store : Store.values()) {
            if (store != Store.MIXED) {
                Connection ana = worlds.kept(World.RIGHT, store, "ana");
                assertThat(rows(ana.getMetaData().getColumns(null, "", "staff", null)))
                        .extracting(row -> row.split(", ")[3])
                        .startsWith("id", "name", "dept", "salary", "hired")
                        .hasSize(6);
                assertThat(run(ana, "SELECT id, name, hired FROM staff ORDER BY id"))
                        .contains("[4, A*** L***, 2001-01-01]")
                        .filteredOn(line -> line.contains("A*** L***"))
                        .hasSize(5);
                assertThat(run(ana, "SELECT count(*) AS n FROM crm.staff")).contains("[5]");
                assertThat(run(ana, "SELECT count(*) AS n FROM light.staff")).contains("[5]");
            }
        }
    }
}

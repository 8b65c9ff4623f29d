package io.tauro.attack;

import io.tauro.differential.SampleStores;
import io.tauro.differential.SampleTable;
import io.tauro.differential.TestServer;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two worlds of files that the JDBC driver opens. For Ana they are the same; they differ in rows,
 * in values behind masks, in columns that she may not see (their names, types, places and number),
 * in tables and views that she may not read, and in what other tenants have.
 */
final class JdbcWorlds implements AutoCloseable {

    private final Map<World, Map<Store, Path>> files = new EnumMap<>(World.class);
    private final Map<List<Object>, Connection> open = new HashMap<>();
    private final Path folder;

    private JdbcWorlds(Path folder) {
        this.folder = folder;
    }

    static JdbcWorlds fill(String name, Path folder) throws Exception {
        JdbcWorlds worlds = new JdbcWorlds(folder);
        for (World world : World.values()) {
            Path home = Files.createDirectories(folder.resolve(world.name()));
            TestServer server =
                    TestServer.database(name + "_" + world.name().toLowerCase(Locale.ROOT));
            write(world, server, home);
            Map<Store, Path> ofWorld = new EnumMap<>(Store.class);
            for (Store store : Store.values()) {
                if (store != Store.MIXED) {
                    Path file = home.resolve(store + ".yaml");
                    Files.writeString(file, yaml(world, store, server));
                    ofWorld.put(store, file);
                }
            }
            worlds.files.put(world, ofWorld);
        }
        return worlds;
    }

    /** A connection that is kept, and with it the context. */
    Connection kept(World world, Store store, String user) throws SQLException {
        List<Object> key = List.of(world, store, user);
        Connection connection = open.get(key);
        if (connection == null) {
            connection = connect(world, store, user);
            open.put(key, connection);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open.values()) {
            connection.close();
        }
    }

    Connection connect(World world, Store store, String user) throws SQLException {
        Path file = Objects.requireNonNull(Objects.requireNonNull(files.get(world)).get(store));
        return DriverManager.getConnection("jdbc:tauro:" + file, user, null);
    }

    /** A text without the place where the files of its world are. */
    String neutral(String text) {
        String neutral = text;
        for (World world : World.values()) {
            neutral = neutral.replace(folder.resolve(world.name()).toString(), "<folder>");
        }
        return neutral;
    }

    private static boolean right(World world) {
        return world == World.RIGHT;
    }

    /** Hidden columns stand first in one world, last in the other, and have other types. */
    private static Schema staff(World world) {
        List<Column> columns = new ArrayList<>();
        if (right(world)) {
            columns.add(Column.of("cnry_card", DataType.VARCHAR));
        }
        columns.add(Column.of("id", DataType.BIGINT).notNull());
        columns.add(Column.of("name", DataType.VARCHAR));
        columns.add(Column.of("dept", DataType.VARCHAR));
        columns.add(Column.of("salary", DataType.BIGINT));
        columns.add(
                right(world)
                        ? Column.of("card", DataType.VARCHAR)
                        : Column.of("card", DataType.decimal(12, 3)).notNull());
        columns.add(Column.of("hired", DataType.DATE));
        if (!right(world)) {
            columns.add(Column.of("cnry_rank", DataType.BIGINT));
        }
        return Schema.of(columns.toArray(Column[]::new));
    }

    private static SampleTable staffRows(World world) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < (right(world) ? 9 : 14); i++) {
            boolean seen = i < 5;
            List<@Nullable Object> row = new ArrayList<>();
            if (right(world)) {
                row.add("cnry");
            }
            row.add(i);
            row.add(seen ? (right(world) ? "Ann" : "Amy") + " " + "Lee" : "cnry name");
            row.add(seen ? "Sales" : "cnry dept");
            row.add(seen ? 100 * i : 9_876_543_200L);
            row.add(right(world) ? "cnry card" : new java.math.BigDecimal("98765432.100"));
            row.add(java.time.LocalDate.of(seen ? 2001 : 1911, 11, 11));
            if (!right(world)) {
                row.add(9_876_543_201L);
            }
            rows.add(row);
        }
        return new SampleTable("staff", staff(world), rows);
    }

    private static SampleTable hidden(World world) {
        Schema schema =
                right(world)
                        ? Schema.of(
                                Column.of("cnry_a", DataType.VARCHAR),
                                Column.of("cnry_b", DataType.BIGINT))
                        : Schema.of(Column.of("cnry_c", DataType.BOOLEAN));
        List<@Nullable Object> row =
                right(world) ? Arrays.asList("cnry", 9_876_543_200L) : Arrays.asList(true);
        return new SampleTable(hiddenName(world), schema, List.of(row));
    }

    private static String hiddenName(World world) {
        return right(world) ? "vault" : "cnry_other";
    }

    private static void write(World world, TestServer server, Path home) throws Exception {
        for (SampleTable table : List.of(staffRows(world), hidden(world))) {
            try (Connection connection = server.connect()) {
                SampleStores.writeTable(
                        connection, table.name(), table, type -> type, value -> value);
            }
            try (Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + home.resolve("lite.db"))) {
                SampleStores.writeTable(
                        connection,
                        table.name(),
                        table,
                        type -> type,
                        SampleStores::asSqliteStores);
            }
            SampleStores.writeCsv(home.resolve("csv/" + table.name() + ".csv"), table);
            SampleStores.writeParquet(home.resolve("parquet/" + table.name()), table, 3);
        }
    }

    private static String yaml(World world, Store store, TestServer server) {
        String hidden = hiddenName(world);
        String policies =
                """
                    allowed_roles: [analyst, admin]
                    row_level_filters: {analyst: "dept = 'Sales'", admin: ALL_ROWS}
                    known_columns: [id, name, dept, salary, card, hired]
                    field_policies:
                      name: {access_level: MASKED, mask: name, allowed_roles: [admin]}
                      hired: {access_level: MASKED, mask: date_year, allowed_roles: [admin]}
                      card: {access_level: RESTRICTED, allowed_roles: [admin]}
                """;
        return """
                connections:
                  pg: {connector_type: postgresql, url: "%s", user: postgres}
                  lite: {connector_type: sqlite, path: lite.db}
                  disk: {connector_type: local, path: .}
                schemas:
                  - {connection_id: pg, as: crm}
                  - {connection_id: lite, as: light}
                tables:
                  staff: {%s, description: "Who works here"}
                  %s: {%s, description: "cnry description"}
                views:
                  people: "SELECT * FROM staff"
                  costs: "SELECT dept, sum(salary) AS total, max(name) AS last FROM staff GROUP BY dept"
                  picked: "SELECT id, salary FROM staff"
                  %s: "SELECT * FROM %s"
                policies:
                  staff:
                %s  crm.staff:
                %s  light.staff:
                %s  picked: {allowed_roles: [analyst], row_level_filters: {analyst: "salary > 100"}}
                  %s: {allowed_roles: [admin]}
                tenants:
                  %s:
                    tables: {%s: {rows: [{a: 1}]}, staff: {rows: [{cnry_x: 1}]}}
                    views: {%s: "SELECT 1 AS cnry_y FROM staff"}
                    policies: {staff: {allowed_roles: [analyst]}}
                principals:
                  ana: {roles: [analyst]}
                  root: {roles: [admin]}
                  %s: {roles: [analyst], tenant: %s}
                """
                .formatted(
                        server.url(),
                        place(world, store, staffRows(world)),
                        hidden,
                        place(world, store, hidden(world)),
                        right(world) ? "vaulted" : "cnry_view",
                        hidden,
                        policies,
                        policies,
                        policies,
                        hidden,
                        right(world) ? "cnry_corp" : "else",
                        right(world) ? "cnry_notes" : "cnry_rest",
                        right(world) ? "cnry_top" : "cnry_low",
                        right(world) ? "cnry_bo" : "cnry_cy",
                        right(world) ? "cnry_corp" : "else");
    }

    private static String place(World world, Store store, SampleTable table) {
        String name = table.name();
        return switch (store) {
            case MEMORY -> "rows: " + rows(table) + ", schema: " + types(table);
            case POSTGRESQL -> "connection_id: pg, table_name: public." + name;
            case SQLITE -> "connection_id: lite, table_name: " + name;
            case PARQUET -> "connection_id: disk, path: parquet/" + name + ", format: parquet";
            case CSV -> "connection_id: disk, path: csv/" + name + ".csv, schema: " + types(table);
            case MIXED -> throw new IllegalStateException("A table is in one store: " + world);
        };
    }

    private static String types(SampleTable table) {
        List<String> types = new ArrayList<>();
        table.schema()
                .columns()
                .forEach(column -> types.add(column.name() + ": \"" + column.type() + "\""));
        return "{" + String.join(", ", types) + "}";
    }

    private static String rows(SampleTable table) {
        List<String> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(table.schema().names().get(i) + ": \"" + row.get(i) + "\"");
            }
            rows.add("{" + String.join(", ", values) + "}");
        }
        return "[" + String.join(", ", rows) + "]";
    }
}

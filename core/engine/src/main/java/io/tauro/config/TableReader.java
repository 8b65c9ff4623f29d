package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.memory.MemoryTable;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.CachePolicy;
import io.tauro.table.CachePolicy.CacheStrategy;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tables}. Not thread-safe. */
final class TableReader {

    static final String MEMORY = "memory";

    private static final List<String> SOURCES = List.of("table_name", "query", "path", "rows");
    private static final List<String> FOR_FILES =
            List.of("format", "partitions", "options", "version", "timestamp");
    private static final int DEFAULT_TTL_SECONDS = 3600;

    private final Map<String, ConnectionDefinition> connections;
    private final List<VirtualTable> tables = new ArrayList<>();
    private final Map<String, MemoryTable> rows = new LinkedHashMap<>();

    TableReader(Map<String, ConnectionDefinition> connections) {
        this.connections = connections;
    }

    /** Tables of all sources; those in memory are on the connection {@link #MEMORY}. */
    List<VirtualTable> tables() {
        return tables;
    }

    /** The rows of the tables in memory, by name. */
    Map<String, MemoryTable> rows() {
        return rows;
    }

    /**
     * @param tenant whose tables these are; empty for those of no tenant, or of one that they name
     */
    void read(Section parent, Optional<String> tenant) {
        parent.section("tables", null)
                .ifPresent(
                        section ->
                                section.names()
                                        .forEach(
                                                name ->
                                                        read(
                                                                name,
                                                                section.below(name, Keys.TABLE),
                                                                tenant)));
    }

    private void read(String name, Section section, Optional<String> ofTenant) {
        if (ofTenant.isPresent() && section.has("tenant")) {
            throw section.place("tenant").invalid("left out: the table stands below its tenant");
        }
        Optional<String> tenant = ofTenant.or(() -> section.text("tenant"));
        String source = source(section);
        section.place()
                .in(
                        () -> {
                            VirtualTable.Builder table = VirtualTable.named(name);
                            tenant.ifPresent(table::tenant);
                            if (source.equals("rows")) {
                                inMemory(
                                        tenant.map(one -> one + "/").orElse("") + name,
                                        section,
                                        table);
                            } else {
                                onConnection(section, source, table);
                            }
                            return tables.add(described(section, table));
                        });
    }

    private static String source(Section section) {
        List<String> given = SOURCES.stream().filter(section::has).toList();
        if (given.isEmpty()) {
            throw section.place()
                    .error(
                            ErrorCode.MISSING_OPTION,
                            "It is not said where the rows of",
                            " are. Give table_name, query, path or rows.");
        }
        if (given.size() > 1) {
            throw section.place(given.get(1))
                    .invalid("left out, because '" + given.get(0) + "' says where the rows are");
        }
        if (!given.get(0).equals("path")) {
            FOR_FILES.stream()
                    .filter(section::has)
                    .findFirst()
                    .ifPresent(key -> refuse(section, key, "files, so with 'path'"));
        }
        if (section.has("schema") && !given.get(0).equals("path") && !given.get(0).equals("rows")) {
            refuse(section, "schema", "'path' and 'rows'; a database knows its columns");
        }
        return given.get(0);
    }

    private static void refuse(Section section, String key, String where) {
        throw section.place(key).invalid("left out here: it is only for " + where);
    }

    private void inMemory(String name, Section section, VirtualTable.Builder table) {
        agrees(section, "connection_id", MEMORY);
        agrees(section, "connector_type", MEMORY);
        agrees(section, "source_type", SourceType.MEMORY.name());
        if (connections.containsKey(MEMORY)) {
            throw section.place("rows")
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            "The rows of",
                            " need the connection id '"
                                    + MEMORY
                                    + "', which a connection of the file has. Give that another id.");
        }
        rows.put(name, new RowsReader(section).read());
        table.from(MEMORY, TableSource.table(List.of(name)));
    }

    private static void agrees(Section section, String key, String actual) {
        Optional<String> said = section.text(key);
        if (said.isPresent() && !said.get().trim().equalsIgnoreCase(actual)) {
            throw section.place(key)
                    .invalid("'" + actual.toLowerCase(Locale.ROOT) + "', or left out");
        }
    }

    private void onConnection(Section section, String source, VirtualTable.Builder table) {
        String id = section.requireText("connection_id");
        ConnectionDefinition connection = connections.get(id);
        if (connection == null) {
            throw unknownConnection(section, connections);
        }
        agrees(section, "connector_type", connection.factory().type());
        SourceType type = connection.factory().sourceType();
        agrees(section, "source_type", type.name());
        boolean files = source.equals("path");
        if (files && (type == SourceType.DATABASE || type == SourceType.DATA_WAREHOUSE)
                || !files && type == SourceType.FILESYSTEM) {
            throw section.place(source)
                    .invalid(
                            "left out: connection '"
                                    + id
                                    + (files
                                            ? "' is to a database, which has table_name and query"
                                            : "' is to files, which have a path"));
        }
        table.from(
                id,
                switch (source) {
                    case "table_name" -> databaseTable(section);
                    case "query" -> TableSource.query(section.requireText(source));
                    default -> new FilesReader(section, connection.factory()).read();
                });
    }

    private static TableSource databaseTable(Section section) {
        TableSource.Table table = TableSource.table(section.requireText("table_name").trim());
        if (table.path().stream().anyMatch(String::isBlank)) {
            throw section.place("table_name").invalid("a name, with a name between all dots");
        }
        return table;
    }

    /** That {@code connection_id} names no connection. */
    static io.tauro.error.TauroException unknownConnection(
            Section section, Map<String, ConnectionDefinition> connections) {
        String written = section.written("connection_id");
        return section.place("connection_id")
                .error(
                        ErrorCode.UNKNOWN_CONNECTION,
                        "There is no connection '" + written + "', which is named by",
                        "."
                                + Suggestions.didYouMean(written, connections.keySet())
                                + (connections.isEmpty()
                                        ? " The file has no connections."
                                        : " Connections: "
                                                + String.join(", ", connections.keySet())
                                                + "."));
    }

    private static VirtualTable described(Section section, VirtualTable.Builder table) {
        CacheStrategy strategy =
                section.choice("cache_strategy", CacheStrategy.class).orElse(CacheStrategy.SMART);
        int seconds = section.integer("cache_ttl_seconds", 1).orElse(DEFAULT_TTL_SECONDS);
        table.cache(new CachePolicy(strategy, Duration.ofSeconds(seconds)));
        table.tags(section.texts("tags").toArray(String[]::new));
        section.text("description").ifPresent(table::description);
        return table.build();
    }
}

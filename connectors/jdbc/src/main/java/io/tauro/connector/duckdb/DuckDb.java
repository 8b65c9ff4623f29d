package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.JdbcDefinition;
import java.nio.file.Path;
import java.util.Map;

/** A connection to DuckDB that a program describes. Immutable. */
public final class DuckDb extends JdbcDefinition<DuckDb> {

    private DuckDb(Map<String, Object> options) {
        super(new DuckDbFactory(), options);
    }

    /** A connection to a file, given by its path or as {@code jdbc:duckdb:path}, or to memory. */
    public static DuckDb at(String urlOrPath) {
        return new DuckDb(Map.of("url", urlOrPath));
    }

    /** A connection to a file. */
    public static DuckDb at(Path file) {
        return at(file.toString());
    }

    @Override
    protected DuckDb copy(Map<String, Object> changed) {
        return new DuckDb(changed);
    }
}

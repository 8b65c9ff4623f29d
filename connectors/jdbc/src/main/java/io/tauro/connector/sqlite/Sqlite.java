package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.JdbcDefinition;
import java.nio.file.Path;
import java.util.Map;

/** A connection to a SQLite file that a program describes. Immutable. */
public final class Sqlite extends JdbcDefinition<Sqlite> {

    private Sqlite(Map<String, Object> options) {
        super(new SqliteFactory(), options);
    }

    /** A connection to a file, given by its path or as {@code jdbc:sqlite:path}. */
    public static Sqlite at(String urlOrPath) {
        return new Sqlite(Map.of("url", urlOrPath));
    }

    /** A connection to a file. */
    public static Sqlite at(Path file) {
        return at(file.toString());
    }

    @Override
    protected Sqlite copy(Map<String, Object> changed) {
        return new Sqlite(changed);
    }
}

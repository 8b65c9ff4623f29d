package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/** Makes connections to DuckDB. */
public final class DuckDbFactory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("path", Kind.PATH, "The file, in place of a url."),
                    Option.of("database", Kind.PATH, "The same as path."));

    @Override
    public String type() {
        return "duckdb";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    protected Database database() {
        return new DuckDbDatabase(true);
    }

    @Override
    protected Database database(ConnectionConfig config) {
        return new DuckDbDatabase(DuckDbUrl.isReadOnly(config));
    }
}

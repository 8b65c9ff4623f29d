package io.tauro.connector.clickhouse;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/** Makes connections to ClickHouse. */
public final class ClickHouseFactory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The host, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 8123."),
                    Option.of(
                            "database", Kind.TEXT, "The database, with host; default the user's."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."));

    @Override
    public String type() {
        return "clickhouse";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    protected Database database() {
        return new ClickHouseDatabase();
    }
}

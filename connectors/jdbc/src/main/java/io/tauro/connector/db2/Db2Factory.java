package io.tauro.connector.db2;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/** Makes connections to Db2. */
public final class Db2Factory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The host, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 50000."),
                    Option.of("database", Kind.TEXT, "The database, with host."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."));

    @Override
    public String type() {
        return "db2";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    protected Database database() {
        return new Db2Database();
    }
}

package io.tauro.connector.h2;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/** Makes connections to H2. */
public final class H2Factory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("path", Kind.PATH, "The file without .mv.db, in place of a url."),
                    Option.of("database", Kind.PATH, "The same as path."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."),
                    JdbcOptions.PARALLEL_RANGES);

    @Override
    public String type() {
        return "h2";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    protected Database database() {
        return new H2Database();
    }
}

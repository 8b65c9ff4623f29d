package io.tauro.connector.generic;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes connections by any JDBC driver. */
public final class JdbcAnyFactory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of(
                            "driver",
                            Kind.TEXT,
                            "The class of the driver; default the first that takes the url."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."));

    @Override
    public String type() {
        return "jdbc";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROJECTION, Capability.FILTER, Capability.DISCOVERY);
    }

    @Override
    protected Database database() {
        return new AnyDatabase("", Optional.empty());
    }

    @Override
    protected Database database(ConnectionConfig config) {
        return new AnyDatabase(config.requireText("url"), config.text("driver"));
    }
}

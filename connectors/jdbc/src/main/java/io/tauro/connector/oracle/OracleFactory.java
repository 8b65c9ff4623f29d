package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/** Makes connections to Oracle Database. */
public final class OracleFactory extends JdbcFactory {

    private static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The host, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 1521."),
                    Option.of("service_name", Kind.TEXT, "The service, with host."),
                    Option.of("sid", Kind.TEXT, "The system identifier, with host."),
                    Option.of("tns_name", Kind.TEXT, "A name of tnsnames.ora, in place of a url."),
                    Option.of("tns_admin", Kind.TEXT, "The folder of tnsnames.ora."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."));

    @Override
    public String type() {
        return "oracle";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    protected Database database() {
        return new OracleDatabase();
    }
}

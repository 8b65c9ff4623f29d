package io.tauro.connector.trino;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to Trino. */
public final class TrinoFactory extends JdbcFactory {

    @Override
    public String type() {
        return "trino";
    }

    @Override
    public List<Option> options() {
        return TrinoDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new TrinoDatabase(Flavor.TRINO);
    }
}

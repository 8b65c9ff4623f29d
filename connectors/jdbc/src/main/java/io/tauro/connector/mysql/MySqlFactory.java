package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to MySQL. */
public final class MySqlFactory extends JdbcFactory {

    @Override
    public String type() {
        return "mysql";
    }

    @Override
    public List<Option> options() {
        return MySqlDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new MySqlDatabase(Flavor.MYSQL);
    }
}

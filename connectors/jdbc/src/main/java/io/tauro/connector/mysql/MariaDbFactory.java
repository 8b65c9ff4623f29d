package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to MariaDB. */
public final class MariaDbFactory extends JdbcFactory {

    @Override
    public String type() {
        return "mariadb";
    }

    @Override
    public List<Option> options() {
        return MySqlDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new MySqlDatabase(Flavor.MARIADB);
    }
}

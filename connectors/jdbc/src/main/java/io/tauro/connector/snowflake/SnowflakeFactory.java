package io.tauro.connector.snowflake;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to Snowflake. */
public final class SnowflakeFactory extends JdbcFactory {

    @Override
    public String type() {
        return "snowflake";
    }

    @Override
    public List<Option> options() {
        return SnowflakeDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new SnowflakeDatabase();
    }
}

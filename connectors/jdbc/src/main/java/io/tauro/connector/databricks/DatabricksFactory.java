package io.tauro.connector.databricks;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to Databricks SQL. */
public final class DatabricksFactory extends JdbcFactory {

    @Override
    public String type() {
        return "databricks";
    }

    @Override
    public List<Option> options() {
        return DatabricksDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new DatabricksDatabase();
    }
}

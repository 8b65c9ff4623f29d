package io.tauro.connector.bigquery;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to BigQuery. */
public final class BigQueryFactory extends JdbcFactory {

    @Override
    public String type() {
        return "bigquery";
    }

    @Override
    public List<Option> options() {
        return BigQueryDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new BigQueryDatabase();
    }
}

package io.tauro.connector.redshift;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections to Amazon Redshift. */
public final class RedshiftFactory extends JdbcFactory {

    @Override
    public String type() {
        return "redshift";
    }

    @Override
    public List<Option> options() {
        return RedshiftDatabase.OPTIONS;
    }

    @Override
    protected Database database() {
        return new RedshiftDatabase();
    }
}

package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.Option;
import java.util.List;

/** Makes connections that read in bulk, or range by range, sooner than others do. */
final class TunedFactory extends JdbcFactory {

    private final double copiedFrom;
    private final long rowsOfRange;

    TunedFactory(double copiedFrom, long rowsOfRange) {
        this.copiedFrom = copiedFrom;
        this.rowsOfRange = rowsOfRange;
    }

    /** Whatever can be copied is. */
    static TunedFactory copying() {
        return new TunedFactory(0, 65_536);
    }

    /** Nothing is copied. */
    static TunedFactory fetching() {
        return new TunedFactory(Double.POSITIVE_INFINITY, 65_536);
    }

    @Override
    public String type() {
        return "postgresql";
    }

    @Override
    public List<Option> options() {
        return new PostgresFactory().options();
    }

    @Override
    protected Database database() {
        return new PostgresDatabase(new PostgresCopy(copiedFrom), new PostgresRanges(rowsOfRange));
    }

    Connector connect(Postgres definition) {
        ConnectionConfig config = definition.config("pg");
        return connect(config);
    }
}

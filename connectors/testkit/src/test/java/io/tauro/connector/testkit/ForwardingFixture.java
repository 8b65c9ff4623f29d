package io.tauro.connector.testkit;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;

/** A fixture that does as another one, for fewer rows and requests. */
class ForwardingFixture implements Fixture {

    private final Fixture fixture;

    ForwardingFixture(Fixture fixture) {
        this.fixture = fixture;
    }

    @Override
    public ConnectorFactory factory() {
        return fixture.factory();
    }

    @Override
    public ConnectionConfig config() {
        return fixture.config();
    }

    @Override
    public TableSource create(String name, Schema schema, List<List<Object>> rows) {
        return fixture.create(name, schema, rows);
    }

    @Override
    public boolean stores(DataType type) {
        return fixture.stores(type);
    }

    @Override
    public boolean holdsTableName(String name) {
        return fixture.holdsTableName(name);
    }

    @Override
    public Optional<TableSource> missingTable() {
        return fixture.missingTable();
    }

    @Override
    public int bulkRows() {
        return 5000;
    }

    @Override
    public int requests() {
        return 300;
    }
}

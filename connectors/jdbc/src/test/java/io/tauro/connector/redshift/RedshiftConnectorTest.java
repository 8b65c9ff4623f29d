package io.tauro.connector.redshift;

import io.tauro.connector.postgresql.TestPostgres;
import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;

/**
 * The contract by Redshift's own driver, over a PostgreSQL that stands in for it. It shows what the
 * connector and the driver do; what the server would do is shown by its documentation alone.
 */
class RedshiftConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new RedshiftFixture(TestPostgres.database("redshift"));
    }
}

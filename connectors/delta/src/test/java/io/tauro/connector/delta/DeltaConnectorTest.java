package io.tauro.connector.delta;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;

/** The contract over Delta tables on the local disk, with the statistics of the log. */
class DeltaConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return DeltaFixture.of();
    }
}

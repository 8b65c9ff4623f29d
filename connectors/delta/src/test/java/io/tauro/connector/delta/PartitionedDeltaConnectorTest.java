package io.tauro.connector.delta;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.type.DataType;

/** The contract over Delta tables whose text, dates and decimals stand in the log. */
class PartitionedDeltaConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return DeltaFixture.of(DataType.VARCHAR, DataType.DATE, DataType.decimal(9, 2));
    }
}

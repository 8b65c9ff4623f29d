package io.tauro.memory;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;

class MemoryContractTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new MemoryFixture();
    }
}

package io.tauro.connector.trino;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract, over a real server. */
@EnabledIf(value = "io.tauro.connector.trino.TestTrino#runs", disabledReason = TestTrino.SKIPPED)
class TrinoConnectorTest extends ConnectorContractTest {
    @Override
    protected Fixture fixture() {
        return new TrinoFixture(TestTrino.schema("contract"));
    }
}

package io.tauro.connector.tsv;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TsvConnectorTest extends ConnectorContractTest {

    @TempDir static Path folder;

    @Override
    protected Fixture fixture() {
        return new TsvFixture(folder);
    }
}

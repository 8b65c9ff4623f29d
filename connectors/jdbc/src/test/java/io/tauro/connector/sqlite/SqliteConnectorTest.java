package io.tauro.connector.sqlite;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over text of each kind of collation. */
class SqliteConnectorTest {

    @TempDir static Path folder;

    @Nested
    class WithBinaryText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new SqliteFixture(folder, "BINARY");
        }
    }

    @Nested
    class WithTextThatFoldsCase extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new SqliteFixture(folder, "NOCASE");
        }
    }
}

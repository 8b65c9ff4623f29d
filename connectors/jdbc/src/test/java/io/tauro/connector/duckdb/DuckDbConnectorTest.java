package io.tauro.connector.duckdb;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over text of each kind. */
class DuckDbConnectorTest {

    @TempDir static Path folder;

    @Nested
    class WithText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new DuckDbFixture(TestDuckDb.database("contract"), folder, "VARCHAR");
        }
    }

    @Nested
    class WithTextThatFoldsCase extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new DuckDbFixture(
                    TestDuckDb.database("contract_ci"), folder, "VARCHAR COLLATE NOCASE.NOACCENT");
        }
    }
}

package io.tauro.connector.h2;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over text of each kind. */
class H2ConnectorTest {

    @TempDir static Path folder;

    @Nested
    class WithText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new H2Fixture(TestH2.database("contract"), folder, "VARCHAR");
        }
    }

    @Nested
    class WithTextThatFoldsCase extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new H2Fixture(TestH2.database("contract_ci"), folder, "VARCHAR_IGNORECASE");
        }
    }

    @Nested
    class WithTextOfALanguage extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new H2Fixture(
                    TestH2.database("contract_de", "SET COLLATION GERMAN STRENGTH PRIMARY"),
                    folder,
                    "VARCHAR");
        }
    }
}

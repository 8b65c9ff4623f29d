package io.tauro.connector.postgresql;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import org.junit.jupiter.api.Nested;

/** The contract, over text of each kind of collation, and each way to read. */
class PostgresConnectorTest {

    @Nested
    class WithBinaryText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new PostgresFixture(TestPostgres.database("contract_c"), "\"C\"", 1500);
        }
    }

    @Nested
    class ByCopy extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new PostgresFixture(
                    TestPostgres.database("contract_copy"), "\"C\"", 1000, TunedFactory.copying());
        }
    }

    @Nested
    class RangeByRange extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new PostgresFixture(
                    TestPostgres.database("contract_ranges"),
                    "\"C\"",
                    500,
                    new CutFactory(new TunedFactory(Double.POSITIVE_INFINITY, 10)));
        }
    }

    @Nested
    class ByCopyOfRanges extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new PostgresFixture(
                    TestPostgres.database("contract_copied_ranges"),
                    "\"C\"",
                    500,
                    new CutFactory(new TunedFactory(0, 10)));
        }
    }

    @Nested
    class WithTextOfALanguage extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new PostgresFixture(TestPostgres.database("contract_icu"), "\"de-x-icu\"", 1000);
        }
    }

    @Nested
    class WithTextThatFoldsCase extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            TestPostgres postgres = TestPostgres.database("contract_ci");
            postgres.run(
                    "CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level1', deterministic = false)");
            return new PostgresFixture(postgres, "folding", 1000);
        }
    }
}

package io.tauro.connector.mysql;

import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract, by both drivers and over text of each kind of collation. */
class MySqlConnectorTest {

    @Nested
    class MariaDbWithTextThatFoldsCaseAndAccents extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlFixture(
                    TestMariaDb.database("contract_ci"),
                    By.MARIADB,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                    1000);
        }
    }

    @Nested
    class MariaDbWithBinaryText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlFixture(
                    TestMariaDb.database("contract_bin"),
                    By.MARIADB,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                    1000);
        }
    }

    @Nested
    class ConnectorJWithTextThatFoldsCase extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlFixture(
                    TestMariaDb.database("contract_mysql"),
                    By.MYSQL,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                    1000);
        }
    }

    @Nested
    @EnabledIf(
            value = "io.tauro.connector.mysql.TestMySql#runs",
            disabledReason = TestMySql.SKIPPED)
    class MySqlWithTextThatFoldsCaseAndAccents extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlServerFixture(
                    TestMySql.database("contract_ci"),
                    By.MYSQL,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci",
                    1000);
        }
    }

    @Nested
    @EnabledIf(
            value = "io.tauro.connector.mysql.TestMySql#runs",
            disabledReason = TestMySql.SKIPPED)
    class MySqlWithBinaryText extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlServerFixture(
                    TestMySql.database("contract_bin"),
                    By.MYSQL,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
                    1000);
        }
    }

    @Nested
    @EnabledIf(
            value = "io.tauro.connector.mysql.TestMySql#runs",
            disabledReason = TestMySql.SKIPPED)
    class MySqlByTheDriverOfMariaDb extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new MySqlServerFixture(
                    TestMySql.database("contract_other"),
                    By.MARIADB,
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                    1000);
        }
    }
}

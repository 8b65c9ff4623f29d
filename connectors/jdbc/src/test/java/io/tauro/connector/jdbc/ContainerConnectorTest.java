package io.tauro.connector.jdbc;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import org.junit.jupiter.api.Nested;
import org.testcontainers.clickhouse.ClickHouseContainer;
import org.testcontainers.db2.Db2Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mssqlserver.MSSQLServerContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.oracle.OracleContainer;
import org.testcontainers.trino.TrinoContainer;

/** The contract over servers in containers; skipped where there is no Docker. */
class ContainerConnectorTest {

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithOracleFree extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture(
                    "oracle", new OracleContainer("gvenzl/oracle-free:23-slim-faststart")) {
                /** Integers are decimals there, and a date has a time. */
                @Override
                public boolean stores(DataType type) {
                    return super.stores(type)
                            && !type.kind().isInteger()
                            && type.kind() != TypeKind.DATE
                            && !type.equals(DataType.VARCHAR);
                }

                /** The empty text is null there. */
                @Override
                public boolean holds(DataType type, Object value) {
                    return super.holds(type, value) && !value.equals("");
                }

                @Override
                protected String sqlType(DataType type) {
                    return switch (type.kind()) {
                        case DECIMAL -> "NUMBER(" + type.precision() + "," + type.scale() + ")";
                        case VARCHAR -> "VARCHAR2(" + type.precision() + " CHAR)";
                        default -> type.toString();
                    };
                }

                @Override
                protected String marker(DataType type) {
                    return type.kind() == TypeKind.TIMESTAMP
                            ? "TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6')"
                            : "?";
                }

                @Override
                protected String quote(String name) {
                    return quoted(name);
                }
            };
        }
    }

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithSqlServer extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture(
                    "sqlserver",
                    new MSSQLServerContainer("mcr.microsoft.com/mssql/server:2022-latest")
                            .acceptLicense()
                            .withUrlParam("trustServerCertificate", "true")) {
                @Override
                protected String sqlType(DataType type) {
                    return switch (type.kind()) {
                        case VARCHAR ->
                                type.equals(DataType.VARCHAR)
                                        ? "nvarchar(max)"
                                        : "nvarchar(" + type.precision() + ")";
                        case TIMESTAMP -> "datetime2(6)";
                        default -> type.toString();
                    };
                }

                @Override
                public boolean distinguishesCase() {
                    return false;
                }

                @Override
                protected String quote(String name) {
                    return "[" + name.replace("]", "]]") + "]";
                }
            };
        }
    }

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithDb2 extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture(
                    "db2", new Db2Container("icr.io/db2_community/db2:11.5.9.0").acceptLicense()) {
                @Override
                public boolean stores(DataType type) {
                    return super.stores(type)
                            && !type.equals(DataType.VARCHAR)
                            && (type.kind() != TypeKind.DECIMAL || type.precision() <= 31);
                }

                @Override
                protected String sqlType(DataType type) {
                    return switch (type.kind()) {
                        case VARCHAR -> "VARCHAR(" + type.precision() + " CODEUNITS32)";
                        case TIMESTAMP -> "TIMESTAMP(6)";
                        default -> type.toString();
                    };
                }

                @Override
                protected String quote(String name) {
                    return quoted(name);
                }
            };
        }
    }

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithClickHouse extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture(
                    "clickhouse", new ClickHouseContainer("clickhouse/clickhouse-server:24.8")) {
                /** There are instants only, and no length of text. */
                @Override
                public boolean stores(DataType type) {
                    return super.stores(type)
                            && type.kind() != TypeKind.TIMESTAMP
                            && (type.kind() != TypeKind.VARCHAR || type.equals(DataType.VARCHAR));
                }

                @Override
                public boolean holds(DataType type, Object value) {
                    return super.holds(type, value)
                            && (!(value instanceof java.time.LocalDate date)
                                    || date.getYear() >= 1901 && date.getYear() <= 2199);
                }

                @Override
                protected String sqlType(DataType type) {
                    String name =
                            switch (type.kind()) {
                                case SMALLINT -> "Int16";
                                case INTEGER -> "Int32";
                                case BIGINT -> "Int64";
                                case DATE -> "Date32";
                                case VARCHAR -> "String";
                                default ->
                                        "Decimal(" + type.precision() + ", " + type.scale() + ")";
                            };
                    return "Nullable(" + name + ")";
                }

                @Override
                String storage() {
                    return " ENGINE = Memory";
                }

                @Override
                protected String quote(String name) {
                    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
                }
            };
        }
    }

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithMySql extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture("mysql", new MySQLContainer("mysql:8.4")) {
                @Override
                public boolean stores(DataType type) {
                    return super.stores(type) && !type.equals(DataType.VARCHAR);
                }

                @Override
                protected String sqlType(DataType type) {
                    return type.kind() == TypeKind.TIMESTAMP ? "DATETIME(6)" : type.toString();
                }

                @Override
                protected String marker(DataType type) {
                    return "?";
                }

                @Override
                public boolean distinguishesCase() {
                    return false;
                }

                @Override
                protected String quote(String name) {
                    return "`" + name.replace("`", "``") + "`";
                }
            };
        }
    }

    @Nested
    @Testcontainers(disabledWithoutDocker = true)
    class WithTrino extends ConnectorContractTest {
        @Override
        protected Fixture fixture() {
            return new ContainerFixture(
                    "trino", new TrinoContainer("trinodb/trino:476").withDatabaseName("memory")) {
                @Override
                String url() {
                    return super.url() + "/default";
                }

                @Override
                protected String sqlType(DataType type) {
                    return type.kind() == TypeKind.TIMESTAMP ? "timestamp(6)" : type.toString();
                }

                @Override
                public boolean distinguishesCase() {
                    return false;
                }

                @Override
                protected String quote(String name) {
                    return quoted(name);
                }
            };
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

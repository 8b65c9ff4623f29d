package io.tauro.connector.generic;

import io.tauro.connector.h2.H2Fixture;
import io.tauro.connector.h2.TestH2;
import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Failure;
import io.tauro.connector.testkit.Fixture;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract, by the driver of H2 without knowing H2. */
class AnyJdbcConnectorTest extends ConnectorContractTest {

    @TempDir static Path folder;

    @Override
    protected Fixture fixture() {
        TestH2 h2 = TestH2.database("contract_any");
        return new H2Fixture(h2, folder, "VARCHAR") {
            private Jdbc definition() {
                return Jdbc.at(h2.url()).user("app").password(Secret.of("secret"));
            }

            @Override
            public ConnectorFactory factory() {
                return new JdbcAnyFactory();
            }

            @Override
            public ConnectionConfig config() {
                return definition().config("any");
            }

            /** JDBC has no types for these. */
            @Override
            public boolean stores(DataType type) {
                return switch (type.kind()) {
                    case JSON, UUID, INTERVAL_DAY_SECOND, INTERVAL_YEAR_MONTH -> false;
                    default -> super.stores(type);
                };
            }

            @Override
            public DataType readType(DataType type) {
                return switch (type.kind()) {
                    case TINYINT -> DataType.SMALLINT;
                    case VARCHAR -> DataType.VARCHAR;
                    case VARBINARY -> DataType.VARBINARY;
                    case TIME -> DataType.time(type.precision() == 0 ? 6 : type.precision());
                    case TIMESTAMP ->
                            DataType.timestamp(type.precision() == 0 ? 6 : type.precision());
                    case TIMESTAMP_WITH_TIME_ZONE ->
                            DataType.timestampWithTimeZone(
                                    type.precision() == 0 ? 6 : type.precision());
                    default -> type;
                };
            }

            @Override
            public Object readValue(DataType type, Object value) {
                return value instanceof Byte number
                        ? (Object) number.shortValue()
                        : super.readValue(type, value);
            }

            @Override
            public List<Failure> failures() {
                TableSource table = TableSource.table("any");
                return List.of(
                        Failure.of(
                                        "wrong password",
                                        definition()
                                                .password(Secret.of("wrong-secret"))
                                                .config("any"),
                                        table,
                                        ErrorCode.SOURCE_AUTHENTICATION_FAILED)
                                .hiding("wrong-secret"));
            }
        };
    }
}

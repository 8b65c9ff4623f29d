package io.tauro.connector.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;

/** Each type of MariaDB. */
class MySqlTypesTest extends ServerTypesTest {

    @Override
    TestDatabase database() {
        return TestMariaDb.database("types");
    }

    @Override
    Stream<Arguments> own() {
        return Stream.of(
                type(
                        "uuid",
                        DataType.UUID,
                        "'123e4567-e89b-12d3-a456-426655440000'",
                        UUID.fromString("123e4567-e89b-12d3-a456-426655440000"),
                        "'00000000-0000-0000-0000-000000000001'",
                        new UUID(0, 1)),
                type("inet6", DataType.VARCHAR, "'::1'", "::1", "'10::'", "10::"));
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void nothingCanBeWrittenThroughAConnection(By driver) {
        server().run("CREATE OR REPLACE SEQUENCE numbers");
        assertThatThrownBy(
                        () ->
                                Scans.rows(
                                        connector(driver)
                                                .table(
                                                        TableSource.query(
                                                                "SELECT nextval(numbers) AS n"))))
                .isInstanceOf(TauroException.class);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void aServerThatDisagreesAboutTlsIsSaidToBeThat(By driver) {
        JdbcDefinition<?> demanding =
                driver == By.MARIADB
                        ? MariaDb.at(server().url(driver))
                                .user("root")
                                .property("sslMode", "verify-full")
                        : MySql.at(server().url(driver))
                                .user("root")
                                .property("sslMode", "REQUIRED");
        try (Connector connector = demanding.factory().connect(demanding.config("my"))) {
            assertThatThrownBy(() -> connector.table(TableSource.table("any")))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE))
                    .hasMessageContaining("of connection 'my' at localhost:")
                    .hasMessageContaining("and the driver do not agree on TLS");
        }
    }
}

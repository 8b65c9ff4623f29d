package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.clickhouse.ClickHouse;
import io.tauro.connector.db2.Db2;
import io.tauro.connector.oracle.Oracle;
import io.tauro.connector.redshift.Redshift;
import io.tauro.connector.sqlserver.SqlServer;
import io.tauro.connector.sqlserver.Synapse;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The drivers of databases that do not run here, where nobody listens. */
class ClosedPortTest {

    private static final String PASSWORD = "s3cr3t-of-mine";

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @TestFactory
    Stream<DynamicTest> aServerThatIsNotThereIsToldWithoutSecrets() throws IOException {
        String at = "127.0.0.1:" + closedPort();
        Secret password = Secret.of(PASSWORD);
        return Stream.<JdbcDefinition<?>>of(
                        SqlServer.at("jdbc:sqlserver://" + at + ";databaseName=crm")
                                .user("app")
                                .password(password),
                        Synapse.at("jdbc:sqlserver://" + at + ";databaseName=crm")
                                .user("app")
                                .password(password),
                        Oracle.at("jdbc:oracle:thin:@//" + at + "/crm")
                                .user("app")
                                .password(password),
                        Redshift.at("jdbc:redshift://" + at + "/crm")
                                .user("app")
                                .password(password),
                        Db2.at("jdbc:db2://" + at + "/crm").user("app").password(password),
                        ClickHouse.at("jdbc:clickhouse://" + at + "/crm")
                                .user("app")
                                .password(password))
                .map(
                        definition ->
                                DynamicTest.dynamicTest(
                                        definition.factory().type(),
                                        () -> isUnreachable(definition, at)));
    }

    private static void isUnreachable(JdbcDefinition<?> definition, String at) {
        JdbcDefinition<?> hasty = definition.connectionTimeout(Duration.ofSeconds(1));
        try (Connector connector = hasty.factory().connect(hasty.config("far"))) {
            assertThatThrownBy(() -> connector.table(TableSource.table("customers")))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
                                assertThat(e.getMessage()).contains(at);
                                assertThat(printed(e)).doesNotContain(PASSWORD);
                            });
        }
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

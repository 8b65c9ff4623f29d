package io.tauro.connector.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Where SQL Server is, as the driver reads it. */
class SqlServerUrlTest {

    private static String parsed(Endpoint endpoint, String property) throws SQLException {
        DriverPropertyInfo[] all =
                new SQLServerDriver().getPropertyInfo(endpoint.url(), new Properties());
        return Arrays.stream(all)
                .filter(info -> info.name.equalsIgnoreCase(property))
                .map(info -> String.valueOf(info.value))
                .findFirst()
                .orElse("");
    }

    @Test
    void theDriverFindsThePartsInTheUrl() throws SQLException {
        Endpoint endpoint = SqlServerUrl.of(SqlServer.at("db", "crm};user=sa").config("ms"));
        assertThat(endpoint.url())
                .isEqualTo("jdbc:sqlserver://db:1433;databaseName={crm}};user=sa}");
        assertThat(endpoint.display()).isEqualTo("db:1433");
        assertThat(parsed(endpoint, "databaseName")).isEqualTo("crm};user=sa");
        assertThat(parsed(endpoint, "serverName")).isEqualTo("db");
        Endpoint named =
                SqlServerUrl.of(SqlServer.at("db", "crm").instance("SQLEXPRESS").config("ms"));
        assertThat(parsed(named, "instanceName")).isEqualToIgnoringCase("SQLEXPRESS");
        assertThat(new SqlServerDatabase(true).driverClass())
                .isEqualTo(SQLServerDriver.class.getName());
    }

    @Test
    void aUrlOfSomethingElseIsRefused() {
        for (Map<String, Object> wrong :
                java.util.List.<Map<String, Object>>of(
                        Map.of("url", "jdbc:oracle:thin:@db"),
                        Map.of("url", "jdbc:sqlserver://db", "database", "x"),
                        Map.of("host", "db;user=sa", "database", "x"),
                        Map.of("host", "db", "instance", "A", "port", 1433))) {
            assertThatThrownBy(() -> SqlServerUrl.of(ConnectionConfig.of("ms", wrong)))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
        }
    }

    /** Database engine events and errors. */
    @Test
    void errorsAreToldApartByTheirNumbers() {
        SqlServerDatabase server = new SqlServerDatabase(false);
        Map.of(
                        18456, ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        208, ErrorCode.SOURCE_TABLE_NOT_FOUND,
                        207, ErrorCode.SCHEMA_CHANGED,
                        229, ErrorCode.SOURCE_PERMISSION_DENIED,
                        1205, ErrorCode.SOURCE_BUSY,
                        4060, ErrorCode.SOURCE_UNREACHABLE)
                .forEach(
                        (number, code) ->
                                assertThat(server.classify(new SQLException("", "S0001", number)))
                                        .as("error " + number)
                                        .contains(code));
        assertThat(server.classify(new SQLException("", "HY008", 0)))
                .contains(ErrorCode.SOURCE_TIMEOUT);
        // "Troubleshoot transient connection errors in SQL Database".
        assertThat(server.isTransient(new SQLException("", "S0001", 40613))).isTrue();
        assertThat(server.isTransient(new SQLException("", "S0001", 208))).isFalse();
    }
}

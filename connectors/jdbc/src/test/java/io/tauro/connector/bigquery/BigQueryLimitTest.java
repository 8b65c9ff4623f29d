package io.tauro.connector.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The limit goes to the driver by the driver's own name for it, or nothing is run. That of Google
 * has {@code MaximumBytesBilled} among the properties that it tells: the table "Connection
 * Properties" of java-bigquery-jdbc/USER_GUIDE.md in github.com/googleapis/google-cloud-java, and
 * {@code BigQueryJdbcUrlUtility.VALID_PROPERTIES}, which {@code getPropertyInfo} lists.
 */
class BigQueryLimitTest {

    /** A driver that tells its properties and does nothing else. */
    private record Telling(List<String> names) implements Driver {

        @Override
        public Connection connect(String url, Properties info) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean acceptsURL(String url) {
            return true;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return names.stream()
                    .map(name -> new DriverPropertyInfo(name, null))
                    .toArray(DriverPropertyInfo[]::new);
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    private static final BigQueryDatabase DATABASE = new BigQueryDatabase();

    private static ConnectionConfig limited() {
        return BigQuery.project("acme").location("EU").maximumBytesBilled(1_000_000).config("dw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MaximumBytesBilled", "maximumBytesBilled", "MaxBytesBilled"})
    void theLimitHasTheNameThatTheDriverTells(String name) {
        Driver driver = new Telling(List.of("ProjectId", "Location", name));
        assertThat(DATABASE.connectionProperties(limited(), driver))
                .containsEntry(name, "1000000")
                .containsEntry("Location", "EU");
    }

    @Test
    void aDriverWithoutALimitIsNotUsed() {
        assertThatThrownBy(
                        () ->
                                DATABASE.connectionProperties(
                                        limited(), new Telling(List.of("ProjectId"))))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION))
                .hasMessageContaining("maximum_bytes_billed")
                .hasMessageContaining("the driver has no such limit");
    }

    @Test
    void withoutALimitTheDriverIsNotAsked() {
        ConnectionConfig config = BigQuery.project("acme").config("dw");
        assertThat(DATABASE.connectionProperties(config, new Telling(List.of())))
                .doesNotContainKey("MaximumBytesBilled");
    }
}

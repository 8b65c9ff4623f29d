package io.tauro.connector.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import oracle.jdbc.OracleDriver;
import org.junit.jupiter.api.Test;

/** Where Oracle is, as the driver's guide writes it. */
class OracleUrlTest {

    private static Endpoint endpoint(Object... options) {
        Map<String, Object> all = new java.util.LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put((String) options[i], options[i + 1]);
        }
        return OracleUrl.of(ConnectionConfig.of("ora", all));
    }

    @Test
    void aServiceASidAndATnsNameBecomeUrls() {
        assertThat(endpoint("host", "db", "service_name", "SALES").url())
                .isEqualTo("jdbc:oracle:thin:@//db:1521/SALES");
        assertThat(endpoint("host", "db", "port", 1522, "sid", "ORCL").url())
                .isEqualTo("jdbc:oracle:thin:@db:1522:ORCL");
        assertThat(OracleUrl.of(Oracle.tns("SALES_HIGH", Path.of("/wallet")).config("ora")).url())
                .isEqualTo("jdbc:oracle:thin:@SALES_HIGH");
        assertThat(
                        new OracleDatabase()
                                .connectionProperties(
                                        Oracle.tns("SALES_HIGH", Path.of("/wallet")).config("ora")))
                .containsEntry("oracle.net.tns_admin", "/wallet");
    }

    @Test
    void theDriverTakesEachForm() throws SQLException {
        for (String url :
                List.of(
                        endpoint("host", "db", "service_name", "SALES").url(),
                        endpoint("host", "db", "sid", "ORCL").url(),
                        endpoint("tns_name", "SALES_HIGH").url(),
                        "jdbc:oracle:thin:@db:1521/SALES",
                        "jdbc:oracle:thin:@tcps://db:2484/SALES?wallet_location=/w")) {
            assertThat(new OracleDriver().acceptsURL(url)).as(url).isTrue();
        }
        assertThat(new OracleDatabase().driverClass()).isEqualTo(OracleDriver.class.getName());
    }

    @Test
    void messagesNameHostAndPortAndNoPassword() {
        assertThat(endpoint("url", "jdbc:oracle:thin:scott/tiger@//db:1521/S").display())
                .isEqualTo("db:1521");
        assertThat(endpoint("url", "jdbc:oracle:thin:@db:1522:ORCL").display())
                .isEqualTo("db:1522");
        assertThat(endpoint("url", "jdbc:oracle:thin:@db/S").display()).isEqualTo("db:1521");
        assertThat(endpoint("url", "jdbc:oracle:thin:@SALES_HIGH?TNS_ADMIN=/w").display())
                .isEqualTo("SALES_HIGH");
        assertThat(
                        endpoint(
                                        "url",
                                        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1530))"
                                                + "(CONNECT_DATA=(SERVICE_NAME=S)))")
                                .display())
                .isEqualTo("db:1530");
    }

    @Test
    void whatIsMissingOrTwiceIsAnError() {
        assertThatThrownBy(() -> endpoint("host", "db"))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_OPTION));
        for (Object[] wrong :
                new Object[][] {
                    {"host", "db", "sid", "A", "service_name", "B"},
                    {"url", "jdbc:oracle:thin:@//db/S", "sid", "A"},
                    {"url", "jdbc:postgresql://db/S"},
                    {"tns_name", "A", "host", "db"},
                    {"host", "db/..", "sid", "A"},
                    {"host", "db", "sid", "A)(B"}
                }) {
            assertThatThrownBy(() -> endpoint(wrong))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
        }
    }

    /** Database Error Messages: what each number means. */
    @Test
    void errorsAreToldApartByTheirNumbers() {
        OracleDatabase oracle = new OracleDatabase();
        Map.of(
                        1017, ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        942, ErrorCode.SOURCE_TABLE_NOT_FOUND,
                        904, ErrorCode.SCHEMA_CHANGED,
                        1031, ErrorCode.SOURCE_PERMISSION_DENIED,
                        1013, ErrorCode.SOURCE_TIMEOUT,
                        54, ErrorCode.SOURCE_BUSY,
                        12514, ErrorCode.SOURCE_UNREACHABLE,
                        17002, ErrorCode.SOURCE_UNREACHABLE)
                .forEach(
                        (number, code) ->
                                assertThat(oracle.classify(new SQLException("", "", number)))
                                        .as("ORA-" + number)
                                        .contains(code));
        assertThat(oracle.classify(new SQLException("", "", 600))).isEmpty();
    }
}

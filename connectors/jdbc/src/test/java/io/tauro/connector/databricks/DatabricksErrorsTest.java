package io.tauro.connector.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The driver, seen at 3.4.5, writes names of its own where others write a SQLSTATE. */
class DatabricksErrorsTest {

    private final DatabricksDatabase database = new DatabricksDatabase();

    @Test
    void aTokenThatIsNotKnownIsTold() {
        SQLException failure =
                new SQLException(
                        "Connection failure", "CONNECTION_ERROR", refused("code: 401, status"));
        assertThat(database.classify(failure)).contains(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
    }

    private static SQLException refused(String how) {
        return new SQLException("HTTP request failed by " + how, "08000");
    }

    @Test
    void namesInThePlaceOfAStateAreRead() {
        assertThat(database.classify(new SQLException("", "CONNECTION_ERROR")))
                .contains(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(database.classify(new SQLException("", "STATEMENT_EXECUTION_TIMEOUT")))
                .contains(ErrorCode.SOURCE_TIMEOUT);
        assertThat(database.classify(new SQLException("", "RATE_LIMIT_EXCEEDED")))
                .contains(ErrorCode.SOURCE_BUSY);
        assertThat(database.classify(new SQLException("", "42703"))).isEmpty();
    }
}

package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlStateTest {

    /** What JDBC has for the first characters of a state; the longest that fits counts. */
    private static final Map<String, List<Class<? extends SQLException>>> BY_STATE =
            Map.of(
                    "08",
                            List.of(
                                    SQLNonTransientConnectionException.class,
                                    SQLTransientConnectionException.class),
                    "0A", List.of(SQLFeatureNotSupportedException.class),
                    "22", List.of(SQLDataException.class),
                    "28", List.of(SQLInvalidAuthorizationSpecException.class),
                    "42", List.of(SQLSyntaxErrorException.class),
                    "42501", List.of(SQLInvalidAuthorizationSpecException.class),
                    "HYT00", List.of(SQLTimeoutException.class),
                    "", List.of(SQLNonTransientException.class, SQLTransientException.class));

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorHasAStateItsNumberAndItsText(ErrorCode code) {
        TauroException error = new TauroException(code, "What happened. What to do.");
        SQLException exception = Errors.of(error);

        assertThat(exception.getSQLState()).matches("[0-9A-Z]{5}");
        assertThat(exception.getErrorCode()).isEqualTo(code.number());
        assertThat(exception.getMessage()).isEqualTo(error.getMessage());
        assertThat(exception.getCause()).isSameAs(error);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void theSubclassIsTheOneThatJdbcHasForTheState(ErrorCode code) {
        SQLException exception = Errors.of(code, "What happened. What to do.");
        String state = exception.getSQLState();

        String known = BY_STATE.containsKey(state) ? state : state.substring(0, 2);
        assertThat(BY_STATE.getOrDefault(known, BY_STATE.getOrDefault("", List.of())))
                .contains(exception.getClass());
    }
}

package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TauroConnectionTest {

    @TempDir private Path directory;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Shop.open(directory).connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Arguments that are null, zero and false: what is closed must not look at them. */
    private static Object[] blanks(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(TauroConnectionTest::blank).toArray();
    }

    private static Object blank(Class<?> type) {
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return type == Properties.class ? properties() : type == String.class ? "x" : null;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "x");
        return properties;
    }

    static Throwable thrownBy(Object target, Method method) throws IllegalAccessException {
        try {
            method.invoke(target, blanks(method));
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    @Test
    void isReadOnlyWhateverItIsToldAndHasNoTransactions() throws SQLException {
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        connection.commit();
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

        assertThat(connection.isReadOnly()).isTrue();
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.getTransactionIsolation())
                .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getCatalog()).isNull();
        assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThatThrownBy(() -> connection.setSavepoint())
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> connection.prepareCall("{call p()}"))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> connection.setTransactionIsolation(99))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void keepsWhatIsSetForWhoeverAsksAgain() throws SQLException {
        connection.setClientInfo("ApplicationName", "report");
        connection.setNetworkTimeout(Runnable::run, 5000);

        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("report");
        assertThat(connection.getClientInfo()).containsEntry("ApplicationName", "report");
        assertThat(connection.getNetworkTimeout()).isEqualTo(5000);
        assertThat(connection.getTypeMap()).isEmpty();
    }

    @Test
    void warnsWhereItGivesLessThanWasAskedFor() throws SQLException {
        assertThat((Object) connection.getWarnings()).isNull();
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);

        assertThat(connection.getWarnings().getSQLState()).isEqualTo("01S02");
        connection.clearWarnings();
        assertThat((Object) connection.getWarnings()).isNull();
    }

    @Test
    void makesArraysForParameters() throws SQLException {
        java.sql.Array array = connection.createArrayOf("BIGINT", new Object[] {1, null, "3"});

        assertThat((Long[]) array.getArray()).containsExactly(1L, null, 3L);
        assertThat((Long[]) array.getArray(2, 2)).containsExactly(null, 3L);
        assertThat(array.getBaseTypeName()).isEqualTo("BIGINT");
        ResultSet rows = array.getResultSet(3, 1);
        rows.next();
        assertThat(rows.getInt("INDEX")).isEqualTo(3);
        assertThat(rows.getInt("VALUE")).isEqualTo(3);
        assertThatThrownBy(() -> array.getArray(3, 2)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connection.createArrayOf("NOTHING", new Object[0]))
                .isInstanceOf(SQLException.class);
        array.free();
        assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class);
    }

    @Test
    void onceClosedItRefusesAllButAFewMethods() throws Exception {
        connection.close();
        Set<String> allowed =
                Set.of(
                        "close",
                        "isClosed",
                        "isValid",
                        "abort",
                        "unwrap",
                        "isWrapperFor",
                        "beginRequest",
                        "endRequest");

        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(0)).isFalse();
        connection.abort(Runnable::run);
        for (Method method : Connection.class.getMethods()) {
            if (!allowed.contains(method.getName())) {
                assertThat(thrownBy(connection, method))
                        .as(method.toString())
                        .isInstanceOf(SQLException.class);
            }
        }
        assertThatThrownBy(connection::createStatement)
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageStartingWith("TAURO-1012");
    }

    @Test
    void onceClosedAStatementRefusesAllButAFewMethods() throws Exception {
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        statement.close();
        statement.close();
        Set<String> allowed =
                Set.of(
                        "close",
                        "isClosed",
                        "unwrap",
                        "isWrapperFor",
                        "enquoteIdentifier",
                        "enquoteLiteral",
                        "enquoteNCharLiteral",
                        "isSimpleIdentifier");

        assertThat(statement.isClosed()).isTrue();
        for (Method method : PreparedStatement.class.getMethods()) {
            if (!allowed.contains(method.getName())) {
                assertThat(thrownBy(statement, method))
                        .as(method.toString())
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void closingAConnectionClosesItsStatements() throws SQLException {
        Statement statement = connection.createStatement();
        connection.close();

        assertThat(statement.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.executeQuery("SELECT 1"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aStatementRefusesToChangeAnything() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO rates VALUES ('X', 1)"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageStartingWith("TAURO-2010");
            assertThatThrownBy(prepared::executeLargeUpdate)
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.addBatch("SELECT 1"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(prepared::addBatch)
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            statement.clearBatch();
            assertThat(statement.getGeneratedKeys().next()).isFalse();
        }
    }

    @Test
    void aStatementKeepsItsSettingsAndRefusesNegativeOnes() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(3);
            statement.setLargeMaxRows(1L << 40);
            statement.setFetchSize(10);
            statement.setMaxFieldSize(20);
            statement.setPoolable(true);

            assertThat(statement.getQueryTimeout()).isEqualTo(3);
            assertThat(statement.getLargeMaxRows()).isEqualTo(1L << 40);
            assertThat(statement.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
            assertThat(statement.getFetchSize()).isEqualTo(10);
            assertThat(statement.getMaxFieldSize()).isEqualTo(20);
            assertThat(statement.isPoolable()).isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getConnection()).isSameAs(connection);
            for (Throwable thrown :
                    Arrays.asList(
                            catchThrowable(() -> statement.setQueryTimeout(-1)),
                            catchThrowable(() -> statement.setMaxRows(-1)),
                            catchThrowable(() -> statement.setLargeMaxRows(-1)),
                            catchThrowable(() -> statement.setFetchSize(-1)),
                            catchThrowable(() -> statement.setMaxFieldSize(-1)),
                            catchThrowable(() -> statement.setFetchDirection(7)))) {
                assertThat(thrown).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void parametersThatWereNotSetAreNamed() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?, ?")) {
            statement.setInt(2, 1);

            assertThatThrownBy(statement::executeQuery)
                    .isInstanceOf(SQLNonTransientException.class)
                    .hasMessageContaining("Parameter 1 has no value");
            assertThatThrownBy(() -> statement.setInt(0, 1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void translatesEscapesOnRequest() throws SQLException {
        assertThat(connection.nativeSQL("SELECT {d '2026-01-31'}"))
                .isEqualTo("SELECT DATE '2026-01-31'");
    }
}

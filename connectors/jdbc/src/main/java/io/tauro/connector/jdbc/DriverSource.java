package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections for a pool by the user's driver. The pool would try again and again until its
 * patience ends, and only then tell; so an attempt that fails is handed over as a {@link
 * FailedConnection}, and the borrower learns at once. Thread-safe.
 */
final class DriverSource implements DataSource {

    private final Driver driver;
    private final Endpoint endpoint;
    private final ConnectionConfig config;
    private final Map<String, String> defaults;
    private final Database database;
    private final Breaker breaker;
    private final Activity activity;
    private final Queue<Connection> ready = new ConcurrentLinkedQueue<>();

    DriverSource(
            Database database,
            Endpoint endpoint,
            ConnectionConfig config,
            PoolSettings settings,
            Breaker breaker,
            Activity activity) {
        this.driver = load(database, config.id());
        this.endpoint = endpoint;
        this.config = config;
        this.defaults = database.driverProperties(settings);
        this.database = database;
        this.breaker = breaker;
        this.activity = activity;
    }

    private static Driver load(Database database, String connection) {
        ClassLoader own = DriverSource.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return find(database.driverClass(), context == null ? own : context, own)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new TauroException(
                    ErrorCode.DRIVER_NOT_FOUND,
                    "Connection '"
                            + connection
                            + "' needs the JDBC driver of "
                            + database.name()
                            + ", which is not on the class path. Add the dependency "
                            + database.driverCoordinates()
                            + ".",
                    Map.of("connection", connection, "driver", database.driverClass()),
                    e);
        }
    }

    private static Class<?> find(String name, ClassLoader first, ClassLoader second)
            throws ClassNotFoundException {
        try {
            return Class.forName(name, true, first);
        } catch (ClassNotFoundException e) {
            return Class.forName(name, true, second);
        }
    }

    /**
     * A new connection, or the error of the driver. The secret is read each time, so that a new one
     * is picked up.
     *
     * @throws SourceResting if the last attempts have failed
     */
    Connection connect() throws SQLException {
        try {
            return breaker.connect(this::attempt);
        } catch (SourceResting e) {
            throw e;
        } catch (SQLException e) {
            activity.notConnected();
            throw e;
        }
    }

    private Connection attempt() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(defaults);
        properties.putAll(database.connectionProperties(config, driver));
        properties.putAll(config.map("properties"));
        for (String name : new String[] {"user", "password"}) {
            config.text(name).ifPresent(value -> properties.setProperty(name, value));
        }
        Connection connection = driver.connect(endpoint.url(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not take the URL", "08001");
        }
        try (Statement statement = connection.createStatement()) {
            for (String first : database.sessionStatements()) {
                statement.execute(first);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Some drivers keep connections and threads of their own behind those that they make. */
    void close() {
        if (driver instanceof AutoCloseable resources) {
            try {
                resources.close();
            } catch (Exception e) {
                // Nothing is asked of it again.
                return;
            }
        }
    }

    /** Whether its connections can be told that they only read. */
    boolean tellsReadOnly() {
        return database.hasReadOnlyConnections();
    }

    /** Keeps a connection for the pool's next wish. */
    void handOver(Connection connection) {
        ready.add(connection);
    }

    @Override
    public Connection getConnection() {
        Connection first = ready.poll();
        if (first != null) {
            return first;
        }
        try {
            return connect();
        } catch (SQLException e) {
            return FailedConnection.of(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

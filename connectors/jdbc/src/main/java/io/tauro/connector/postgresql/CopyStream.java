package io.tauro.connector.postgresql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A COPY of the driver pgjdbc, whose classes are not known here: {@code
 * PGConnection.getCopyAPI().copyOut(sql)}.
 */
final class CopyStream implements AutoCloseable {

    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final Object copy;
    private final Method read;
    private final Method cancel;
    private final Method active;
    private boolean ended;

    private CopyStream(
            Connection connection, Object copy, Method read, Method cancel, Method active) {
        this.active = active;
        this.connection = connection;
        this.copy = copy;
        this.read = read;
        this.cancel = cancel;
    }

    static CopyStream start(Connection connection, String sql) throws SQLException {
        Connection own = connection.unwrap(Connection.class);
        ClassLoader driver = own.getClass().getClassLoader();
        try {
            Class<?> session = Class.forName("org.postgresql.PGConnection", false, driver);
            Class<?> manager = Class.forName("org.postgresql.copy.CopyManager", false, driver);
            Class<?> out = Class.forName("org.postgresql.copy.CopyOut", false, driver);
            Object api = Objects.requireNonNull(call(session.getMethod("getCopyAPI"), own));
            Object copy =
                    Objects.requireNonNull(
                            call(manager.getMethod("copyOut", String.class), api, sql));
            return new CopyStream(
                    own,
                    copy,
                    out.getMethod("readFromCopy"),
                    session.getMethod("cancelQuery"),
                    out.getMethod("isActive"));
        } catch (ReflectiveOperationException e) {
            throw new SQLException("The driver has no COPY: org.postgresql:postgresql 42 has", e);
        }
    }

    /** What the server has sent next; null at the end. */
    byte @Nullable [] next() throws SQLException {
        if (ended) {
            return null;
        }
        byte[] piece = null;
        try {
            piece = (byte[]) call(read, copy);
        } finally {
            ended = piece == null;
        }
        return piece;
    }

    /**
     * The server is told to stop; what it has sent by then is read, and thrown away. The driver's
     * own way to cancel a COPY leaves it there, for the next statement to stumble over.
     */
    @Override
    public void close() throws SQLException {
        if (ended || connection.isClosed()) {
            return;
        }
        ended = true;
        try {
            call(cancel, connection);
            while (Boolean.TRUE.equals(call(active, copy))) {
                call(read, copy);
            }
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static @Nullable Object call(Method method, Object target, Object... arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new SQLException("The driver has failed", e);
        } catch (IllegalAccessException e) {
            throw new SQLException("The driver cannot be called", e);
        }
    }
}

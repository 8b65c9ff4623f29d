package io.tauro.connector.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What takes the place of a connection that could not be made: it carries the error through the
 * pool to whoever waits.
 */
interface FailedConnection {

    /** Why there is no connection. */
    SQLException failure();

    /** When that was found, by {@link System#nanoTime()}. */
    long since();

    /** A connection that does nothing but bring an error. */
    static Connection of(SQLException failure) {
        long now = System.nanoTime();
        FailedConnection failed =
                new FailedConnection() {
                    @Override
                    public SQLException failure() {
                        return failure;
                    }

                    @Override
                    public long since() {
                        return now;
                    }
                };
        return (Connection)
                Proxy.newProxyInstance(
                        FailedConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> answer(failed, proxy, method, arguments));
    }

    /** Agrees to all that a pool does with a connection. */
    private static @Nullable Object answer(
            FailedConnection failed, Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "isWrapperFor" -> arguments != null && arguments[0] == FailedConnection.class;
            case "unwrap" -> failed;
            case "isValid" -> true;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "toString" -> "failed connection";
            default -> {
                Class<?> type = method.getReturnType();
                yield type == boolean.class
                        ? (Object) false
                        : type == int.class ? (Object) 0 : null;
            }
        };
    }

    /** The error that a pooled connection carries, if it is none. */
    static Optional<FailedConnection> in(Connection connection) throws SQLException {
        return connection.isWrapperFor(FailedConnection.class)
                ? Optional.of(connection.unwrap(FailedConnection.class))
                : Optional.empty();
    }
}

package io.tauro.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the rows that come out of a data source, whoever reads them. */
final class CountedRows {

    private final AtomicLong rows = new AtomicLong();

    /** The rows since the last question. */
    long take() {
        return rows.getAndSet(0);
    }

    DataSource of(DataSource source) {
        return watched(DataSource.class, source);
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(
                        CountedRows.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                Object result = method.invoke(target, arguments);
                                if (method.getName().equals("next")
                                        && Boolean.TRUE.equals(result)) {
                                    rows.incrementAndGet();
                                }
                                return wrapped(result);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }));
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof ResultSet set) {
            return watched(ResultSet.class, set);
        }
        if (result instanceof CallableStatement) {
            return result;
        }
        if (result instanceof PreparedStatement statement) {
            return watched(PreparedStatement.class, statement);
        }
        if (result instanceof Statement statement) {
            return watched(Statement.class, statement);
        }
        return result instanceof Connection connection
                ? watched(Connection.class, connection)
                : result;
    }
}

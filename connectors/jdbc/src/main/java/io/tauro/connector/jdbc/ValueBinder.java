package io.tauro.connector.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Binds a value of a column's {@code javaType()} to a parameter. Stateless and thread-safe. */
@FunctionalInterface
public interface ValueBinder {

    void bind(PreparedStatement statement, int parameter, Object value) throws SQLException;
}

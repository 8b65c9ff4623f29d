package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Wrapper;

/** An object of JDBC that wraps nothing: it can be unwrapped to itself only. */
interface Unwrappable extends Wrapper {

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw Errors.of(
                ErrorCode.INVALID_ARGUMENT,
                "A " + getClass().getSimpleName() + " does not wrap a " + type.getName() + ".");
    }

    @Override
    default boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this);
    }
}

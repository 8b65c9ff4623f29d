package io.tauro.connector.jdbc;

import java.sql.SQLException;

/** No attempt was made to connect, because the last ones have failed. */
final class SourceResting extends SQLException {

    private static final long serialVersionUID = 1L;

    SourceResting() {
        super("Not tried", "08001");
    }
}

package io.tauro.examples;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What speaks JDBC can query a context, and needs to know its file only. */
public final class JdbcClient {

    private JdbcClient() {}

    public static void main(String[] arguments) throws SQLException {
        run(Path.of("examples/src/main/resources/shop.yaml"), System.out);
    }

    static void run(Path file, PrintStream out) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:tauro:" + file, "ana", null)) {
            query(
                            connection,
                            "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id"
                                    + " WHERE o.total >= ? ORDER BY o.total",
                            row -> row.getString("name") + " " + row.getBigDecimal("total"),
                            new BigDecimal("7.00"))
                    .forEach(out::println);
        }
    }

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(
            Connection connection, String sql, RowMapper<T> mapper, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
            }
            return rows;
        }
    }
}

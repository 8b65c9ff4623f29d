package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.h2.Driver;

/**
 * A smoke test: H2 in a mode for another database prepares and runs what it knows the syntax of.
 */
public final class RunnablePlans {

    private RunnablePlans() {}

    /**
     * @param known which statements H2 has the syntax of
     * @param atLeast so many are run
     */
    public static void inH2(
            String mode,
            List<String> schema,
            Map<String, String> statements,
            Predicate<String> known,
            int atLeast) {
        List<String> failed = new ArrayList<>();
        int run = 0;
        try (Connection connection =
                        new Driver().connect("jdbc:h2:mem:;MODE=" + mode, new Properties());
                Statement statement = connection.createStatement()) {
            for (String sql : schema) {
                statement.execute(sql);
            }
            for (Map.Entry<String, String> shape : statements.entrySet()) {
                if (known.test(shape.getValue())) {
                    run++;
                    String error = run(connection, shape.getValue());
                    if (!error.isEmpty()) {
                        failed.add(shape.getKey() + ": " + error + "\n  " + shape.getValue());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failed.stream().limit(5).toList()).as(failed.size() + " failed").isEmpty();
        assertThat(run).isGreaterThanOrEqualTo(atLeast);
    }

    /** Small numbers do for every marker, in a database that converts. */
    private static String run(Connection connection, String sql) {
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 1; i <= prepared.getParameterMetaData().getParameterCount(); i++) {
                String type = prepared.getParameterMetaData().getParameterClassName(i);
                Object value =
                        switch (type) {
                            case "java.time.LocalDate", "java.sql.Date" -> "2024-01-01";
                            case "java.sql.Timestamp", "java.time.LocalDateTime" ->
                                    "2024-01-01 00:00:00";
                            case "java.sql.Time", "java.time.LocalTime" -> "12:00:00";
                            case "[B" -> new byte[] {1};
                            case "java.util.UUID" -> new java.util.UUID(1, 2);
                            case "java.time.OffsetDateTime" -> "2024-01-01 00:00:00+00";
                            default -> "1";
                        };
                prepared.setObject(i, value);
            }
            prepared.executeQuery().close();
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}

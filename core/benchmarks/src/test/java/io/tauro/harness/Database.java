package io.tauro.harness;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A referee that is asked through JDBC. */
final class Database implements Engine {

    private final String name;
    private final Connection connection;
    private final String integerDivision;

    Database(String name, Connection connection, String integerDivision) {
        this.name = name;
        this.connection = connection;
        this.integerDivision = integerDivision;
    }

    @Override
    public String name() {
        return name;
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public Answer ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("{div}", integerDivision))) {
            ResultSetMetaData columns = result.getMetaData();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(value(result, columns, i));
                }
                rows.add(row);
            }
            return new Answer.Rows(rows);
        } catch (SQLException e) {
            String state = e.getSQLState();
            return new Answer.Failure(
                    state == null ? "" : state,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static @Nullable Object value(ResultSet result, ResultSetMetaData columns, int i)
            throws SQLException {
        String type = columns.getColumnTypeName(i).toUpperCase(Locale.ROOT);
        return switch (columns.getColumnType(i)) {
            case Types.DATE -> result.getObject(i, LocalDate.class);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    type.equals("TIMESTAMP")
                            ? result.getObject(i, LocalDateTime.class)
                            : instant(result.getObject(i, OffsetDateTime.class));
            case Types.ARRAY -> elements(result.getArray(i));
            default -> result.getObject(i);
        };
    }

    private static @Nullable Object elements(@Nullable Array value) throws SQLException {
        return value == null ? null : Arrays.asList((Object[]) value.getArray());
    }

    private static @Nullable Object instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.tauro.differential.pushdown;

import io.tauro.spi.ConnectionDefinition;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database with two tables of the same columns, {@code t} and {@code u}, and what is in them.
 *
 * @param name the prefix of its tables
 * @param definition how the connector reaches it
 * @param columns beside {@code id}
 * @param written a value as a literal
 * @param afterwards what is run when the tables are filled
 */
record Store(
        String name,
        ConnectionDefinition definition,
        List<TypedColumn> columns,
        Quoting quoting,
        BiFunction<TypedColumn, Object, String> written,
        List<String> afterwards) {

    /** How names are quoted, and what stands behind a table's columns. */
    record Quoting(String quote, String tableSuffix) {
        String name(String name) {
            return quote + name + quote;
        }
    }

    static final int ROWS_OF_T = 70;
    static final int ROWS_OF_U = 25;

    private static final int SEED = 20_261_122;

    /** Rows of a table: an id, and a value of each column. */
    record Rows(List<List<@Nullable Object>> values) {}

    TypedColumn id() {
        return columns.get(0);
    }

    Schema schema() {
        return new Schema(
                columns.stream().map(column -> Column.of(column.name(), column.type())).toList());
    }

    /** The rows of a table, the same each time: each value of a column comes once if it can. */
    Rows rows(String table) {
        int count = table.equals("t") ? ROWS_OF_T : ROWS_OF_U;
        Random random = new Random(SEED + count);
        List<List<@Nullable Object>> byColumn = new ArrayList<>();
        for (TypedColumn column : columns) {
            List<@Nullable Object> values = new ArrayList<>();
            while (values.size() < count) {
                List<@Nullable Object> round = new ArrayList<>(column.values());
                Collections.shuffle(round, random);
                values.addAll(round);
            }
            byColumn.add(values);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(Pools.boxed(id().type(), i));
            for (int c = 1; c < columns.size(); c++) {
                row.add(byColumn.get(c).get(i));
            }
            rows.add(row);
        }
        return new Rows(rows);
    }

    /** What the engine reads of these rows. */
    List<List<@Nullable Object>> read(Rows rows) {
        List<List<@Nullable Object>> read = new ArrayList<>();
        for (List<@Nullable Object> row : rows.values()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                Object value = row.get(c);
                values.add(value == null ? null : read(columns.get(c), value));
            }
            read.add(values);
        }
        return read;
    }

    private static Object read(TypedColumn column, Object value) {
        return switch (column.type().kind()) {
            case CHAR -> value.toString().replaceFirst(" +$", "");
            case DECIMAL -> ((BigDecimal) value).setScale(column.type().scale());
            default -> value;
        };
    }

    void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("t", "u")) {
                String name = quoting.name(table);
                statement.execute("DROP TABLE IF EXISTS " + name);
                statement.execute(
                        columns.stream()
                                .map(column -> quoting.name(column.name()) + " " + column.sqlType())
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "CREATE TABLE " + name + " (",
                                                ")" + quoting.tableSuffix())));
                statement.execute(
                        rows(table).values().stream()
                                .map(this::tuple)
                                .collect(
                                        Collectors.joining(
                                                ", ", "INSERT INTO " + name + " VALUES ", "")));
            }
            for (String sql : afterwards) {
                statement.execute(sql);
            }
        }
    }

    private String tuple(List<@Nullable Object> row) {
        List<String> literals = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            Object value = row.get(c);
            literals.add(value == null ? "NULL" : written.apply(columns.get(c), value));
        }
        return "(" + String.join(", ", literals) + ")";
    }
}

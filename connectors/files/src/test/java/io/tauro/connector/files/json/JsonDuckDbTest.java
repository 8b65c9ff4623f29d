package io.tauro.connector.files.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated files say the same to DuckDB. */
class JsonDuckDbTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("i", DataType.BIGINT),
                    Column.of("d", DataType.DOUBLE),
                    Column.of("n", DataType.decimal(18, 4)),
                    Column.of("b", DataType.BOOLEAN),
                    Column.of("t", DataType.VARCHAR),
                    Column.of("day", DataType.DATE),
                    Column.of("a", DataType.array(DataType.BIGINT)));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void duckDbReadsTheSame(int seed) throws IOException, SQLException {
        boolean array = seed % 2 == 0;
        Path file = folder.resolve("t.json");
        Files.writeString(file, generate(new Random(seed), array));
        List<String> ours = new ArrayList<>();
        for (List<@Nullable Object> row :
                TableRows.of(folder, TableSource.json("t.json").schema(SCHEMA))) {
            ours.add(row.toString());
        }
        assertThat(ours).hasSize(500).isEqualTo(theirs(file, array));
        assertThat(TableRows.of(folder, TableSource.json("t.json"))).hasSize(500);
    }

    private static List<String> theirs(Path file, boolean array) throws SQLException {
        String query =
                "SELECT i, d, n, b, t, day, a::VARCHAR FROM read_json('"
                        + file
                        + "', format = '"
                        + (array ? "array" : "newline_delimited")
                        + "', columns = {i: 'BIGINT', d: 'DOUBLE', n: 'DECIMAL(18,4)', b: 'BOOLEAN',"
                        + " t: 'VARCHAR', day: 'DATE', a: 'BIGINT[]'})";
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= SCHEMA.size(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof BigDecimal number ? number.setScale(4) : value);
                }
                Object list = row.get(6);
                row.set(6, list == null ? null : list.toString().replace("NULL", "null"));
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String generate(Random random, boolean array) {
        StringBuilder text = new StringBuilder(array ? "[" : "");
        for (int row = 0; row < 500; row++) {
            text.append(array && row > 0 ? "," : "").append('{');
            String comma = "";
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            java.util.Collections.shuffle(order, random);
            for (int field : order) {
                String value = value(field, random);
                if (!value.isEmpty()) {
                    text.append(comma).append(value);
                    comma = random.nextBoolean() ? "," : " , ";
                }
            }
            text.append("}\n");
        }
        return text.append(array ? "]" : "").toString();
    }

    /** A field with its value, one of null, or nothing. */
    private static String value(int field, Random random) {
        if (random.nextInt(8) == 0) {
            return "";
        }
        boolean isNull = random.nextInt(8) == 0;
        return switch (field) {
            case 0 -> "\"i\":" + (isNull ? "null" : random.nextLong());
            case 1 -> "\"d\": " + (isNull ? "null" : random.nextGaussian() * 1e10);
            case 2 -> "\"n\":" + (isNull ? "null" : BigDecimal.valueOf(random.nextInt(), 4));
            case 3 -> "\"b\":" + (isNull ? "null" : random.nextBoolean());
            case 4 -> "\"t\" :" + (isNull ? "null" : text(random));
            case 5 ->
                    "\"day\":"
                            + (isNull
                                    ? "null"
                                    : "\""
                                            + java.time.LocalDate.ofEpochDay(random.nextInt(30_000))
                                            + "\"");
            case 6 -> "\"a\":" + (isNull ? "null" : random.nextBoolean() ? "[]" : "[1,null,-3]");
            default -> "\"unknown\":{\"x\":[{\"i\":1}],\"t\":" + text(random) + "}";
        };
    }

    private static String text(Random random) {
        List<String> parts =
                List.of(
                        "a",
                        "Z9",
                        " ",
                        "é",
                        "😀",
                        "\\n",
                        "\\\"",
                        "\\\\",
                        "\\u00df",
                        "\\ud83d\\ude00");
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.append('"').toString();
    }
}

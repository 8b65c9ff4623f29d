package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that neither we nor the Java implementation wrote have the values that DuckDB finds. */
class FilesOfOtherWritersTest {

    private static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(FilesOfOtherWritersTest.class.getResource("/parquet"))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".parquet"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreFilesOfFiveWriters() throws IOException {
        assertThat(files().map(name -> name.replaceAll("[-.].*", "")).distinct())
                .containsExactly("arrowrs", "hyparquet", "parquetjs", "polars", "pyarrow");
    }

    @ParameterizedTest
    @MethodSource("files")
    void theValuesAreThoseThatDuckDbFinds(String file) throws SQLException {
        List<String> read =
                TableRows.of(folder(), TableSource.parquet(file)).stream()
                        .map(FilesOfOtherWritersTest::text)
                        .toList();
        assertThat(read).isEqualTo(byDuckDb(folder().resolve(file)));
    }

    private static List<String> byDuckDb(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            List<String> rows = new ArrayList<>();
            try (ResultSet result =
                    statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
                while (result.next()) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(plain(result.getObject(i)));
                    }
                    rows.add(text(row));
                }
            }
            return rows;
        }
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            return plain((Object[]) array.getArray());
        }
        if (value instanceof Struct struct) {
            return plain(struct.getAttributes());
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(plain(entry.getKey()), plain(entry.getValue()));
            }
            return entries;
        }
        if (value instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        return value instanceof Time time ? time.toLocalTime() : value;
    }

    private static List<@Nullable Object> plain(@Nullable Object[] values) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(plain(value));
        }
        return list;
    }

    /** Values as text; moments without the zone in which they are shown, floats as floats. */
    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(FilesOfOtherWritersTest::text).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .toList()
                    .toString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof OffsetDateTime time) {
            return text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        }
        if (value instanceof LocalDateTime time) {
            Instant moment = time.toInstant(ZoneOffset.UTC);
            return moment.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Float || value instanceof Double
                ? Float.toString(((Number) value).floatValue())
                : String.valueOf(value);
    }
}

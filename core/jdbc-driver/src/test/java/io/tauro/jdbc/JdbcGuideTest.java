package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code docs/jdbc.md} shows and says. */
class JdbcGuideTest {

    private static final Path GUIDE = Path.of("../../docs/jdbc.md");
    private static final Path HERE = Path.of("src/test/java/io/tauro/jdbc/JdbcGuideTest.java");

    @TempDir private Path directory;

    private interface Example {
        void run() throws SQLException;
    }

    private static String output(Example example) throws SQLException {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private static void query(Path file, String password) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:tauro:" + file, "ana", password);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT name, born FROM crm.customers WHERE born < ? ORDER BY name")) {
            query.setObject(1, LocalDate.of(2000, 1, 1));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    System.out.println(
                            rows.getString("name") + " " + rows.getObject("born", LocalDate.class));
                }
            }
        }
    }

    private static void pool(Path file, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:tauro:" + file);
        config.setUsername("ana");
        config.setPassword(password);
        config.setMinimumIdle(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcTemplate template = new JdbcTemplate(pool);
            System.out.println(
                    template.queryForObject(
                            "SELECT rate FROM rates WHERE ccy = ?", BigDecimal.class, "EUR"));
        }
    }

    @Test
    void theExamplesRun() throws SQLException {
        Path file = Shop.guarded(directory).file();

        assertThat(output(() -> query(file, Shop.PASSWORD)).strip()).isEqualTo("Bo 1969-12-31");
        assertThat(output(() -> pool(file, Shop.PASSWORD)).strip()).isEqualTo("1.0800");
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        String code = words(Files.readString(HERE));
        List<String> examples =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .map(example -> words(example.group(1)))
                        .toList();

        assertThat(examples).hasSize(2).allSatisfy(example -> assertThat(code).contains(example));
    }

    /** Formatting does not count. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theGuideListsEveryErrorWithItsState() throws IOException {
        String expected =
                Arrays.stream(ErrorCode.values())
                        .map(JdbcGuideTest::row)
                        .collect(Collectors.joining("\n"));

        assertThat(Files.readString(GUIDE)).contains(expected);
    }

    private static String row(ErrorCode code) {
        SQLException error = Errors.of(code, "");
        return "| `"
                + code.id()
                + "` `"
                + code
                + "` | "
                + error.getSQLState()
                + " | `"
                + error.getClass().getSimpleName()
                + "` |";
    }

    @Test
    void theGuideHasTheClassOfEveryType() throws IOException {
        List<MatchResult> rows =
                Pattern.compile(
                                "(?m)^\\| `(DATE|TIMESTAMP|DECIMAL|UUID|BIGINT)` \\| `(\\w+)` \\| `([\\w.]+)` \\|")
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .toList();

        assertThat(rows).hasSize(5);
        for (MatchResult row : rows) {
            DataType type =
                    DataType.parse(row.group(1).equals("DECIMAL") ? "DECIMAL(10,2)" : row.group(1));
            assertThat(JdbcType.javaClass(type).getName()).endsWith(row.group(3));
        }
    }
}

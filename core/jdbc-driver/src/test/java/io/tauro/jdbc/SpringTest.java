package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The driver under Spring's templates and a pool. */
class SpringTest {

    @TempDir private Path directory;
    private HikariDataSource pool;
    private JdbcTemplate template;

    @BeforeEach
    void open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Shop.guarded(directory).url());
        config.setUsername("ana");
        config.setPassword(Shop.PASSWORD);
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        template = new JdbcTemplate(pool);
    }

    @AfterEach
    void close() {
        pool.close();
        assertThat(SharedContexts.OF_PROCESS.size()).isZero();
    }

    record Customer(
            long id, String name, LocalDate born, LocalDateTime seen, Double score, Boolean vip) {}

    @Test
    void queriesWithParametersAndARowMapper() {
        assertThat(
                        template.query(
                                "SELECT name FROM crm.customers WHERE id >= ? ORDER BY id",
                                (row, number) -> number + row.getString("name"),
                                2L))
                .containsExactly("0Bo", "1Cy");
        assertThat(
                        template.queryForObject(
                                "SELECT rate FROM rates WHERE ccy = ?", BigDecimal.class, "EUR"))
                .isEqualByComparingTo("1.08");
        assertThat(template.queryForObject("SELECT count(*) FROM rates", Integer.class))
                .isEqualTo(2);
        assertThat(template.queryForList("SELECT ccy FROM rates ORDER BY ccy", String.class))
                .containsExactly("EUR", "USD");
    }

    @Test
    void mapsRowsToRecords() {
        List<Customer> customers =
                template.query(
                        "SELECT * FROM crm.customers ORDER BY id",
                        new DataClassRowMapper<>(Customer.class));

        assertThat(customers)
                .containsExactly(
                        new Customer(
                                1,
                                "Ana",
                                LocalDate.of(2000, 2, 29),
                                LocalDateTime.of(2026, 1, 31, 10, 20, 30, 123_456_000),
                                1.5,
                                true),
                        new Customer(
                                2,
                                "Bo",
                                LocalDate.of(1969, 12, 31),
                                LocalDateTime.of(2026, 3, 29, 2, 30),
                                2.5,
                                false),
                        new Customer(3, "Cy", null, null, null, null));
    }

    @Test
    void mapsRowsToMaps() {
        assertThat(template.queryForMap("SELECT id, seen, vip FROM crm.customers WHERE id = 1"))
                .isEqualTo(
                        Map.of(
                                "id",
                                1L,
                                "seen",
                                Timestamp.valueOf("2026-01-31 10:20:30.123456"),
                                "vip",
                                true));
    }

    @Test
    void takesNamedParametersAndLists() {
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(template);

        assertThat(
                        named.queryForList(
                                "SELECT name FROM crm.customers WHERE id IN (:ids) AND born < :day ORDER BY 1",
                                Map.of("ids", List.of(1, 2, 3), "day", LocalDate.of(2000, 1, 1)),
                                String.class))
                .containsExactly("Bo");
    }

    @Test
    void limitsRows() {
        template.setMaxRows(10);
        template.setFetchSize(3);

        assertThat(template.queryForList("SELECT n FROM numbers", Integer.class)).hasSize(10);
    }

    @Test
    void translatesErrors() {
        assertThatThrownBy(() -> template.queryForList("SELECT x FROM numbers"))
                .isInstanceOf(BadSqlGrammarException.class)
                .hasStackTraceContaining("TAURO-2003");
        assertThatThrownBy(() -> template.queryForList("SELECT x FROM nothing"))
                .isInstanceOf(PermissionDeniedDataAccessException.class)
                .hasStackTraceContaining("TAURO-3001");
        assertThatThrownBy(() -> template.queryForList("SELEC 1"))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> template.queryForList("SELECT * FROM crm.secrets"))
                .isInstanceOf(PermissionDeniedDataAccessException.class)
                .hasStackTraceContaining("TAURO-3001");
        assertThatThrownBy(() -> template.update("DELETE FROM rates"))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
        assertThatThrownBy(() -> template.queryForList("SELECT 1 / (n - n) FROM numbers"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("TAURO-2011");
    }

    @Test
    void stopsAQueryThatTakesTooLong() {
        template.setQueryTimeout(1);

        assertThatThrownBy(() -> template.queryForObject(Queries.ENDLESS, Long.class))
                .isInstanceOf(QueryTimeoutException.class)
                .hasStackTraceContaining("TAURO-5001");
    }

    @Test
    void thePoolKeepsConnectionsThatWork() throws SQLException {
        try (java.sql.Connection first = pool.getConnection();
                java.sql.Connection second = pool.getConnection()) {
            assertThat(first.isValid(1)).isTrue();
            assertThat(second.isReadOnly()).isTrue();
            assertThat(SharedContexts.OF_PROCESS.size()).isEqualTo(1);
        }
        assertThatThrownBy(() -> template.queryForList("SELECT x FROM numbers"))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(template.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
}

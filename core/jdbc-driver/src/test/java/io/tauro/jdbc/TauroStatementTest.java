package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TauroStatementTest {

    @TempDir private Path directory;
    private Connection connection;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void connect() throws SQLException {
        connection = Shop.open(directory).connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        threads.shutdownNow();
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }

    private List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return strings(statement.executeQuery(sql));
        }
    }

    @Test
    void runsOneQueryAfterTheOther() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet first = statement.executeQuery("SELECT ccy FROM rates ORDER BY ccy");
            assertThat(first.next()).isTrue();
            ResultSet second = statement.executeQuery("SELECT n FROM numbers");

            assertThat(first.isClosed()).isTrue();
            assertThat(second.isClosed()).isFalse();
            assertThat(second.getStatement()).isSameAs(statement);
            statement.close();
            assertThat(second.isClosed()).isTrue();
        }
    }

    @Test
    void executeGivesItsResultAndThenNoMore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT 1")).isTrue();
            ResultSet rows = statement.getResultSet();
            assertThat(strings(rows)).containsExactly("1");
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(rows.isClosed()).isTrue();
            assertThat(statement.getResultSet()).isNull();
            assertThatThrownBy(() -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
        }
    }

    @Test
    void aStatementCanCloseWithItsResult() throws SQLException {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        ResultSet rows = statement.executeQuery("SELECT 1");

        assertThat(statement.isCloseOnCompletion()).isTrue();
        assertThat(statement.isClosed()).isFalse();
        rows.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void readsMoreRowsThanABatchHas() throws SQLException {
        assertThat(
                        query(
                                "SELECT a.n * 1000 + b.n FROM numbers a CROSS JOIN numbers b WHERE a.n < 20"))
                .hasSize(20_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void deliversNoMoreThanTheMostRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(3);
            assertThat(strings(statement.executeQuery("SELECT n FROM numbers"))).hasSize(3);
            statement.setMaxRows(0);
            assertThat(strings(statement.executeQuery("SELECT n FROM numbers"))).hasSize(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO rates VALUES ('X', 1)",
                "UPDATE rates SET rate = 1",
                "DELETE FROM rates",
                "CREATE TABLE x (a INTEGER)",
                "DROP TABLE rates",
            })
    void whatChangesSomethingIsNotSupported(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageStartingWith("TAURO-2010");
        }
    }

    @Test
    void explainsAQueryALineARow() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("EXPLAIN SELECT ccy FROM rates WHERE rate > 1");

            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("plan");
            assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.VARCHAR);
            assertThat(strings(rows))
                    .hasSizeGreaterThan(1)
                    .anyMatch(line -> line.contains("rates"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "SELECT {d '2026-01-31'} => 2026-01-31",
                "SELECT {t '10:20:30'} => 10:20:30",
                "SELECT {ts '2026-01-31 10:20:30.5'} => 2026-01-31 10:20:30.5",
                "SELECT {fn ucase('a')} => A",
                "SELECT {fn lcase('A')} => a",
                "SELECT {fn concat('a', 'b')} => ab",
                "SELECT {fn locate('c', 'abc')} => 3",
                "SELECT {fn ltrim('  a')} => a",
                "SELECT {fn rtrim('a  ')} => a",
                "SELECT {fn replace('aba', 'a', 'c')} => cbc",
                "SELECT {fn left('abc', 2)} => ab",
                "SELECT {fn right('abc', 2)} => bc",
                "SELECT {fn abs(-3)} => 3",
                "SELECT {fn mod(7, 4)} => 3",
                "SELECT {fn sign(-3)} => -1",
                "SELECT {fn floor(1.5)} => 1",
                "SELECT {fn ceiling(1.5)} => 2",
                "SELECT {fn round(1.25, 1)} => 1.3",
                "SELECT {fn sqrt(4)} => 2.0",
                "SELECT {fn power(2, 3)} => 8.0",
                "SELECT {fn exp(0)} => 1.0",
                "SELECT {fn log(1)} => 0.0",
                "SELECT {fn log10(100)} => 2.0",
                "SELECT {fn length('abc')} => 3",
                "SELECT {fn substring('abcd', 2, 2)} => bc",
                "SELECT {fn ifnull(NULL, 'x')} => x",
                "SELECT {fn year({d '2026-01-31'})} => 2026",
                "SELECT {fn month({d '2026-01-31'})} => 1",
                "SELECT {fn dayofmonth({d '2026-01-31'})} => 31",
                "SELECT {fn hour({ts '2026-01-31 10:20:30'})} => 10",
                "SELECT {fn minute({ts '2026-01-31 10:20:30'})} => 20",
                "SELECT {fn second({ts '2026-01-31 10:20:30'})} => 30",
                "SELECT {fn convert('12', SQL_INTEGER)} => 12",
                "SELECT name FROM crm.customers WHERE name LIKE 'A!%' {escape '!'} OR name = 'Bo' => Bo",
                "SELECT count(*) FROM {oj rates a LEFT OUTER JOIN rates b ON a.ccy = b.ccy} => 2",
                "SELECT ccy FROM rates ORDER BY ccy {limit 1 offset 1} => USD",
                "SELECT '{d ''x''}' => {d 'x'}",
            })
    void escapesRun(String sql, String value) throws SQLException {
        assertThat(query(sql)).containsExactly(value);
    }

    @Test
    void escapesCanBeSwitchedOff() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            assertThatThrownBy(() -> statement.executeQuery("SELECT {fn nothing 'x'"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void parametersKeepTheirValuesUntilTheyAreCleared() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name FROM crm.customers WHERE id = ?")) {
            query.setLong(1, 1);
            assertThat(strings(query.executeQuery())).containsExactly("Ana");
            assertThat(strings(query.executeQuery())).containsExactly("Ana");
            query.setString(1, "2");
            query.setObject(1, "2", Types.BIGINT);
            assertThat(strings(query.executeQuery())).containsExactly("Bo");
            query.clearParameters();
            assertThatThrownBy(query::executeQuery)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("TAURO-2009");
        }
    }

    @Test
    void aParameterCanBeNull() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(CAST(? AS VARCHAR), 'none')")) {
            query.setNull(1, Types.VARCHAR);
            assertThat(strings(query.executeQuery())).containsExactly("none");
            query.setObject(1, null);
            assertThat(strings(query.executeQuery())).containsExactly("none");
        }
    }

    private interface Setter {
        void set(PreparedStatement query) throws SQLException;
    }

    private void findsAna(String condition, Setter setter) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT name FROM crm.customers WHERE " + condition + " ORDER BY id")) {
            setter.set(query);
            assertThat(strings(query.executeQuery())).as(condition).first().isEqualTo("Ana");
        }
    }

    @Test
    void everyKindOfParameterFindsItsRow() throws SQLException {
        LocalDateTime seen = LocalDateTime.of(2026, 1, 31, 10, 20, 30, 123_456_000);
        findsAna("id = ?", query -> query.setInt(1, 1));
        findsAna("id = ?", query -> query.setByte(1, (byte) 1));
        findsAna("id = ?", query -> query.setShort(1, (short) 1));
        findsAna("id = ?", query -> query.setBigDecimal(1, BigDecimal.ONE));
        findsAna("score = ?", query -> query.setDouble(1, 1.5));
        findsAna("score = ?", query -> query.setFloat(1, 1.5f));
        findsAna("vip = ?", query -> query.setBoolean(1, true));
        findsAna("name = ?", query -> query.setNString(1, "Ana"));
        findsAna("name = ?", query -> query.setCharacterStream(1, new StringReader("Ana")));
        findsAna(
                "name = ?",
                query ->
                        query.setAsciiStream(
                                1, new ByteArrayInputStream(new byte[] {'A', 'n', 'a'})));
        findsAna("born = ?", query -> query.setDate(1, Date.valueOf("2000-02-29")));
        findsAna("born = ?", query -> query.setObject(1, LocalDate.of(2000, 2, 29)));
        findsAna("born = ?", query -> query.setObject(1, "2000-02-29", Types.DATE));
        findsAna("seen = ?", query -> query.setTimestamp(1, Timestamp.valueOf(seen)));
        findsAna("seen = ?", query -> query.setObject(1, seen));
        findsAna("name LIKE ?", query -> query.setString(1, "A%"));
        findsAna("id < ? + 1", query -> query.setLong(1, 1));
    }

    @Test
    void aQueryIsDescribedBeforeItRuns() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT id AS key, name FROM crm.customers WHERE id = ? AND born < {fn curdate()}")) {
            ResultSetMetaData columns = query.getMetaData();
            ParameterMetaData parameters = query.getParameterMetaData();

            assertThat(columns.getColumnCount()).isEqualTo(2);
            assertThat(columns.getColumnLabel(1)).isEqualTo("key");
            assertThat(columns.getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(parameters.getParameterCount()).isEqualTo(1);
            assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.BIGINT);
            assertThat(parameters.getParameterClassName(1)).isEqualTo("java.lang.Long");
            assertThatThrownBy(() -> parameters.getParameterType(2))
                    .isInstanceOf(SQLException.class);
        }
        try (PreparedStatement wrong = connection.prepareStatement("SELECT x FROM nothing")) {
            assertThatThrownBy(wrong::getMetaData)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("TAURO-2002");
        }
    }

    @Test
    void namesAreMatchedAsInSql() throws SQLException {
        assertThat(query("SELECT CCY FROM RATES WHERE ccy = 'EUR'")).containsExactly("EUR");
        assertThat(query("SELECT \"name\" FROM \"crm\".\"customers\" WHERE id = 1"))
                .containsExactly("Ana");
        assertThat(query("SELECT ccy FROM expensive")).containsExactly("EUR");
    }

    private Future<Object> start(Statement statement, String sql, CountDownLatch started) {
        return threads.submit(
                () -> {
                    started.countDown();
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    private interface Action {
        void run() throws SQLException;
    }

    /** Does something until the query has ended, and says how it did. */
    private static SQLException untilItEnds(Future<Object> query, Action action) throws Exception {
        Instant giveUp = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(giveUp)) {
            action.run();
            try {
                Object answer = query.get(50, TimeUnit.MILLISECONDS);
                throw new AssertionError("The query ended with " + answer);
            } catch (TimeoutException e) {
                // It still runs.
            } catch (ExecutionException e) {
                return (SQLException) e.getCause();
            }
        }
        throw new AssertionError("The query did not end");
    }

    @Test
    void anotherThreadCancelsAQueryWithinASecond() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
            CountDownLatch started = new CountDownLatch(1);
            Future<Object> query = start(statement, Queries.ENDLESS, started);
            started.await();
            Instant asked = Instant.now();
            SQLException error = untilItEnds(query, statement::cancel);

            assertThat(error.getSQLState()).isEqualTo("57014");
            assertThat(error.getMessage()).startsWith("TAURO-5002");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(strings(statement.executeQuery("SELECT 1"))).containsExactly("1");
        }
    }

    @Test
    void cancellingBetweenRowsStopsTheResult() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows =
                    statement.executeQuery(
                            "SELECT a.n FROM numbers a CROSS JOIN numbers b CROSS JOIN numbers c");
            assertThat(rows.next()).isTrue();
            statement.cancel();

            SQLException error =
                    catchThrowableOfType(
                            SQLException.class,
                            () -> {
                                while (rows.next()) {
                                    rows.getInt(1);
                                }
                            });
            assertThat(error.getSQLState()).isEqualTo("57014");
        }
    }

    @Test
    void closingTheConnectionStopsItsQueries() throws Exception {
        Statement statement = connection.createStatement();
        CountDownLatch started = new CountDownLatch(1);
        Future<Object> query = start(statement, Queries.ENDLESS, started);
        started.await();

        SQLException error = untilItEnds(query, connection::close);
        assertThat(error.getSQLState()).isIn("57014", "08003");
    }

    @Test
    void abortStopsTheQueriesToo() throws Exception {
        Statement statement = connection.createStatement();
        CountDownLatch started = new CountDownLatch(1);
        Future<Object> query = start(statement, Queries.ENDLESS, started);
        started.await();

        SQLException error = untilItEnds(query, () -> connection.abort(threads));
        assertThat(error.getSQLState()).isIn("57014", "08003");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aTimeoutStopsAQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> strings(statement.executeQuery(Queries.ENDLESS)))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageStartingWith("TAURO-5001");
        }
        connection.setNetworkTimeout(threads, 200);
        assertThatThrownBy(() -> query(Queries.ENDLESS)).isInstanceOf(SQLTimeoutException.class);
    }

    @Test
    void statementsOfOneConnectionRunAtTheSameTime() throws Exception {
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int limit = i;
            answers.add(
                    threads.submit(
                            () -> {
                                List<String> counts = new ArrayList<>();
                                for (int n = 0; n < 10; n++) {
                                    counts.addAll(
                                            query(
                                                    "SELECT count(*) FROM numbers WHERE n < "
                                                            + limit));
                                }
                                return counts;
                            }));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(answers.get(i).get()).hasSize(10).containsOnly(String.valueOf(i));
        }
    }

    @Test
    void errorsSayWhereAndWhat() throws SQLException {
        SQLException error =
                catchThrowableOfType(SQLException.class, () -> query("SELECT cy FROM rates"));

        assertThat(error.getErrorCode()).isEqualTo(2003);
        assertThat(error.getSQLState()).isEqualTo("42S22");
        assertThat(error.getMessage()).contains("line 1, column 8").contains("ccy");
    }

    @Test
    void aRowAtATimeIsConvertedWhereItIsRead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT * FROM crm.customers ORDER BY id");
            rows.next();

            assertThat(rows.getInt("ID")).isEqualTo(1);
            assertThat(rows.getObject("born")).isEqualTo(Date.valueOf("2000-02-29"));
            assertThat(rows.getObject("born", LocalDate.class))
                    .isEqualTo(LocalDate.of(2000, 2, 29));
            assertThat(rows.getTimestamp("seen"))
                    .isEqualTo(Timestamp.valueOf("2026-01-31 10:20:30.123456"));
            assertThat(rows.getBigDecimal("score")).isEqualByComparingTo("1.5");
            rows.next();
            rows.next();
            assertThat(rows.getDate("born")).isNull();
            assertThat(rows.wasNull()).isTrue();
        }
    }
}

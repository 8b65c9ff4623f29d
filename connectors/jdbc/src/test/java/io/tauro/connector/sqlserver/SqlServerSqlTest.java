package io.tauro.connector.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.DbType;
import io.tauro.connector.jdbc.Grammar;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.OfflineSource;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RunnablePlans;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WrittenPlans;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The SQL for SQL Server and Synapse, which is written and parsed, not run there. What the rules
 * rest on is the Transact-SQL reference; each test names the page.
 */
class SqlServerSqlTest {

    private static final List<MetadataColumn> COLUMNS =
            List.of(
                    column("id", Types.INTEGER, "int identity", 10, 0),
                    column("small", Types.SMALLINT, "tinyint", 3, 0),
                    column("big", Types.BIGINT, "bigint", 19, 0),
                    column("name", Types.NVARCHAR, "nvarchar", 40, 0),
                    column("state", Types.CHAR, "char", 2, 0),
                    column("flag", Types.BIT, "bit", 1, 0),
                    column("amount", Types.DECIMAL, "decimal", 12, 2),
                    column("price", Types.DECIMAL, "money", 19, 4),
                    column("ratio", Types.DOUBLE, "float", 53, 0),
                    column("born", Types.DATE, "date", 10, 0),
                    column("opens", Types.TIME, "time", 16, 7),
                    column("old", Types.TIMESTAMP, "datetime", 23, 3),
                    column("seen", Types.TIMESTAMP, "datetime2", 27, 7),
                    column("sent", -155, "datetimeoffset", 34, 7),
                    column("key", Types.CHAR, "uniqueidentifier", 36, 0),
                    column("bytes", Types.VARBINARY, "varbinary", 16, 0),
                    column("odd name", Types.LONGNVARCHAR, "xml", 0, 0));

    private static final WrittenPlans PLANS = plans(false);
    private static final WrittenPlans SYNAPSE = plans(true);

    private static MetadataColumn column(String name, int type, String of, int size, int scale) {
        return new MetadataColumn(
                name, new SqlServerDatabase(false).quote(name), type, of, size, scale, true);
    }

    private static WrittenPlans plans(boolean synapse) {
        List<RemoteColumn> columns = COLUMNS.stream().map(new SqlServerColumns()::remote).toList();
        return WrittenPlans.of(
                new SqlServerDatabase(synapse),
                WrittenPlans.table("[dbo].[orders]", "orders", columns),
                WrittenPlans.table("[dbo].[customers]", "customers", columns));
    }

    private static String sql(String shape) {
        return PLANS.statements().getOrDefault(shape, "refused: " + PLANS.refusals().get(shape));
    }

    /** The grammars have no "expression COLLATE name", which COLLATE of the reference has. */
    private static Map<String, String> withoutCollations(WrittenPlans plans) {
        Map<String, String> all = new LinkedHashMap<>();
        plans.statements()
                .forEach(
                        (shape, sql) ->
                                all.put(
                                        shape,
                                        sql.replace(" COLLATE Latin1_General_100_BIN2", "")));
        return all;
    }

    /** "Maximum capacity specifications for SQL Server": 2,100 parameters for each statement. */
    @Test
    void keysOfAJoinAreDealtOutToStatementsThatMayHaveThem() {
        RemoteTable orders =
                WrittenPlans.table(
                        "[dbo].[orders]",
                        "orders",
                        COLUMNS.stream().map(new SqlServerColumns()::remote).toList());
        List<Sql> statements =
                OfflineSource.keyed(new SqlServerDatabase(false), orders, "id", 4_500);
        assertThat(statements.stream().map(sql -> sql.parameters().size()))
                .containsExactly(2_000, 2_000, 503);
        assertThat(statements.get(2).brief())
                .startsWith(
                        "SELECT t1.[id] FROM [dbo].[orders] t1 WHERE t1.[id] >= ? AND t1.[id] IN (?, ");
        assertThat(OfflineSource.keyed(new SqlServerDatabase(false), orders, "id", 30_000))
                .as("too many: the whole range")
                .singleElement()
                .satisfies(sql -> assertThat(sql.parameters()).hasSize(1));
    }

    @Test
    void everyStatementIsOneOfTheGrammarOfSqlServer() {
        assertThat(PLANS.statements()).hasSizeGreaterThan(700);
        Grammar.accepts(DbType.sqlserver, withoutCollations(PLANS));
        Grammar.accepts(DbType.sqlserver, withoutCollations(SYNAPSE));
    }

    @Test
    void statementsAreOfAGrammarForManyDatabases() {
        Map<String, String> some = withoutCollations(PLANS);
        some.keySet().removeIf(shape -> !shape.contains("amount") && !shape.contains("composed"));
        assertThat(some).hasSizeGreaterThan(60);
        Grammar.accepts(true, some);
    }

    @Test
    void eachMarkerHasItsValue() {
        Grammar.bindsEachMarker(PLANS);
    }

    /** H2 in its mode for SQL Server, where it knows the syntax. */
    @Test
    void h2RunsTheStatementsInItsModeForSqlServer() {
        RunnablePlans.inH2(
                "MSSQLServer",
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS [dbo]",
                        "CREATE TABLE [dbo].[orders] ([id] INT, [small] SMALLINT, [big] BIGINT, [name] VARCHAR(40), [state] CHAR(2),"
                                + " [flag] BIT, [amount] DECIMAL(12,2), [price] DECIMAL(19,4), [ratio] DOUBLE PRECISION, [born] DATE,"
                                + " [opens] TIME(6), [old] TIMESTAMP(3), [seen] TIMESTAMP(6), [sent] TIMESTAMP(6) WITH TIME ZONE,"
                                + " [key] UUID, [bytes] VARBINARY(16), [odd name] VARCHAR)",
                        "CREATE TABLE [dbo].[customers] AS SELECT * FROM [dbo].[orders]"),
                PLANS.statements(),
                // No such function, type or operator there.
                sql ->
                        !Pattern.compile(
                                        "COLLATE|CONVERT|DATEADD|COUNT_BIG|nvarchar\\(max\\)|datetime|float\\(53\\)|uniqueid")
                                .matcher(sql)
                                .find(),
                100);
    }

    /** Constants, "Compare strings": SQL Server pads to equal length, in each collation. */
    @Test
    void textIsComparedInBinaryWithAFullStopBehindIt() {
        assertThat(sql("scan EQ name VARCHAR(40)"))
                .isEqualTo(
                        "SELECT [name] FROM [dbo].[orders] WHERE ((CAST([name] AS nvarchar(max)) + N'.')"
                                + " COLLATE Latin1_General_100_BIN2) = (CAST(? AS nvarchar(max)) + N'.')");
        assertThat(PLANS.refusals())
                .containsKeys(
                        "scan LT name VARCHAR(40)",
                        "top by name VARCHAR(40)",
                        "MIN name VARCHAR(40)");
    }

    @Test
    void theFullStopIsTakenOffTheKeyOfAGroup() {
        assertThat(sql("GROUP BY name VARCHAR(40)"))
                .isEqualTo(
                        "SELECT LEFT(k, DATALENGTH(k) / 2 - 1), COUNT_BIG(*) FROM [dbo].[orders] t1 GROUP BY k"
                                .replace(
                                        "k",
                                        "((CAST(t1.[name] AS nvarchar(max)) + N'.') COLLATE Latin1_General_100_BIN2)"));
    }

    /** char: the engine keeps no trailing spaces. */
    @Test
    void textOfAFixedLengthIsTrimmed() {
        assertThat(sql("scan EQ state CHAR(2)"))
                .contains("(CAST(RTRIM(CAST([state] AS nvarchar(max))) AS nvarchar(max)) + N'.')");
        assertThat(new SqlServerColumns().remote(COLUMNS.get(4)).rules().accepts().test("a "))
                .isFalse();
    }

    /** LIKE: "[ ]" is any single character of a set; ESCAPE makes it a character. */
    @Test
    void bracketsAreEscaped() {
        var like = new SqlServerColumns().remote(COLUMNS.get(3)).rules().like().orElseThrow();
        assertThat(like.condition()).endsWith(" LIKE ? ESCAPE N'\\'");
        assertThat(like.pattern().apply("a[b]\\%")).isEqualTo("a\\[b]\\\\%");
        assertThat(like.takes().test("a%")).isTrue();
        assertThat(like.takes().test("a_")).isFalse();
    }

    /** ORDER BY: OFFSET needs an order; TOP. */
    @Test
    void rowsAreLimitedByTopOrByOffsetAndFetch() {
        assertThat(sql("composed: some rows")).startsWith("SELECT TOP (?) t1.[id]");
        assertThat(sql("composed: other rows"))
                .endsWith(" ORDER BY (SELECT NULL) OFFSET ? ROWS FETCH NEXT ? ROWS ONLY");
        assertThat(sql("page by id INTEGER"))
                .endsWith(
                        " ORDER BY CASE WHEN t1.[id] IS NULL THEN 1 ELSE 0 END, t1.[id] DESC"
                                + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY");
        assertThat(PLANS.statements().values()).noneMatch(sql -> sql.contains("NULLS "));
    }

    /**
     * Database engine error 169: "A column has been specified more than once in the order by list.
     * Columns in the order by list must be unique."
     */
    @Test
    void aKeyOfAnOrderComesOnce() {
        assertThat(sql("composed: page"))
                .endsWith(" ORDER BY CASE WHEN t1.[id] IS NULL THEN 0 ELSE 1 END, t1.[id] ASC");
    }

    /** Synapse: ORDER BY has no OFFSET. */
    @Test
    void synapseLeavesOffsetsToTheEngine() {
        assertThat(SYNAPSE.statements().values()).noneMatch(sql -> sql.contains("OFFSET"));
        assertThat(SYNAPSE.refusals()).containsKey("page by id INTEGER");
        assertThat(SYNAPSE.statements()).containsKey("top by id INTEGER");
    }

    /** Search condition: a condition is no value, and a bit is no condition. */
    @Test
    void conditionsAndBitsAreKeptApart() {
        assertThat(sql("filter by flag BOOLEAN")).endsWith(" WHERE t1.[flag] = 1");
        assertThat(sql("fact id INTEGER"))
                .startsWith(
                        "SELECT CAST(CASE WHEN t1.[id] = ? THEN 1 WHEN NOT (t1.[id] = ?) THEN 0 END AS bit) FROM");
        assertThat(sql("COUNT FILTER id INTEGER"))
                .contains("COUNT_BIG(CASE WHEN ")
                .doesNotContain("FILTER");
        assertThat(PLANS.statements().values()).noneMatch(sql -> sql.contains("IS NOT DISTINCT"));
    }

    /** SUM: of int is int; COUNT: use COUNT_BIG. Precision, scale, and length: 38 digits. */
    @Test
    void sumsAndProductsHaveRoom() {
        assertThat(sql("SUM id INTEGER")).startsWith("SELECT SUM(CAST(t1.[id] AS bigint)) FROM");
        assertThat(sql("SUM big BIGINT"))
                .startsWith("SELECT SUM(CAST(t1.[big] AS decimal(38,0))) FROM");
        assertThat(sql("MULTIPLY amount DECIMAL(12,2)"))
                .contains("CAST((t1.[amount] * CAST(? AS decimal(12,2))) AS decimal(24,4))");
        assertThat(PLANS.refusals()).containsKey("MULTIPLY price DECIMAL(19,4)");
        assertThat(PLANS.statements().values()).noneMatch(sql -> sql.contains("COUNT("));
    }

    /** datetime: rounded to .000, .003 or .007 seconds; datetime2 has 100 nanoseconds. */
    @Test
    void timesAreThoseThatAreRead() {
        assertThat(sql("scan EQ old TIMESTAMP(3)"))
                .contains(" WHERE CAST([old] AS datetime2(3)) = CAST(? AS datetime2(6))");
        assertThat(sql("scan LT seen TIMESTAMP"))
                .contains(
                        " WHERE DATEADD(nanosecond, -(DATEPART(nanosecond, [seen]) % 1000), [seen]) < CAST(? AS datetime2(6))");
    }

    /** uniqueidentifier: compared from its end; tinyint: 0 to 255. */
    @Test
    void identifiersAreNotOrderedAndSmallNumbersAreWidened() {
        assertThat(PLANS.refusals()).containsKeys("scan LT key UUID", "scan EQ bytes VARBINARY");
        assertThat(PLANS.statements()).containsKey("scan EQ key UUID");
        assertThat(sql("ADD small SMALLINT"))
                .contains("CAST((CAST(t1.[small] AS smallint) + CAST(? AS smallint)) AS smallint)");
    }

    /** Database identifiers: a closing bracket is written twice. */
    @Test
    void namesAreInBrackets() {
        assertThat(new SqlServerDatabase(false).quote("odd ]name")).isEqualTo("[odd ]]name]");
    }

    /**
     * sys.partitions, sys.allocation_units; sys.dm_db_stats_histogram: distinct_range_rows without
     * the bound of a step, equal_rows of the bound.
     */
    @Test
    void statisticsAreAskedOfTheCatalogue() {
        Grammar.accepts(
                DbType.sqlserver,
                Map.of("rows", SqlServerDatabase.ROWS, "columns", SqlServerDatabase.COLUMNS));
        assertThat(SqlServerDatabase.COLUMNS.chars().filter(c -> c == '?').count()).isEqualTo(2);
    }

    /** A window function of ranks or distances needs ORDER BY. */
    @Test
    void ranksHaveAnOrder() {
        assertThat(PLANS.statements().keySet())
                .contains("RANK OVER id INTEGER PARTITION ordered")
                .doesNotContain("RANK OVER id INTEGER PARTITION", "LAG OVER id INTEGER TO_ROW");
    }
}

package io.tauro.connector.db2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.druid.DbType;
import com.ibm.db2.jcc.DB2Driver;
import io.tauro.connector.jdbc.Grammar;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RunnablePlans;
import io.tauro.connector.jdbc.WrittenPlans;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The SQL for Db2, which is written and parsed, not run there. What the rules rest on is the SQL
 * reference of Db2 11.5 for Linux, Unix and Windows; each test names the topic.
 */
class Db2SqlTest {

    private static final List<MetadataColumn> COLUMNS =
            List.of(
                    column("ID", Types.INTEGER, "INTEGER", 10, 0),
                    column("SMALL", Types.SMALLINT, "SMALLINT", 5, 0),
                    column("BIG", Types.BIGINT, "BIGINT", 19, 0),
                    column("NAME", Types.VARCHAR, "VARCHAR", 40, 0),
                    column("GERMAN", Types.VARCHAR, "VARCHAR", 40, 0),
                    column("STATE", Types.CHAR, "CHAR", 2, 0),
                    column("FLAG", Types.BOOLEAN, "BOOLEAN", 1, 0),
                    column("AMOUNT", Types.DECIMAL, "DECIMAL", 12, 2),
                    column("RATIO", Types.DOUBLE, "DOUBLE", 53, 0),
                    column("BORN", Types.DATE, "DATE", 10, 0),
                    column("OPENS", Types.TIME, "TIME", 8, 0),
                    column("SEEN", Types.TIMESTAMP, "TIMESTAMP", 26, 6),
                    column("EXACT", Types.OTHER, "DECFLOAT", 34, 0));

    private static final Db2Columns BINARY = new Db2Columns(Set.of("NAME", "STATE"));

    private static final WrittenPlans PLANS =
            WrittenPlans.of(
                    new Db2Database(),
                    WrittenPlans.table(
                            "\"S\".\"ORDERS\"",
                            "ORDERS",
                            COLUMNS.stream().map(BINARY::remote).toList()),
                    WrittenPlans.table(
                            "\"S\".\"CUSTOMERS\"",
                            "CUSTOMERS",
                            COLUMNS.stream().map(BINARY::remote).toList()));

    private static MetadataColumn column(String name, int type, String of, int size, int scale) {
        return new MetadataColumn(name, '"' + name + '"', type, of, size, scale, true);
    }

    private static String sql(String shape) {
        return PLANS.statements().getOrDefault(shape, "refused: " + PLANS.refusals().get(shape));
    }

    @Test
    void everyStatementIsOneOfTheGrammarOfDb2() {
        assertThat(PLANS.statements()).hasSizeGreaterThan(400);
        Grammar.accepts(DbType.db2, statements(false));
    }

    /** That grammar has no OFFSET, which Db2 has from version 11.1 on. */
    @Test
    void offsetsAreOfAGrammarForManyDatabases() {
        assertThat(statements(true)).hasSizeGreaterThan(20);
        Grammar.accepts(false, statements(true));
    }

    private static Map<String, String> statements(boolean offset) {
        Map<String, String> some = new LinkedHashMap<>(PLANS.statements());
        some.values().removeIf(sql -> sql.contains(" OFFSET ") != offset);
        return some;
    }

    @Test
    void eachMarkerHasItsValue() {
        Grammar.bindsEachMarker(PLANS);
    }

    /** H2 in its mode for Db2, where it knows the syntax. */
    @Test
    void h2RunsTheStatementsInItsModeForDb2() {
        RunnablePlans.inH2(
                "DB2",
                List.of(
                        "CREATE SCHEMA S",
                        "CREATE TABLE S.ORDERS (ID INT, SMALL SMALLINT, BIG BIGINT, NAME VARCHAR(40), GERMAN VARCHAR(40),"
                                + " STATE CHAR(2), FLAG BOOLEAN, AMOUNT DECIMAL(12,2), RATIO DOUBLE PRECISION, BORN DATE,"
                                + " OPENS TIME, SEEN TIMESTAMP(6), EXACT DECFLOAT(34))",
                        "CREATE TABLE S.CUSTOMERS AS SELECT * FROM S.ORDERS"),
                PLANS.statements(),
                // No such function or operator there.
                sql ->
                        !sql.contains("|| '.'")
                                && !sql.contains("ISO)")
                                && !sql.contains("JIS)")
                                && !sql.contains("VARCHAR_FORMAT")
                                && !sql.contains("VARCHAR(\"")
                                && !sql.contains("VARCHAR(t")
                                && !sql.contains("COUNT_BIG"),
                100);
    }

    /** Assignments and comparisons, "String comparisons": the shorter one is padded with blanks. */
    @Test
    void textOfTheCollationIdentityIsComparedWithAFullStopBehindIt() {
        assertThat(sql("scan EQ NAME VARCHAR(40)"))
                .isEqualTo(
                        "SELECT \"NAME\" FROM \"S\".\"ORDERS\" WHERE (\"NAME\" || '.') = (CAST(? AS VARCHAR(32000)) || '.')");
        assertThat(sql("GROUP BY NAME VARCHAR(40)"))
                .startsWith(
                        "SELECT SUBSTR((t1.\"NAME\" || '.'), 1, LENGTH((t1.\"NAME\" || '.')) - 1), COUNT_BIG(*)");
        assertThat(PLANS.refusals())
                .containsKeys(
                        "scan LT NAME VARCHAR(40)",
                        "scan EQ GERMAN VARCHAR(40)",
                        "GROUP BY GERMAN VARCHAR(40)");
    }

    /** Expressions, "Decimal arithmetic in SQL": 31 digits. */
    @Test
    void onlyWhatHasRoomIsComputed() {
        assertThat(sql("MULTIPLY AMOUNT DECIMAL(12,2)"))
                .contains("CAST((t1.\"AMOUNT\" * CAST(? AS DECIMAL(12,2))) AS DECIMAL(24,4))");
        assertThat(sql("SUM BIG BIGINT"))
                .startsWith("SELECT SUM(CAST(t1.\"BIG\" AS DECIMAL(31,0)))");
        assertThat(PLANS.refusals()).containsKeys("ADD SMALL SMALLINT", "CONCAT NAME VARCHAR(40)");
    }

    /**
     * Configuration parameter dft_sqlmathwarn: a database can be set to make null of what does not
     * fit, so nothing is sent that may not fit.
     */
    @Test
    void integersAreNotComputed() {
        assertThat(PLANS.refusals())
                .containsKeys(
                        "ADD ID INTEGER",
                        "MULTIPLY BIG BIGINT",
                        "NEGATE ID INTEGER",
                        "ABS BIG BIGINT");
        assertThat(PLANS.statements()).containsKey("SUM ID INTEGER");
    }

    /** Boolean values: constants TRUE and FALSE; a Boolean is compared like other values. */
    @Test
    void conditionsAndBooleansAreKeptApart() {
        assertThat(sql("filter by FLAG BOOLEAN")).endsWith(" WHERE t1.\"FLAG\" = TRUE");
        assertThat(sql("fact ID INTEGER"))
                .startsWith(
                        "SELECT CASE WHEN t1.\"ID\" = ? THEN TRUE WHEN NOT (t1.\"ID\" = ?) THEN FALSE END FROM");
    }

    /** Subselect: order-by-clause, offset-clause and fetch-clause; joined-table. */
    @Test
    void nullsHaveTheirPlaceAndRowsAreLimitedByFetch() {
        assertThat(sql("page by ID INTEGER"))
                .endsWith(
                        " ORDER BY t1.\"ID\" DESC NULLS LAST OFFSET 20 ROWS FETCH FIRST 10 ROWS ONLY");
        assertThat(PLANS.statements()).containsKey("FULL JOIN by ID INTEGER");
        assertThat(PLANS.refusals()).containsKey("FULL JOIN by order of ID INTEGER");
    }

    @Test
    void theDriverTakesTheUrl() throws SQLException {
        String url =
                new Db2Database()
                        .endpoint(ConnectionConfig.of("d", Map.of("host", "db", "database", "CRM")))
                        .url();
        assertThat(url).isEqualTo("jdbc:db2://db:50000/CRM");
        assertThat(new DB2Driver().acceptsURL(url)).isTrue();
        assertThat(new Db2Database().driverClass()).isEqualTo(DB2Driver.class.getName());
        assertThatThrownBy(
                        () ->
                                new Db2Database()
                                        .endpoint(
                                                ConnectionConfig.of(
                                                        "d",
                                                        Map.of(
                                                                "host",
                                                                "db",
                                                                "database",
                                                                "a:user=b;"))))
                .isInstanceOf(TauroException.class);
    }

    /** SQL messages: SQLCODE. */
    @Test
    void errorsAreToldApartByTheirNumbers() {
        Map.of(
                        -4214, ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        -204, ErrorCode.SOURCE_TABLE_NOT_FOUND,
                        -551, ErrorCode.SOURCE_PERMISSION_DENIED,
                        -952, ErrorCode.SOURCE_TIMEOUT,
                        -4499, ErrorCode.SOURCE_UNREACHABLE)
                .forEach(
                        (number, code) ->
                                assertThat(
                                                new Db2Database()
                                                        .classify(new SQLException("", "", number)))
                                        .as("SQLCODE " + number)
                                        .contains(code));
    }

    @Test
    void largeObjectsStayAtTheirTable() {
        RemoteColumn clob = BINARY.remote(column("C", Types.CLOB, "CLOB", 1000000, 0));
        assertThat(clob.at()).isEmpty();
        assertThat(clob.rules().equality()).isEmpty();
    }
}

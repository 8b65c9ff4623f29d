package io.tauro.connector.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.DbType;
import io.tauro.connector.jdbc.Grammar;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RunnablePlans;
import io.tauro.connector.jdbc.WrittenPlans;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The SQL for Oracle, which is written and parsed, not run there. What the rules rest on is the SQL
 * Language Reference, 19c and 21c; each test names the chapter.
 */
class OracleSqlTest {

    private static final List<MetadataColumn> COLUMNS =
            List.of(
                    column("ID", Types.NUMERIC, "NUMBER", 10, 0),
                    column("NAME", Types.VARCHAR, "VARCHAR2", 40, 0),
                    column("NATIVE", Types.NVARCHAR, "NVARCHAR2", 40, 0),
                    column("FLAG", Types.CHAR, "CHAR", 1, 0),
                    column("AMOUNT", Types.NUMERIC, "NUMBER", 12, 2),
                    column("ANY NUMBER", Types.NUMERIC, "NUMBER", 0, -127),
                    column("RATIO", Types.FLOAT, "BINARY_DOUBLE", 0, 0),
                    column("BORN", Types.TIMESTAMP, "DATE", 7, 0),
                    column("SEEN", Types.TIMESTAMP, "TIMESTAMP(6)", 11, 6),
                    column("SENT", -101, "TIMESTAMP(6) WITH TIME ZONE", 13, 6),
                    column("CODE", Types.VARBINARY, "RAW", 16, 0));

    private static final WrittenPlans PLANS =
            WrittenPlans.of(new OracleDatabase(), table("ORDERS"), table("CUSTOMERS"));

    private static MetadataColumn column(String name, int type, String of, int size, int scale) {
        return new MetadataColumn(name, OracleCatalog.quote(name), type, of, size, scale, true);
    }

    private static io.tauro.connector.jdbc.RemoteTable table(String name) {
        OracleColumns columns = new OracleColumns(true, Set.of());
        List<RemoteColumn> remote =
                COLUMNS.stream()
                        .map(
                                column ->
                                        columns.remote(column)
                                                .movable(sql -> columns.remote(column.at(sql))))
                        .toList();
        return WrittenPlans.table("\"SALES\"." + OracleCatalog.quote(name), name, remote);
    }

    private static String sql(String shape) {
        return PLANS.statements().getOrDefault(shape, "refused: " + PLANS.refusals().get(shape));
    }

    @Test
    void everyStatementIsOneOfTheGrammarOfOracle() {
        assertThat(PLANS.statements()).hasSizeGreaterThan(400);
        Grammar.accepts(DbType.oracle, PLANS.statements());
    }

    @Test
    void statementsAreOfAGrammarForManyDatabases() {
        Map<String, String> some = new LinkedHashMap<>(PLANS.statements());
        some.keySet().removeIf(shape -> !shape.contains("AMOUNT") && !shape.contains("composed"));
        Grammar.accepts(false, some);
    }

    @Test
    void eachMarkerHasItsValue() {
        Grammar.bindsEachMarker(PLANS);
    }

    /** H2 in its mode for Oracle, where it knows the syntax. */
    @Test
    void h2RunsTheStatementsInItsModeForOracle() {
        RunnablePlans.inH2(
                "Oracle",
                List.of(
                        "CREATE SCHEMA SALES",
                        "CREATE TABLE SALES.ORDERS (ID NUMBER(10), NAME VARCHAR2(40), NATIVE VARCHAR2(40), FLAG CHAR(1),"
                                + " AMOUNT NUMBER(12,2), \"ANY NUMBER\" NUMBER(38,20), RATIO DOUBLE PRECISION, BORN TIMESTAMP(0),"
                                + " SEEN TIMESTAMP(6), SENT TIMESTAMP(6) WITH TIME ZONE, CODE VARBINARY(16))",
                        "CREATE TABLE SALES.CUSTOMERS AS SELECT * FROM SALES.ORDERS"),
                PLANS.statements(),
                // No such function or no such format there.
                sql ->
                        !sql.contains("SYYYY")
                                && !sql.contains("SYS_EXTRACT_UTC")
                                && !sql.contains("TO_TIMESTAMP"),
                200);
    }

    /** SELECT, table_reference: "t_alias", without AS; 12.1 row_limiting_clause. */
    @Test
    void tablesHaveNoAsAndRowsAreLimitedByFetch() {
        assertThat(PLANS.statements().values())
                .noneMatch(sql -> Pattern.compile("\\) AS t|\" AS t\\d").matcher(sql).find())
                .noneMatch(sql -> sql.contains(" LIMIT "));
        assertThat(sql("page by ID DECIMAL(10,0)"))
                .endsWith(
                        " ORDER BY t1.\"ID\" DESC NULLS LAST OFFSET ? ROWS FETCH NEXT ? ROWS ONLY");
    }

    /**
     * SELECT, Restrictions on the row_limiting_clause: columns of the same name in the select list
     * are an ORA-00918 unless they have names of their own.
     */
    @Test
    void columnsOfLimitedRowsHaveNamesThatDiffer() {
        assertThat(sql("page by ID DECIMAL(10,0)"))
                .startsWith("SELECT t1.\"ID\" AS c0, t1.\"NAME\" AS c1, ");
        assertThat(sql("composed: top"))
                .startsWith("SELECT t1.c0 AS c0, t1.c1 AS c1, t1.c2 AS c2, t2.c0 AS c3, ");
        assertThat(sql("filter EQ ID DECIMAL(10,0)")).doesNotContain(" AS c");
    }

    /** SELECT, order_by_clause: a key that comes again decides nothing. */
    @Test
    void aKeyOfAnOrderComesOnce() {
        assertThat(sql("composed: page"))
                .endsWith(" ORDER BY t1.\"ID\" ASC NULLS FIRST FETCH NEXT ? ROWS ONLY");
    }

    /** Expression Lists: at most 1000 expressions. */
    @Test
    void aListHasAtMostAThousandValues() {
        Matcher list =
                Pattern.compile("IN \\(([^()]*)\\)")
                        .matcher(sql("filter long IN ID DECIMAL(10,0)"));
        int lists = 0;
        while (list.find()) {
            lists++;
            assertThat(list.group(1).split(",")).hasSizeLessThanOrEqualTo(1000);
        }
        assertThat(lists).isEqualTo(3);
    }

    /** Nulls: "Oracle Database treats a character value with a length of zero as null". */
    @Test
    void theEmptyTextIsNotSent() {
        OracleColumns columns = new OracleColumns(true, Set.of());
        RemoteColumn name = columns.remote(COLUMNS.get(1));
        assertThat(name.rules().accepts().test("")).isFalse();
        assertThat(name.rules().accepts().test("a")).isTrue();
    }

    /** Concatenation Operator: null operands count as empty text. */
    @Test
    void concatenationOfNullIsNull() {
        assertThat(sql("CONCAT NAME VARCHAR(40)"))
                .startsWith(
                        "SELECT CASE WHEN t1.\"NAME\" IS NOT NULL AND CAST(? AS VARCHAR2(4000)) IS NOT NULL"
                                + " THEN t1.\"NAME\" || CAST(? AS VARCHAR2(4000)) END FROM");
    }

    /** Data Type Comparison Rules: text of fixed length is padded, other text is not. */
    @Test
    void textOfAFixedLengthIsComparedWithSuchText() {
        assertThat(sql("filter EQ FLAG CHAR(1)")).startsWith("refused");
        assertThat(new OracleColumns(true, Set.of()).remote(COLUMNS.get(3)).rules().marker())
                .isEqualTo("CAST(? AS CHAR(1 CHAR))");
        assertThat(PLANS.refusals()).containsKey("GROUP BY FLAG CHAR(1)");
    }

    /** There is no type BOOLEAN before 23ai. */
    @Test
    void aConditionIsANumberWhereItIsAValue() {
        assertThat(sql("fact ID DECIMAL(10,0)"))
                .isEqualTo(
                        "SELECT CASE WHEN t1.\"ID\" = ? THEN 1 WHEN NOT (t1.\"ID\" = ?) THEN 0 END"
                                + " FROM \"SALES\".\"ORDERS\" t1");
        assertThat(sql("COUNT FILTER ID DECIMAL(10,0)"))
                .contains("COUNT(CASE WHEN ")
                .contains(" = 1 THEN ");
    }

    /** The UNION [ALL], INTERSECT, MINUS Operators. */
    @Test
    void exceptIsMinus() {
        assertThat(sql("EXCEPT ID DECIMAL(10,0)")).contains(" MINUS ").doesNotContain("EXCEPT");
    }

    /** NUMBER: numbers of 38 digits are exact, longer ones are rounded. */
    @Test
    void onlyWhatHasRoomIsComputed() {
        assertThat(sql("MULTIPLY AMOUNT DECIMAL(12,2)"))
                .contains("CAST((t1.\"AMOUNT\" * CAST(? AS NUMBER(12,2))) AS NUMBER(24,4))");
        assertThat(PLANS.refusals())
                .containsKeys(
                        "MULTIPLY ANY NUMBER DECIMAL(38,20)",
                        "SUM ANY NUMBER DECIMAL(38,20)",
                        "ADD RATIO DOUBLE");
    }

    /** Floating-Point Conditions: NaN; AL16UTF16 orders by UTF-16. */
    @Test
    void whatIsOrderedOtherwiseStays() {
        assertThat(PLANS.refusals())
                .containsKeys(
                        "scan LT RATIO DOUBLE",
                        "scan EQ RATIO DOUBLE",
                        "scan LT NATIVE VARCHAR(40)",
                        "top by NATIVE VARCHAR(40)");
        assertThat(PLANS.statements())
                .containsKeys("scan LT NAME VARCHAR(40)", "scan EQ NATIVE VARCHAR(40)");
    }

    /** Nothing that is not UTF-8 is ordered. */
    @Test
    void textOfAnotherEncodingIsNotOrdered() {
        RemoteColumn name = new OracleColumns(false, Set.of()).remote(COLUMNS.get(1));
        assertThat(name.rules().order()).isEmpty();
        assertThat(name.rules().equality()).contains("\"NAME\"");
    }

    /** TO_CHAR (character): NVARCHAR2 becomes VARCHAR2; ORA-12704: the two are not mixed. */
    @Test
    void textOfTheNationalCharacterSetBecomesOtherText() {
        assertThat(sql("CASE NATIVE VARCHAR(40)"))
                .contains("ELSE CAST(NULL AS VARCHAR2(4000)) END");
        assertThat(sql("UNION ALL NATIVE VARCHAR(40)")).contains("TO_CHAR(");
        OracleColumns other = new OracleColumns(false, Set.of());
        assertThat(other.remote(COLUMNS.get(2)).at()).isEmpty();
    }

    /** COUNT, ORA-00932: large objects and documents are not counted. */
    @Test
    void largeObjectsStayAtTheirTable() {
        OracleColumns columns = new OracleColumns(true, Set.of());
        for (String type : List.of("CLOB", "BLOB", "LONG", "XMLTYPE", "JSON")) {
            assertThat(columns.remote(column("C", Types.OTHER, type, 4000, 0)).at())
                    .as(type)
                    .isEmpty();
        }
    }

    /** COLLATE: a column can fold case from 12.2 on. */
    @Test
    void aColumnWithACollationIsNotCompared() {
        RemoteColumn name = new OracleColumns(true, Set.of("NAME")).remote(COLUMNS.get(1));
        assertThat(name.rules().equality()).isEmpty();
        assertThat(name.rules().like()).isEmpty();
    }

    /** CASE, COLLATE: an expression has the collation of what is in it. */
    @Test
    void textOfAnExpressionIsNotCompared() {
        assertThat(PLANS.refusals())
                .containsKeys("UNION NAME VARCHAR(40)", "EXCEPT NAME VARCHAR(40)");
        assertThat(PLANS.statements())
                .containsKeys("UNION ALL NAME VARCHAR(40)", "CASE NAME VARCHAR(40)");
    }

    /** Pattern-matching Conditions: without ESCAPE there is no escape character. */
    @Test
    void likeHasNoEscape() {
        assertThat(sql("scan LIKE NAME VARCHAR(40)"))
                .isEqualTo("SELECT \"NAME\" FROM \"SALES\".\"ORDERS\" WHERE (\"NAME\" LIKE ?)");
    }

    @Test
    void typesOfOracleAreTypesHere() {
        OracleColumns columns = new OracleColumns(true, Set.of());
        Map<String, String> types =
                Map.of(
                        "NUMBER(5,-2)",
                                columns.remote(column("C", 2, "NUMBER", 5, -2))
                                        .column()
                                        .type()
                                        .toString(),
                        "NUMBER(2,4)",
                                columns.remote(column("C", 2, "NUMBER", 2, 4))
                                        .column()
                                        .type()
                                        .toString(),
                        "NUMBER",
                                columns.remote(column("C", 2, "NUMBER", 0, -127))
                                        .column()
                                        .type()
                                        .toString(),
                        "DATE",
                                columns.remote(column("C", 93, "DATE", 7, 0))
                                        .column()
                                        .type()
                                        .toString(),
                        "TIMESTAMP(9)",
                                columns.remote(column("C", 93, "TIMESTAMP(9)", 11, 9))
                                        .column()
                                        .type()
                                        .toString(),
                        "CLOB",
                                columns.remote(column("C", 2005, "CLOB", 4000, 0))
                                        .column()
                                        .type()
                                        .toString(),
                        "XMLTYPE",
                                columns.remote(column("C", 2009, "XMLTYPE", 2000, 0))
                                        .column()
                                        .type()
                                        .toString(),
                        "INTERVAL",
                                columns.remote(
                                                column(
                                                        "C",
                                                        -104,
                                                        "INTERVAL DAY(2) TO SECOND(6)",
                                                        2,
                                                        6))
                                        .column()
                                        .type()
                                        .toString());
        assertThat(types)
                .containsEntry("NUMBER(5,-2)", "DECIMAL(7,0)")
                .containsEntry("NUMBER(2,4)", "DECIMAL(4,4)")
                .containsEntry("NUMBER", "DECIMAL(38,20)")
                .containsEntry("DATE", "TIMESTAMP(0)")
                .containsEntry("TIMESTAMP(9)", "TIMESTAMP")
                .containsEntry("CLOB", "VARCHAR")
                .containsEntry("XMLTYPE", "VARCHAR")
                .containsEntry("INTERVAL", "VARCHAR");
    }
}

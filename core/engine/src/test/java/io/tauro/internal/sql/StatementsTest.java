package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Collections;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    SELECT 1                                          | QUERY
                    (SELECT 1)                                        | QUERY
                    VALUES (1)                                        | QUERY
                    TABLE customers                                   | QUERY
                    WITH t AS (SELECT 1 AS a) SELECT * FROM t         | QUERY
                    SELECT 1 UNION SELECT 2                           | QUERY
                    explain select 1                                  | EXPLAIN
                    EXPLAIN PLAN FOR SELECT 1                         | EXPLAIN
                    EXPLAIN ANALYZE SELECT 1                          | EXPLAIN_ANALYZE
                    """)
    void aStatementIsOfAKind(String sql, StatementKind kind) {
        assertThat(ShopTables.ANSI.parse(sql).kind()).isEqualTo(kind);
    }

    @Test
    void explainMayHaveCommentsAround() {
        assertThat(ShopTables.ANSI.parse("/* why */ EXPLAIN -- this\n SELECT 1;").kind())
                .isEqualTo(StatementKind.EXPLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1 ; ; ",
                "-- first\nSELECT 1 -- last",
                "/* a; b */ SELECT /* c */ 1; -- d",
                "\n\tSELECT\n1\n"
            })
    void commentsAndAClosingSemicolonAreFine(String sql) {
        assertThat(ShopTables.schemaOf(sql)).isEqualTo("(column1 INTEGER NOT NULL)");
    }

    @Test
    void twoSlashesAreNeitherAnOperatorNorAComment() {
        for (String sql : new String[] {"SELECT 1 // so", "SELECT 7 // 2"}) {
            assertThatThrownBy(() -> ShopTables.ANSI.parse(sql))
                    .hasMessage(
                            "TAURO-2001 There is no operator // (line 1, column 10)."
                                    + " Divide by / and round, or begin a comment with two minus signs.");
        }
        assertThat(ShopTables.schemaOf("SELECT 1 /* // */ -- //"))
                .isEqualTo("(column1 INTEGER NOT NULL)");
    }

    @Test
    void semicolonsAndCommentsInLiteralsAndNamesAreText() {
        assertThat(ShopTables.schemaOf("SELECT ';--/*' AS \"a;--\", 'it''s;' <> E'\\';'"))
                .isEqualTo("(a;-- VARCHAR NOT NULL, column2 BOOLEAN NOT NULL)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)", "update t set a = 1", "DELETE FROM t",
                        "MERGE INTO t USING s ON TRUE",
                "CREATE TABLE t (a INTEGER)", "DROP TABLE t", "ALTER TABLE t ADD a INTEGER",
                        "TRUNCATE TABLE t",
                "GRANT SELECT ON t TO u", "EXPLAIN DELETE FROM t", "-- x\nDROP VIEW v"
            })
    void whatChangesSomethingIsRefused(String sql) {
        assertThatThrownBy(() -> ShopTables.ANSI.parse(sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_ONLY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET x = 1",
                "SHOW CREATE TABLE t",
                "BEGIN",
                "COMMIT",
                "USE db",
                "EXPLAIN DESCRIBE t",
                "CALL p()"
            })
    void whatIsNoQueryIsNotSupported(String sql) {
        assertThatThrownBy(() -> ShopTables.ANSI.parse(sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void aRefusalNamesTheStatement() {
        assertThatThrownBy(() -> ShopTables.ANSI.parse("insert into t values (1)"))
                .hasMessage(
                        "TAURO-2010 INSERT would change something, and everything here is read-only."
                                + " Only queries and EXPLAIN are run.");
        assertThatThrownBy(() -> ShopTables.ANSI.parse("CALL p()"))
                .hasMessage("TAURO-2006 CALL is not supported. Only queries and EXPLAIN are.");
        assertThatThrownBy(() -> ShopTables.ANSI.parse("show grants"))
                .hasMessage(
                        "TAURO-2006 SHOW GRANTS is not supported. SHOW SCHEMAS, TABLES, COLUMNS,"
                                + " FUNCTIONS and CATALOGS are.");
    }

    @Test
    void onlyOneStatementIsRun() {
        assertThatThrownBy(() -> ShopTables.ANSI.parse("SELECT 1;\nDROP TABLE customers"))
                .hasMessage(
                        "TAURO-2007 The SQL text has more than one statement (line 2, column 1). Run one at a time.");
    }

    @Test
    void anEmptyTextIsNoStatement() {
        for (String sql : new String[] {"", "  ", ";", "-- nothing"}) {
            assertThatThrownBy(() -> ShopTables.ANSI.parse(sql))
                    .hasMessage(
                            "TAURO-2001 The SQL text is empty. Write a query, such as SELECT 1.");
        }
    }

    @Test
    void aTextHasALargestSize() {
        String large = "SELECT '" + "x".repeat(1 << 20) + "'";
        assertThatThrownBy(() -> ShopTables.ANSI.parse(large))
                .hasMessageStartingWith("TAURO-5005 ");
        assertThat(ShopTables.ANSI.parse(large.substring(0, (1 << 20) - 10) + "'").kind())
                .isEqualTo(StatementKind.QUERY);
    }

    @Test
    void aTextHasADeepestNesting() {
        assertThatThrownBy(
                        () ->
                                ShopTables.ANSI.parse(
                                        "SELECT " + "(".repeat(201) + "1" + ")".repeat(201)))
                .hasMessage(
                        "TAURO-5005 The query is nested deeper than 200 levels (line 1, column 208). Split it with WITH.");
        assertThat(ShopTables.schemaOf("SELECT " + "(".repeat(199) + "1" + ")".repeat(199)))
                .isEqualTo("(column1 INTEGER NOT NULL)");
    }

    @Test
    void aChainThatIsTooLongForTheStackIsTooComplex() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT 1" + " + 1".repeat(100_000)))
                .hasMessageStartingWith("TAURO-5005 ");
    }

    @Test
    void aLongListIsFine() {
        String list = String.join(", ", Collections.nCopies(10_000, "7"));
        ConvertedQuery query =
                ShopTables.convert("SELECT id FROM orders WHERE value IN (" + list + ")");
        assertThat(RelOptUtil.toString(query.root().rel)).doesNotContain("LogicalValues", "Join");
    }
}

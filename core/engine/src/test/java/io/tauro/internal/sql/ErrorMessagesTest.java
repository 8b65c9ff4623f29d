package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.TauroException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    SELECT emial FROM customers                   | TAURO-2003 Column 'emial' is not in table 'customers' (line 1, column 8). Did you mean 'Email'?
                    SELECT c.emial FROM customers c               | TAURO-2003 Column 'emial' is not in table 'c' (line 1, column 10). Did you mean 'Email'?
                    SELECT zzz FROM customers, orders             | TAURO-2003 Column 'zzz' is not in any table of the query (line 1, column 8). Check its name, and the columns of the table.
                    SELECT id FROM orders ORDER BY nope           | TAURO-2003 Column 'nope' is not in table 'orders' (line 1, column 32). Check its name, and the columns of the table.
                    SELECT * FROM custmers                        | TAURO-2002 Table 'custmers' is not known (line 1, column 15). Did you mean 'customers'?
                    SELECT * FROM zzzzzz                          | TAURO-2002 Table 'zzzzzz' is not known (line 1, column 15). Check its name.
                    SELECT x.id FROM customers                    | TAURO-2002 'x' is not a table of this query (line 1, column 8). Use the name or the alias that FROM gives.
                    SELECT uper(name) FROM customers              | TAURO-2004 Function 'uper' is not known (line 1, column 8). Did you mean 'UPPER'?
                    SELECT wobble(age) FROM customers             | TAURO-2004 Function 'wobble' is not known (line 1, column 8). Check its name.
                    SELECT UPPER(name, 1) FROM customers          | TAURO-2007 Function 'UPPER' does not take that many arguments (line 1, column 8). Check its arguments.
                    SELECT SQRT(active) FROM customers            | TAURO-2005 'SQRT' does not go with BOOLEAN (line 1, column 8). Cast what does not fit.
                    SELECT born * age FROM customers              | TAURO-2005 '*' does not go with DATE and INTEGER (line 1, column 8). Cast what does not fit.
                    SELECT id FROM orders WHERE date > 3          | TAURO-2005 '>' does not go with DATE and INTEGER (line 1, column 29). Cast what does not fit.
                    SELECT CAST(active AS DATE) FROM customers    | TAURO-2005 A value of type BOOLEAN cannot be cast to DATE (line 1, column 8). Cast it to another type first.
                    SELECT id FROM orders WHERE value             | TAURO-2005 WHERE needs a condition (line 1, column 29). Compare the value with something.
                    SELECT CASE WHEN 1 THEN 2 END                 | TAURO-2005 A condition is expected (line 1, column 8). Compare the value with something.
                    SELECT id, COUNT(*) FROM orders               | TAURO-2007 'id' is neither grouped nor aggregated (line 1, column 8). Add it to GROUP BY, or aggregate it.
                    SELECT id FROM orders WHERE SUM(value) > 3    | TAURO-2007 An aggregate cannot stand in WHERE (line 1, column 29). Put it into HAVING, or into a sub-query.
                    SELECT SUM(SUM(value)) FROM orders            | TAURO-2007 An aggregate cannot stand in an aggregate (line 1, column 8). Aggregate in a sub-query first.
                    SELECT RANK() FROM orders                     | TAURO-2007 A window function needs OVER (…) (line 1, column 8). Add it.
                    SELECT id FROM orders ORDER BY 9              | TAURO-2007 There is no column of this number (line 1, column 32). Use a number from 1 to that of the selected columns, or a name.
                    SELECT id FROM orders GROUP BY 9              | TAURO-2007 There is no column of this number (line 1, column 32). Use a number from 1 to that of the selected columns, or a name.
                    SELECT id FROM orders UNION SELECT 1, 2       | TAURO-2007 The sides of UNION have different numbers of columns (line 1, column 36). Select equally many on both.
                    SELECT id FROM orders UNION SELECT DATE '2026-01-01' | TAURO-2005 The sides of UNION have columns of different types (line 1, column 8). Cast one of them.
                    SELECT id FROM orders JOIN customers          | TAURO-2007 The join has no condition (line 1, column 23). Add ON or USING, or write CROSS JOIN.
                    SELECT 1 FROM orders, orders                  | TAURO-2007 'orders' stands twice in FROM (line 1, column 23). Give one of them an alias.
                    SELECT *                                      | TAURO-2007 SELECT * needs FROM (line 1, column 8). Add it.
                    SELECT id FROM orders WHERE id IN (SELECT id, value FROM orders) | TAURO-2005 The values for IN have different types (line 1, column 29). Cast one side, and select one column in a sub-query.
                    SELECT CAST(1 AS nope)                        | TAURO-2007 'nope' is not known as a type or name (line 1, column 18). Check its spelling.
                    SELECT DATE '2026-02-30'                      | TAURO-2001 The text of a DATE literal is not one (line 1, column 8). Write it as 'yyyy-mm-dd'.
                    SELECT INTERVAL '1-13' YEAR TO MONTH          | TAURO-2001 The text of an INTERVAL does not fit its fields (line 1, column 8). Write it as in INTERVAL '1' DAY or INTERVAL '1-6' YEAR TO MONTH.
                    SELECT id FORM orders                         | TAURO-2001 Unexpected 'orders' (line 1, column 16). Check the SQL before it; if it is a name, put it in double quotes.
                    SELECT id FROM                                | TAURO-2001 Unexpected 'FROM' (line 1, column 11). Check the SQL before it; if it is a name, put it in double quotes.
                    SELECT id, FROM orders                        | TAURO-2001 Unexpected ',' (line 1, column 10). Check the SQL before it.
                    SELECT (1 FROM orders                         | TAURO-2001 Unexpected 'FROM' (line 1, column 11). Check the SQL before it; if it is a name, put it in double quotes.
                    SELECT 'abc                                   | TAURO-2001 A text literal is not closed (line 1, column 8). Close it with '.
                    SELECT "abc                                   | TAURO-2001 A quoted name is not closed (line 1, column 8). Close it with ".
                    SELECT 1 /* abc                               | TAURO-2001 A comment is not closed (line 1, column 10). Close it with */.
                    """)
    void aMessageSaysWhatAndWhereAndWhatToDo(String sql, String message) {
        assertThatThrownBy(() -> ShopTables.convert(sql)).hasMessage(message);
    }

    @Test
    void thePlaceIsThatInTheTextAsItCame() {
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () ->
                                ShopTables.convert(
                                        "-- a comment\nEXPLAIN SELECT date,\n  /* b */ emial FROM customers"));
        assertThat(error).hasMessageContaining("(line 2, column 16)");
        error =
                catchThrowableOfType(
                        TauroException.class,
                        () ->
                                ShopTables.convert(
                                        "-- a comment\nSELECT id,\n  /* b */ emial FROM customers"));
        assertThat(error).hasMessageContaining("(line 3, column 11)");
        assertThat(error.context())
                .containsEntry("line", "3")
                .containsEntry("position", "11")
                .containsEntry("column", "emial");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'hush' + DATE '2026-01-01'",
                "SELECT 'hush' 'x' 7 FROM t",
                "SELECT nope('hush')",
                "SELECT id FROM orders WHERE 'hush'",
                "SELECT 'hush', COUNT(*), value FROM orders",
                "SELECT DATE 'hush'",
                "SELECT TIMESTAMP 'hush'",
                "SELECT UUID 'hush'",
                "SELECT INTERVAL 'hush' DAY",
                "SELECT CAST('hush' AS nope)",
                "SELECT UPPER('hush', 'hush')",
                "SELECT SQRT(DATE '2026-01-01', 'hush')",
                "SELECT id FROM orders GROUP BY id HAVING value = 'hush'",
                "SELECT 1 IN ('hush', DATE '2026-01-01')",
                "SELECT id FROM orders ORDER BY 'hush' FROM",
                "SELECT EXTRACT('hush' FROM id) FROM orders",
                "SELECT 'hush",
                "SELECT 1; SELECT 'hush'",
                "SELECT DATE_TRUNC('hush', date) FROM orders",
                "SELECT id FROM orders LIMIT 'hush'",
                "SELECT CASE WHEN 'hush' THEN 1 END",
                "SELECT ARRAY[1, DATE '2026-01-01', 'hush']",
                "SELECT value + 'x' AS y, COUNT(*) FROM orders GROUP BY value + 'hush'",
                "SELECT x'hush'",
                "SELECT u&'\\hush'",
                "VALUES ('hush', 1), (2)",
                "SELECT id FROM orders WHERE (id, 'hush') IN (SELECT id FROM orders)"
            })
    void noMessageHoldsALiteral(String sql) {
        TauroException error =
                catchThrowableOfType(TauroException.class, () -> ShopTables.convert(sql));
        assertThat(error).isNotNull();
        assertThat(error.getMessage()).doesNotContain("hush");
        assertThat(error.context().toString()).doesNotContain("hush");
    }
}

package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    SELECT EMAIL, ID FROM Customers                       | (Email VARCHAR(100), id BIGINT NOT NULL)
                    SELECT "Email" FROM "customers"                       | (Email VARCHAR(100))
                    SELECT c.EMAIL FROM customers C                       | (Email VARCHAR(100))
                    SELECT C.email FROM customers AS "C"                  | (Email VARCHAR(100))
                    SELECT EMAIL AS "eMail" FROM customers                | (eMail VARCHAR(100))
                    SELECT EMAIL eMAIL FROM customers                     | (eMAIL VARCHAR(100))
                    SELECT Phone FROM CRM.Contacts                        | (phone VARCHAR)
                    SELECT crm.CONTACTS.Phone FROM crm.contacts           | (phone VARCHAR)
                    SELECT contacts.Phone FROM crm.contacts               | (phone VARCHAR)
                    SELECT id FROM crm.leads                              | (id BIGINT NOT NULL)
                    SELECT "Name", "name" FROM twins                      | (Name VARCHAR, name INTEGER)
                    SELECT * FROM twins                                   | (Name VARCHAR, name INTEGER, other DATE)
                    SELECT t.* FROM twins t ORDER BY "name", "Name"       | (Name VARCHAR, name INTEGER, other DATE)
                    SELECT "name" FROM twins GROUP BY "name"              | (name INTEGER)
                    SELECT a FROM "Twice"                                 | (a INTEGER)
                    SELECT b FROM twice                                   | (b INTEGER)
                    WITH Recent AS (SELECT ID AS Key FROM orders) SELECT KEY FROM RECENT | (Key BIGINT NOT NULL)
                    WITH customers AS (SELECT 1 AS one) SELECT * FROM customers          | (one INTEGER NOT NULL)
                    SELECT X FROM (SELECT id AS "x" FROM orders) t        | (x BIGINT NOT NULL)
                    SELECT EMAIL FROM (SELECT email FROM customers) t     | (Email VARCHAR(100))
                    SELECT id FROM customers JOIN orders USING (ID)       | (id BIGINT NOT NULL)
                    SELECT date, time, value, user FROM orders            | (date DATE, time TIME, value INTEGER, user VARCHAR)
                    SELECT o.DATE, o.time FROM orders o WHERE date > DATE '2026-01-01' AND time < TIME '10:00' ORDER BY date, TIME DESC | (date DATE, time TIME)
                    SELECT CAST(date AS DATE), date::date AS date FROM orders GROUP BY date | (date DATE, date DATE)
                    SELECT 1 AS date, 2 AS order, 3 AS end                | (date INTEGER NOT NULL, order INTEGER NOT NULL, end INTEGER NOT NULL)
                    SELECT COUNT(*), SUM(total), o.id + 1 FROM orders o GROUP BY id | (count BIGINT NOT NULL, sum DECIMAL(38,2), column3 BIGINT NOT NULL)
                    SELECT UPPER(name), COALESCE(age, 0), CASE WHEN active THEN 1 END, age::bigint, NOW() FROM customers | (upper VARCHAR, coalesce INTEGER NOT NULL, case INTEGER, age BIGINT, now TIMESTAMP WITH TIME ZONE NOT NULL)
                    SELECT 1 + 1, t.*, MAX(a) OVER () FROM "Twice" t      | (column1 INTEGER NOT NULL, a INTEGER, max INTEGER)
                    VALUES (1, 'a'), (2, 'b')                             | (column1 INTEGER NOT NULL, column2 VARCHAR NOT NULL)
                    SELECT id, id FROM orders                             | (id BIGINT NOT NULL, id BIGINT NOT NULL)
                    """)
    void aNameIsFound(String query, String schema) {
        assertThat(ShopTables.schemaOf(query)).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    SELECT "email" FROM customers      | TAURO-2003 Column 'email' is not in table 'customers' (line 1, column 8). Did you mean 'Email'?
                    SELECT c."EMAIL" FROM customers c  | TAURO-2003 Column 'EMAIL' is not in table 'c' (line 1, column 10). Did you mean 'Email'?
                    SELECT * FROM "Customers"          | TAURO-2002 Table 'Customers' is not known (line 1, column 15). Did you mean 'customers'?
                    SELECT * FROM "CRM".contacts       | TAURO-2002 Table 'CRM.contacts' is not known (line 1, column 15). Did you mean 'crm.contacts'?
                    SELECT name FROM twins             | TAURO-2008 Column 'name' could be any of several (line 1, column 8). Qualify it with its table, or quote it.
                    SELECT NAME FROM twins             | TAURO-2008 Column 'NAME' could be any of several (line 1, column 8). Qualify it with its table, or quote it.
                    SELECT "NAME" FROM twins           | TAURO-2003 Column 'NAME' is not in table 'twins' (line 1, column 8). Did you mean 'Name'?
                    SELECT * FROM TWICE                | TAURO-2007 Table 'TWICE' could be any of several (line 1, column 15). Quote its name.
                    SELECT id FROM customers, orders   | TAURO-2008 Column 'id' could be any of several (line 1, column 8). Qualify it with its table.
                    SELECT * FROM contacts             | TAURO-2002 Table 'contacts' is not known (line 1, column 15). Did you mean 'crm.contacts'?
                    """)
    void aNameIsNotFound(String query, String message) {
        assertThatThrownBy(() -> ShopTables.convert(query)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs",
                "action",
                "avg",
                "call",
                "ceil",
                "class",
                "code",
                "comment",
                "condition",
                "contains",
                "content",
                "count",
                "current",
                "data",
                "date",
                "day",
                "definition",
                "description",
                "domain",
                "end_",
                "exec",
                "explain",
                "extract",
                "filter",
                "final",
                "first",
                "floor",
                "format",
                "hour",
                "index",
                "key",
                "label",
                "language",
                "last",
                "length",
                "level",
                "location",
                "lower",
                "match",
                "max",
                "message",
                "method",
                "min",
                "minute",
                "mod",
                "module",
                "month",
                "name",
                "new",
                "next",
                "number",
                "old",
                "open",
                "option",
                "over",
                "owner",
                "parameter",
                "partition",
                "path",
                "pattern",
                "percent",
                "period",
                "plan",
                "position",
                "power",
                "quarter",
                "range",
                "rank",
                "ref",
                "replace",
                "result",
                "role",
                "row",
                "rows",
                "schema",
                "second",
                "size",
                "sql",
                "start",
                "state",
                "status",
                "sum",
                "system",
                "text",
                "time",
                "timestamp",
                "title",
                "token",
                "trigger",
                "trim",
                "type",
                "unit",
                "update",
                "upper",
                "url",
                "usage",
                "user",
                "uuid",
                "value",
                "values",
                "version",
                "week",
                "work",
                "year",
                "zone"
            })
    void anOrdinaryWordIsAColumnWithoutQuotes(String word) {
        SqlFrontEnd sql =
                new SqlFrontEnd(
                        Catalog.of(List.of(TestTables.table("t", word + " INTEGER; other DATE"))),
                        SqlDialectOption.ANSI);
        String query =
                "SELECT %s, t.%s, %s + 1 AS %s FROM t WHERE %s > 3 AND t.%s IN (1, 2) ORDER BY t.%s"
                        .replace("%s", word);
        assertThat(sql.convert(sql.parse(query), List.of()).schema().names())
                .containsExactly(word, word, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ANSI       | SELECT "Email" FROM "crm"."contacts", "customers"
                    POSTGRESQL | SELECT "Email" FROM "crm"."contacts", "customers"
                    SNOWFLAKE  | SELECT "Email" FROM "crm"."contacts", "customers"
                    ORACLE     | SELECT "Email" FROM "crm"."contacts", "customers"
                    MYSQL      | SELECT `Email` FROM `crm`.`contacts`, "customers"
                    SPARK      | SELECT `Email` FROM `crm`.`contacts`, customers
                    BIGQUERY   | SELECT `Email` FROM `crm.contacts`, `customers`
                    SQLSERVER  | SELECT [Email] FROM [crm].[contacts], "customers"
                    """)
    void namesAreQuotedAsTheDialectDoes(SqlDialectOption dialect, String query) {
        SqlFrontEnd sql = new SqlFrontEnd(ShopTables.CATALOG, dialect);
        assertThat(sql.convert(sql.parse(query), List.of()).schema())
                .hasToString("(Email VARCHAR(100))");
    }

    @Test
    void aBacktickMeansNothingInAnsi() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT `id` FROM customers"))
                .hasMessageStartingWith("TAURO-2001 ");
    }

    @Test
    void quotesInNamesAreDoubled() {
        Catalog catalog = Catalog.of(List.of(TestTables.table("a\"b", "x`y INTEGER; p]q DATE")));
        SqlFrontEnd mysql = new SqlFrontEnd(catalog, SqlDialectOption.MYSQL);
        assertThat(mysql.convert(mysql.parse("SELECT `x``y` FROM `a\"b`"), List.of()).schema())
                .hasToString("(x`y INTEGER)");
        SqlFrontEnd server = new SqlFrontEnd(catalog, SqlDialectOption.SQLSERVER);
        assertThat(
                        server.convert(server.parse("SELECT [p]]q] FROM \"a\"\"b\""), List.of())
                                .schema())
                .hasToString("(p]q DATE)");
    }

    @Test
    void aNameInAnyScriptIsMatchedWithoutCase() {
        Catalog catalog = Catalog.of(List.of(TestTables.table("straße", "größe INTEGER; 名前 DATE")));
        SqlFrontEnd sql = new SqlFrontEnd(catalog, SqlDialectOption.ANSI);
        assertThat(
                        sql.convert(
                                        sql.parse(
                                                "SELECT GRÖSSE, 名前 FROM straße".replace("SS", "ß")),
                                        List.of())
                                .schema())
                .hasToString("(größe INTEGER, 名前 DATE)");
    }
}

package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.engine.SqlDialect;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeSyntaxTest {

    private static String translate(String sql) throws SQLException {
        return EscapeSyntax.translate(sql, SqlDialect.ANSI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "SELECT {d '2026-01-31'} => SELECT DATE '2026-01-31'",
                "SELECT {t '10:20:30'} => SELECT TIME '10:20:30'",
                "SELECT {ts '2026-01-31 10:20:30'} => SELECT TIMESTAMP '2026-01-31 10:20:30'",
                "SELECT {TS '2026-01-31 10:20:30' } => SELECT TIMESTAMP '2026-01-31 10:20:30' ",
                "x LIKE '\\%' {escape '\\'} => x LIKE '\\%' ESCAPE '\\'",
                "FROM {oj a LEFT OUTER JOIN b ON a.i = b.i} WHERE 1=1 => FROM  a LEFT OUTER JOIN b ON a.i = b.i WHERE 1=1",
                "SELECT 1 {limit 5 offset 2} => SELECT 1 LIMIT 5 offset 2",
                "{fn UCASE(name)} => UPPER(name)",
                "{fn abs(-1)} => ABS(-1)",
                "{fn concat({fn ucase(a)}, ',')} => ((UPPER(a)) || (','))",
                "{fn substring(a, 1, f(2, 3))} => SUBSTRING(a FROM 1 FOR f(2, 3))",
                "{fn now()} => CURRENT_TIMESTAMP",
                "{fn year({d '2026-01-31'})} => EXTRACT(YEAR FROM DATE '2026-01-31')",
                "{fn convert(a, SQL_INTEGER)} => CAST(a AS INTEGER)",
                "{fn convert(a, SQL_BIT)} => CAST(a AS BOOLEAN)",
                "{fn ifnull(a, 'a,b')} => COALESCE(a, 'a,b')",
            })
    void anEscapeBecomesSql(String escaped, String sql) throws SQLException {
        assertThat(translate(escaped.strip()).strip()).isEqualTo(sql.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '{d ''2026''}'",
                "SELECT \"{fn x}\" FROM t",
                "SELECT 1 -- {d '2026-01-31'}",
                "SELECT 1 // {d '2026-01-31'}\n",
                "SELECT 1 /* {ts 'x'} */ + 2",
                "SELECT E'it\\'s {d'",
                "PATTERN (A{2,3} B{,3})",
                "SELECT 'never closed {d",
                "SELECT /* never closed {d",
            })
    void whatIsInsideOfLiteralsNamesAndCommentsIsLeftAlone(String sql) throws SQLException {
        assertThat(translate(sql)).isEqualTo(sql);
    }

    @Test
    void quotesAreThoseOfTheDialect() throws SQLException {
        assertThat(EscapeSyntax.translate("SELECT `{d`, {d '2026-01-31'}", SqlDialect.MYSQL))
                .isEqualTo("SELECT `{d`, DATE '2026-01-31'");
        assertThat(EscapeSyntax.translate("SELECT [{d], {d '2026-01-31'}", SqlDialect.SQLSERVER))
                .isEqualTo("SELECT [{d], DATE '2026-01-31'");
    }

    @Test
    void anUnknownOrOpenEscapeIsASyntaxError() {
        assertThatThrownBy(() -> translate("SELECT {x 1}"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("TAURO-2001")
                .hasMessageContaining("Known escapes");
        assertThatThrownBy(() -> translate("SELECT {d '2026-01-31'"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{call p(1)}", "{?= call p(1)}"})
    void aProcedureCallIsNotSupported(String sql) {
        assertThatThrownBy(() -> translate(sql))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }
}

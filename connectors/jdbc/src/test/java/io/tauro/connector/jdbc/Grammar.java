package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.DbType;
import com.alibaba.druid.sql.SQLUtils;
import com.alibaba.druid.sql.ast.SQLStatement;
import com.alibaba.druid.sql.parser.ParserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** Parses statements by grammars that others have written of a database's SQL. */
public final class Grammar {

    private static final int LONG = 5000;
    private static final int SHOWN = 5;

    private Grammar() {}

    /** Each statement is one statement to the grammar of a database. */
    public static void accepts(DbType database, Map<String, String> statements) {
        List<String> refused = new ArrayList<>();
        statements.forEach(
                (shape, sql) -> {
                    try {
                        List<SQLStatement> parsed = SQLUtils.parseStatements(sql, database);
                        if (parsed.size() != 1) {
                            refused.add(shape + ": " + parsed.size() + " statements: " + sql);
                        }
                    } catch (ParserException e) {
                        refused.add(shape + ": " + e.getMessage() + "\n  " + sql);
                    }
                });
        assertThat(refused.stream().limit(SHOWN).toList())
                .as(refused.size() + " refused")
                .isEmpty();
    }

    /** The same by a grammar for many databases. */
    public static void accepts(boolean squareBrackets, Map<String, String> statements) {
        List<String> refused = new ArrayList<>();
        statements.forEach(
                (shape, sql) -> {
                    // Long lists take this parser minutes.
                    if (sql.length() > LONG) {
                        return;
                    }
                    try {
                        CCJSqlParserUtil.parse(
                                sql, parser -> parser.withSquareBracketQuotation(squareBrackets));
                    } catch (JSQLParserException e) {
                        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                        refused.add(shape + ": " + why + "\n  " + sql);
                    }
                });
        assertThat(refused.stream().limit(SHOWN).toList())
                .as(refused.size() + " refused")
                .isEmpty();
    }

    /** As many values are bound as there are markers. */
    public static void bindsEachMarker(WrittenPlans plans) {
        plans.statements()
                .forEach(
                        (shape, sql) ->
                                assertThat(sql.chars().filter(c -> c == '?').count())
                                        .as(shape + ": " + sql)
                                        .isEqualTo(plans.parameters(shape)));
    }
}

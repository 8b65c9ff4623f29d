package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Text to tree; only queries and EXPLAIN of queries pass. */
final class StatementParser {

    private static final Set<String> WRITES =
            Set.of(
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    "MERGE",
                    "UPSERT",
                    "REPLACE",
                    "TRUNCATE",
                    "CREATE",
                    "DROP",
                    "ALTER",
                    "RENAME",
                    "GRANT",
                    "REVOKE",
                    "COPY",
                    "LOAD",
                    "COMMENT",
                    "VACUUM");

    private static final Set<String> OTHERS =
            Set.of(
                    "SET",
                    "RESET",
                    "USE",
                    "BEGIN",
                    "START",
                    "COMMIT",
                    "ROLLBACK",
                    "SAVEPOINT",
                    "RELEASE",
                    "CALL",
                    "EXEC",
                    "EXECUTE",
                    "PREPARE",
                    "DEALLOCATE",
                    "DECLARE",
                    "FETCH",
                    "LOCK",
                    "ANALYZE",
                    "REFRESH",
                    "DO",
                    "LISTEN",
                    "NOTIFY");

    private final ErrorTranslator errors;

    StatementParser(ErrorTranslator errors) {
        this.errors = errors;
    }

    ParsedStatement parse(String sql, SqlDialectOption dialect) {
        SqlText text = JsonSyntax.of(OperandSyntax.of(SqlScanner.scan(sql, dialect)));
        StatementKind kind = StatementKind.QUERY;
        if (text.word(0).equals("EXPLAIN")) {
            boolean analyze = text.word(1).equals("ANALYZE") || text.word(1).equals("ANALYSE");
            boolean plan = text.word(1).equals("PLAN") && text.word(2).equals("FOR");
            kind = analyze ? StatementKind.EXPLAIN_ANALYZE : StatementKind.EXPLAIN;
            text = text.without(analyze ? 2 : plan ? 3 : 1);
        }
        if (LookStatement.isOne(text)) {
            return look(text, kind);
        }
        refuseOthers(text);
        List<Spelling> spellings = new ArrayList<>(ConditionChains.of(text.tokens()));
        spellings.addAll(FromLess.of(text.tokens()));
        spellings.addAll(OrderedCalls.of(text.tokens()));
        spellings.addAll(SymbolSpelling.of(text.tokens()));
        spellings.addAll(JsonSubQueries.of(text.tokens()));
        spellings.addAll(JoinSpelling.of(text.tokens()));
        spellings.addAll(ValuesOfRows.of(text.tokens()));
        spellings.addAll(TableArguments.of(text.tokens()));
        String respelled =
                SoftWords.soften(Respelling.of(text.text(), text.tokens()), text.tokens());
        String querySql = Spelling.apply(respelled, spellings);
        SqlNode query = query(querySql);
        return new ParsedStatement(
                kind, querySql, parameters(query), new ParsedTree(querySql, query));
    }

    private ParsedStatement look(SqlText text, StatementKind kind) {
        LookStatement.Look look = LookStatement.read(text);
        if (look instanceof LookStatement.Look.Names names) {
            return parse(names.sql(), SqlDialectOption.ANSI).instead(kind);
        }
        if (kind != StatementKind.QUERY) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "EXPLAIN of the columns of a table is not supported. Explain a query.");
        }
        LookStatement.Look.Columns columns = (LookStatement.Look.Columns) look;
        return ParsedStatement.columns(
                text.text(),
                new ParsedTree(parser -> allOf(columns.table()), allOf(columns.table())),
                columns.like());
    }

    /** All of a table, whose name stays where it was written. */
    private static SqlNode allOf(SqlIdentifier table) {
        try {
            SqlSelect select = (SqlSelect) BabelParser.statement("SELECT * FROM t");
            select.setFrom(table.clone(table.getParserPosition()));
            return select;
        } catch (SqlParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tree of a query; a new one each time. */
    SqlNode query(String sql) {
        try {
            SqlNode node = BalancedChains.of(BabelParser.statement(sql));
            if (!node.isA(SqlKind.QUERY)) {
                throw readOnly(node.getKind().name());
            }
            WindowSyntax.complete(node, sql);
            SqlNode symbols = JsonForms.rewrite(SymbolOperators.restore(node, sql));
            return PostgresForms.rewrite(symbols, sql);
        } catch (SqlParseException | RuntimeException | StackOverflowError e) {
            throw errors.translate(e);
        }
    }

    /** The tree of an expression of our own. */
    static SqlNode expression(String sql) {
        try {
            SqlSelect select = (SqlSelect) BabelParser.statement("SELECT " + sql);
            return select.getSelectList().get(0);
        } catch (SqlParseException e) {
            throw new IllegalArgumentException("No expression: " + sql, e);
        }
    }

    private static void refuseOthers(SqlText text) {
        String first = text.word(0);
        if (WRITES.contains(first)) {
            throw readOnly(first);
        }
        if (OTHERS.contains(first)) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    first + " is not supported. Only queries and EXPLAIN are.");
        }
    }

    private static TauroException readOnly(String statement) {
        return new TauroException(
                ErrorCode.READ_ONLY,
                statement
                        + " would change something, and everything here is read-only. Only queries and EXPLAIN are run.");
    }

    private static int parameters(SqlNode query) {
        int[] count = new int[1];
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlDynamicParam parameter) {
                        count[0] = Math.max(count[0], parameter.getIndex() + 1);
                        return null;
                    }
                });
        return count[0];
    }
}

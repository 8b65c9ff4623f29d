package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.registry.InformationSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * SHOW and DESCRIBE. What lists names is a query of the information schema; what lists columns is a
 * query of the table, of which the columns are wanted and not the rows.
 */
final class LookStatement {

    private static final Set<String> WORDS = Set.of("SHOW", "DESCRIBE", "DESC");

    private final SqlText text;
    private int next;

    private LookStatement(SqlText text) {
        this.text = text;
    }

    /** Whether a statement begins like one of these. */
    static boolean isOne(SqlText text) {
        return WORDS.contains(text.word(0));
    }

    /** What such a statement asks for. */
    sealed interface Look {

        /**
         * A query in place of the statement.
         *
         * @param sql the query, in double quotes
         */
        record Names(String sql) implements Look {}

        /**
         * Columns of a table.
         *
         * @param table its name, at its place in the statement
         * @param like which of them, letter case aside; empty for all
         */
        record Columns(SqlIdentifier table, Optional<String> like) implements Look {}
    }

    /**
     * Reads a statement.
     *
     * @throws TauroException {@code TAURO-2006} if it shows what is not there, {@code TAURO-2001}
     *     if it is not well formed
     */
    static Look read(SqlText text) {
        return new LookStatement(text).read();
    }

    private Look read() {
        if (!word().equals("SHOW")) {
            next++;
            SqlIdentifier table = name();
            end();
            return new Look.Columns(table, Optional.empty());
        }
        next++;
        String what = word();
        next++;
        return switch (what) {
            case "SCHEMAS", "DATABASES" -> schemas();
            case "TABLES" -> tables();
            case "COLUMNS", "FIELDS" -> columns();
            case "FUNCTIONS" -> functions();
            case "CATALOGS" -> catalogs();
            default -> throw notSupported(what);
        };
    }

    private Look schemas() {
        String like = like("schema_name");
        return names(
                "SELECT schema_name AS \"Schema\" FROM information_schema.schemata WHERE schema_name"
                        + " <> ''"
                        + like
                        + " ORDER BY 1");
    }

    private Look tables() {
        if (!isFrom()) {
            return names(
                    "SELECT CASE WHEN table_schema = '' THEN table_name ELSE concat(table_schema,"
                            + " '.', table_name) END AS \"Table\" FROM information_schema.tables"
                            + " WHERE table_schema <> '"
                            + InformationSchema.NAME
                            + "'"
                            + like("table_name")
                            + " ORDER BY 1");
        }
        next++;
        String schema = schema();
        return names(
                "SELECT table_name AS \"Table\" FROM information_schema.tables WHERE "
                        + schema
                        + like("table_name")
                        + " ORDER BY 1");
    }

    /** A schema without quotes is any whose letters are the same but for their case. */
    private String schema() {
        SqlIdentifier name = name();
        boolean quoted = false;
        for (int i = 0; i < name.names.size(); i++) {
            quoted |= name.isComponentQuoted(i);
        }
        String literal = literal(String.join(".", name.names));
        return quoted
                ? "table_schema = " + literal
                : "lower(table_schema) = " + literal.toLowerCase(Locale.ROOT);
    }

    private Look columns() {
        if (!isFrom()) {
            throw malformed("FROM and the name of a table");
        }
        next++;
        SqlIdentifier table = name();
        if (!word().equals("LIKE")) {
            end();
            return new Look.Columns(table, Optional.empty());
        }
        next++;
        if (token().kind() != Token.Kind.STRING) {
            throw malformed("a pattern in single quotes");
        }
        String quoted = source(token());
        next++;
        end();
        return new Look.Columns(
                table, Optional.of(quoted.substring(1, quoted.length() - 1).replace("''", "'")));
    }

    private Look functions() {
        return names(
                "SELECT lower(routine_name) AS \"Function\", data_type AS \"Return Type\", CAST(NULL AS"
                        + " VARCHAR) AS \"Argument Types\", function_kind AS \"Function Type\","
                        + " CAST(NULL AS BOOLEAN) AS \"Deterministic\", CAST(NULL AS VARCHAR) AS"
                        + " \"Description\" FROM information_schema.routines WHERE TRUE"
                        + like("routine_name")
                        + " ORDER BY 1");
    }

    private Look catalogs() {
        return names(
                "SELECT catalog_name AS \"Catalog\" FROM information_schema.schemata WHERE FALSE"
                        + like("catalog_name"));
    }

    private Look names(String sql) {
        end();
        return new Look.Names(sql);
    }

    /** {@code LIKE 'pattern'} or {@code LIKE ?}, with an escape character or without. */
    private String like(String column) {
        if (!word().equals("LIKE")) {
            return "";
        }
        next++;
        String pattern = " AND " + column + " ILIKE " + value();
        if (!word().equals("ESCAPE")) {
            return pattern;
        }
        next++;
        return pattern + " ESCAPE " + value();
    }

    private String value() {
        Token token = token();
        if (token.kind() != Token.Kind.STRING && !token.is("?")) {
            throw malformed("a pattern in single quotes");
        }
        next++;
        return source(token);
    }

    private boolean isFrom() {
        return word().equals("FROM") || word().equals("IN");
    }

    private SqlIdentifier name() {
        List<String> names = new ArrayList<>();
        List<SqlParserPos> positions = new ArrayList<>();
        while (true) {
            Token part = token();
            boolean quoted = part.kind() == Token.Kind.QUOTED;
            if (!quoted && part.kind() != Token.Kind.WORD) {
                throw malformed("a name");
            }
            String written = source(part);
            names.add(
                    quoted
                            ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                            : written);
            positions.add(position(part).withQuoting(quoted));
            next++;
            if (!token().is(".")) {
                break;
            }
            next++;
        }
        return new SqlIdentifier(names, null, SqlParserPos.sum(positions), positions);
    }

    private void end() {
        if (next < text.tokens().size()) {
            throw malformed("nothing");
        }
    }

    private Token token() {
        return next < text.tokens().size() ? text.tokens().get(next) : Token.NONE;
    }

    private String word() {
        return text.word(next);
    }

    private String source(Token token) {
        return text.text().substring(token.start(), token.end());
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private SqlParserPos position(Token token) {
        String before = text.text().substring(0, token.start());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = token.start() - before.lastIndexOf('\n');
        return new SqlParserPos(line, column, line, column + token.end() - token.start() - 1);
    }

    private TauroException malformed(String expected) {
        Token here = token();
        boolean atEnd = next >= text.tokens().size();
        SqlParserPos place = position(atEnd ? text.tokens().get(text.tokens().size() - 1) : here);
        return SqlErrors.at(
                ErrorCode.SQL_SYNTAX,
                text.word(0) + " should have " + expected + (atEnd ? " behind this" : " here"),
                place,
                "See SHOW and DESCRIBE in the documentation of SQL.");
    }

    private static TauroException notSupported(String what) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "SHOW "
                        + (what.isEmpty() ? "without a word behind it" : what)
                        + " is not supported. SHOW SCHEMAS, TABLES, COLUMNS, FUNCTIONS and CATALOGS"
                        + " are.");
    }
}

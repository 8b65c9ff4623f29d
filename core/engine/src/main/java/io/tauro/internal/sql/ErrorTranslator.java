package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Says in our words what Calcite says in its own, for its messages quote the literals of a query.
 */
final class ErrorTranslator {

    private static final Pattern COLUMN =
            Pattern.compile(
                    "Column '(.*)' not found in (?:any table|table '(.*)')(?:;.*)?",
                    Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile("(?:Table|Object) '(.*?)' not found.*", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS =
            Pattern.compile("Column(?: name)? '(.*)' .*ambiguous.*", Pattern.DOTALL);
    private static final Pattern FUNCTION =
            Pattern.compile(
                    "No match found for function signature ([^(]*)(?:\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern ARGUMENTS =
            Pattern.compile(
                    "Cannot apply '(.*?)' to arguments of type '(.*?)'\\..*", Pattern.DOTALL);
    private static final Pattern COUNT =
            Pattern.compile("Invalid number of arguments to function '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern CAST =
            Pattern.compile(
                    "Cast function cannot convert value of type (.*) to type (.*)", Pattern.DOTALL);
    private static final Pattern ENCOUNTERED =
            Pattern.compile(
                    "(?:Incorrect syntax near the keyword '(\\w+)'|Encountered \"(.*?)\" at line).*",
                    Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private final Collection<CatalogTable> tables;
    private final Collection<String> functions;

    /**
     * @param tables those that the query names, whose columns may be suggested
     * @param functions the names of all functions
     */
    ErrorTranslator(Collection<CatalogTable> tables, Collection<String> functions) {
        this.tables = tables;
        this.functions = functions;
    }

    TauroException syntax(SqlParseException error) {
        SqlParserPos position = error.getPos() == null ? SqlParserPos.ZERO : error.getPos();
        String message = String.valueOf(error.getMessage());
        Matcher matcher = ENCOUNTERED.matcher(message);
        if (matcher.matches()) {
            String token =
                    matcher.group(1) == null ? firstToken(matcher.group(2)) : matcher.group(1);
            if (token.equals("<EOF>")) {
                return SqlErrors.at(
                        ErrorCode.SQL_SYNTAX, "The query ends too early", position, "Complete it.");
            }
            if (NAME.matcher(token).matches()) {
                return SqlErrors.at(
                        ErrorCode.SQL_SYNTAX,
                        "Unexpected '" + token + "'",
                        position,
                        "Check the SQL before it; if it is a name, put it in double quotes.");
            }
            if (!token.isEmpty() && "(),.;=<>+-*/%?[]{}|!:".contains(token.substring(0, 1))) {
                return SqlErrors.at(
                        ErrorCode.SQL_SYNTAX,
                        "Unexpected '" + token + "'",
                        position,
                        "Check the SQL before it.");
            }
        }
        return SqlErrors.at(
                ErrorCode.SQL_SYNTAX,
                "The SQL cannot be read",
                position,
                "Check the SQL here and before.");
    }

    private static String firstToken(String tokens) {
        int space = tokens.indexOf(' ');
        return space < 0 ? tokens : tokens.substring(0, space);
    }

    TauroException translate(Throwable error) {
        if (error instanceof TauroException known) {
            return known;
        }
        if (error instanceof StackOverflowError) {
            return new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The query is nested too deeply. Split it with WITH, or write long lists with IN.");
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TauroException known) {
                return known;
            }
            if (cause instanceof SqlParseException syntax) {
                return syntax(syntax);
            }
            if (cause instanceof CalciteContextException context) {
                return validation(context);
            }
        }
        if (error instanceof UnsupportedOperationException) {
            return new TauroException(
                    ErrorCode.NOT_SUPPORTED, "The query uses SQL that is not supported.", error);
        }
        return new TauroException(
                ErrorCode.INVALID_QUERY,
                "The query cannot be converted. Write it another way.",
                error);
    }

    private TauroException validation(CalciteContextException error) {
        SqlParserPos position = position(error);
        String message =
                error.getCause() == null ? "" : String.valueOf(error.getCause().getMessage());
        Matcher matcher = COLUMN.matcher(message);
        if (matcher.matches()) {
            return column(matcher.group(1), matcher.group(2), position);
        }
        matcher = AMBIGUOUS.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                            ErrorCode.AMBIGUOUS_COLUMN,
                            "Column '" + matcher.group(1) + "' could be any of several",
                            position,
                            "Qualify it with its table.")
                    .with("column", matcher.group(1));
        }
        matcher = TABLE.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                            ErrorCode.TABLE_NOT_FOUND,
                            "Table '" + matcher.group(1) + "' is not known here",
                            position,
                            Suggestions.didYouMean(matcher.group(1), tableNames()).strip())
                    .with("table", matcher.group(1));
        }
        matcher = FUNCTION.matcher(message);
        if (matcher.matches()) {
            return function(matcher.group(1), position);
        }
        matcher = ARGUMENTS.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                    ErrorCode.TYPE_MISMATCH,
                    "'" + matcher.group(1) + "' cannot be applied to " + matcher.group(2),
                    position,
                    "Cast an operand.");
        }
        matcher = COUNT.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "Function '"
                            + matcher.group(1)
                            + "' is called with the wrong number of arguments",
                    position,
                    "Check its arguments.");
        }
        matcher = CAST.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                    ErrorCode.TYPE_MISMATCH,
                    "A value of type "
                            + matcher.group(1)
                            + " cannot be cast to "
                            + matcher.group(2),
                    position,
                    "Cast it to another type first.");
        }
        return SqlErrors.at(
                ErrorCode.INVALID_QUERY, "The query is not valid", position, "Check the SQL here.");
    }

    private TauroException column(String name, String table, SqlParserPos position) {
        Set<String> known = new TreeSet<>();
        tables.forEach(t -> known.addAll(t.schema().names()));
        String where =
                table == null
                        ? (tables.size() == 1
                                ? " is not in table '" + tables.iterator().next().name() + "'"
                                : " is not in any table of the query")
                        : " is not in table '" + table + "'";
        return SqlErrors.at(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column '" + name + "'" + where,
                        position,
                        Suggestions.didYouMean(name, known).strip())
                .with("column", name);
    }

    private TauroException function(String name, SqlParserPos position) {
        String known = name.strip();
        return SqlErrors.at(
                        ErrorCode.FUNCTION_NOT_FOUND,
                        "Function '" + known + "' is not known",
                        position,
                        Suggestions.didYouMean(known, functions).strip())
                .with("function", known);
    }

    private List<String> tableNames() {
        return tables.stream().map(CatalogTable::name).toList();
    }

    private static SqlParserPos position(CalciteContextException error) {
        return new SqlParserPos(
                error.getPosLine(),
                error.getPosColumn(),
                error.getEndPosLine(),
                error.getEndPosColumn());
    }
}

package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Says in our words what Calcite says in its own, for its messages quote the literals of a query.
 */
final class ErrorTranslator {

    private static final Pattern COLUMN =
            pattern("Column '(.*?)' not found in (?:any table|table '(.*?)')(?:;.*)?");
    private static final Pattern TABLE = pattern("(?:Table|Object) '(.*?)' not found.*");
    private static final Pattern AMBIGUOUS = pattern("Column '(.*?)' is ambiguous");
    private static final Pattern FUNCTION =
            pattern("No match found for function signature ([^(]*)(?:\\(.*)?");
    private static final Pattern ARGUMENTS =
            pattern("Cannot apply '(.*?)' to arguments of type '(.*?)'\\..*");
    private static final Pattern COUNT =
            pattern(
                    "(?:Invalid number of arguments to function '(.*?)'|Encountered (\\w+) with \\d+ parameter).*");
    private static final Pattern CAST =
            pattern("Cast function cannot convert value of type (.*) to type (.*)");
    private static final Pattern ENCOUNTERED =
            pattern(
                    "(?:Incorrect syntax near the keyword '(.*?)'|Encountered \"(.*?)\" at line).*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern SYMBOL = Pattern.compile("[(),.;:=<>+\\-*/%?!|{}\\[\\]]+");

    /** {@code <VARCHAR> + <DATE>}, or another text of operators and types only. */
    private static final Pattern TYPE = Pattern.compile("<([^<>]*(?:<[^<>]*>)?[^<>]*)>");

    private final Collection<CatalogTable> tables;

    /**
     * @param tables those that the query names, whose columns may be suggested
     */
    ErrorTranslator(Collection<CatalogTable> tables) {
        this.tables = tables;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    TauroException translate(Throwable error) {
        if (isTooDeep(error)) {
            return new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The query is nested too deeply. Split it with WITH, or write a long chain of"
                            + " conditions as a list with IN.");
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TauroException known) {
                return known;
            } else if (cause instanceof SqlParseException syntax) {
                return syntax(syntax);
            } else if (cause instanceof CalciteContextException context) {
                return validation(context);
            }
        }
        if (error instanceof UnsupportedOperationException) {
            return new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "The query uses SQL that is not supported. Write it another way.",
                    error);
        }
        return new TauroException(
                ErrorCode.INVALID_QUERY,
                "The query cannot be turned into a plan. Write it another way.",
                error);
    }

    private static boolean isTooDeep(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    private static TauroException syntax(SqlParseException error) {
        SqlParserPos position = error.getPos() == null ? SqlParserPos.ZERO : error.getPos();
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CalciteContextException context) {
                SqlParserPos at = context.getPosLine() > 0 ? position(context) : position;
                return other(message(context), at, ErrorCode.SQL_SYNTAX);
            }
        }
        Matcher matcher = ENCOUNTERED.matcher(String.valueOf(error.getMessage()));
        String token = "";
        if (matcher.matches()) {
            token = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        }
        if (token.endsWith("<EOF>")) {
            return unexpected("<EOF>", position);
        }
        if (token.startsWith("^")) {
            return SqlErrors.at(
                    ErrorCode.SQL_SYNTAX,
                    "Unexpected operator",
                    position,
                    "Check the SQL before it.");
        }
        int space = token.indexOf(' ');
        return unexpected(
                SoftWords.harden(space < 0 ? token : token.substring(0, space)), position);
    }

    private static TauroException unexpected(String token, SqlParserPos position) {
        if (token.equals("<EOF>") || token.isEmpty()) {
            boolean end = !token.isEmpty();
            return SqlErrors.at(
                    ErrorCode.SQL_SYNTAX,
                    end ? "The query ends too early" : "The SQL cannot be read",
                    position,
                    end ? "Complete it." : "Check it here and before.");
        }
        if (WORD.matcher(token).matches()) {
            return SqlErrors.at(
                    ErrorCode.SQL_SYNTAX,
                    "Unexpected '" + token + "'",
                    position,
                    "Check the SQL before it; if it is a name, put it in double quotes.");
        }
        boolean symbol = SYMBOL.matcher(token).matches();
        return SqlErrors.at(
                ErrorCode.SQL_SYNTAX,
                symbol ? "Unexpected '" + token + "'" : "Unexpected literal or name",
                position,
                "Check the SQL before it.");
    }

    private TauroException validation(CalciteContextException error) {
        SqlParserPos position = position(error);
        String message = message(error);
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
            return table(matcher.group(1), position);
        }
        matcher = FUNCTION.matcher(message);
        if (matcher.matches()) {
            return function(matcher.group(1).strip(), position);
        }
        return types(message, position);
    }

    private static TauroException types(String message, SqlParserPos position) {
        Matcher matcher = ARGUMENTS.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                    ErrorCode.TYPE_MISMATCH,
                    "'" + matcher.group(1) + "' does not go with " + typesIn(matcher.group(2)),
                    position,
                    "Cast what does not fit.");
        }
        matcher = COUNT.matcher(message);
        if (matcher.matches()) {
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            return SqlErrors.at(
                            ErrorCode.INVALID_QUERY,
                            "Function '" + name + "' does not take that many arguments",
                            position,
                            "Check its arguments.")
                    .with("function", name);
        }
        matcher = CAST.matcher(message);
        if (matcher.matches()) {
            return SqlErrors.at(
                    ErrorCode.TYPE_MISMATCH,
                    "A value of type "
                            + plain(matcher.group(1))
                            + " cannot be cast to "
                            + plain(matcher.group(2)),
                    position,
                    "Cast it to another type first.");
        }
        return other(message, position, ErrorCode.INVALID_QUERY);
    }

    private static String typesIn(String operands) {
        Set<String> types = new LinkedHashSet<>();
        Matcher matcher = TYPE.matcher(operands);
        while (matcher.find()) {
            types.add(plain(matcher.group(1)));
        }
        return String.join(" and ", types);
    }

    private static String plain(String type) {
        return type.replaceAll(" CHARACTER SET \"?[\\w-]+\"?| NOT NULL", "")
                .replace("TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP WITH TIME ZONE")
                .replaceAll("\\(-1\\)|\\(6\\)", "");
    }

    private static TauroException other(String message, SqlParserPos position, ErrorCode code) {
        return Complaint.about(message)
                .map(
                        saying ->
                                SqlErrors.at(
                                        saying.code(), saying.what(), position, saying.advice()))
                .orElseGet(
                        () ->
                                SqlErrors.at(
                                        code,
                                        "The query is not valid",
                                        position,
                                        "Check the SQL here and before."));
    }

    private TauroException column(String name, @Nullable String qualifier, SqlParserPos position) {
        if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
            return SqlErrors.at(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "There is no column whose name is that number or begins with it",
                    position,
                    "Correct it; if it is a number, write it as one.");
        }
        Set<String> known = new TreeSet<>();
        tables.forEach(table -> known.addAll(table.schema().names()));
        String where = " is not in any table of the query";
        if (qualifier != null) {
            where = " is not in table '" + qualifier + "'";
        } else if (tables.size() == 1) {
            where = " is not in table '" + tables.iterator().next().name() + "'";
        }
        return SqlErrors.at(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column '" + name + "'" + where,
                        position,
                        advice(name, known, "Check its name, and the columns of the table."))
                .with("column", name);
    }

    private TauroException table(String name, SqlParserPos position) {
        List<String> known = tables.stream().map(CatalogTable::name).toList();
        return SqlErrors.at(
                        ErrorCode.TABLE_NOT_FOUND,
                        "'" + name + "' is not a table of this query",
                        position,
                        advice(name, known, "Use the name or the alias that FROM gives."))
                .with("table", name);
    }

    private static TauroException function(String name, SqlParserPos position) {
        Set<String> known = TauroOperatorTable.INSTANCE.functionNames();
        if (known.contains(name.toUpperCase(Locale.ROOT))) {
            return SqlErrors.at(
                            ErrorCode.TYPE_MISMATCH,
                            "Function '" + name + "' does not take these arguments",
                            position,
                            "Check their number and types.")
                    .with("function", name);
        }
        return SqlErrors.at(
                        ErrorCode.FUNCTION_NOT_FOUND,
                        "Function '" + name + "' is not known",
                        position,
                        advice(name, known, "Check its name."))
                .with("function", name);
    }

    /** The name that was meant, if one is near. */
    private static String advice(String name, Collection<String> known, String otherwise) {
        return Suggestions.nearest(name, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse(otherwise);
    }

    private static String message(CalciteContextException error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static SqlParserPos position(CalciteContextException error) {
        return new SqlParserPos(
                error.getPosLine(),
                error.getPosColumn(),
                error.getEndPosLine(),
                error.getEndPosColumn());
    }
}

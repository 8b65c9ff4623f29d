package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Calcite may say of a query, and what we say instead.
 *
 * @param pattern Calcite's message
 * @param code our code
 * @param what what is wrong; {@code $1} stands for the first group, if that is a name, a type or a
 *     clause, and for "this expression" otherwise, so that no literal gets out
 * @param advice what to do
 */
record Complaint(Pattern pattern, ErrorCode code, String what, String advice) {

    private static final Pattern NAMES =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(?:[. ][\\p{L}_][\\p{L}\\p{N}_$]*)*");

    private static final List<Complaint> KNOWN =
            List.of(
                    of(
                            "Expression '(.*)' is not being grouped",
                            ErrorCode.INVALID_QUERY,
                            "$1 is neither grouped nor aggregated",
                            "Add it to GROUP BY, or aggregate it."),
                    of(
                            "Expression '(.*)' is not in the select clause",
                            ErrorCode.INVALID_QUERY,
                            "$1 is ordered by, but not selected",
                            "With SELECT DISTINCT, order by what is selected."),
                    of(
                            "Aggregate expression is illegal in (.*) clause",
                            ErrorCode.INVALID_QUERY,
                            "An aggregate cannot stand in $1",
                            "Put it into HAVING, or into a sub-query."),
                    of(
                            "Windowed aggregate expression is illegal in (.*) clause",
                            ErrorCode.INVALID_QUERY,
                            "A window function cannot stand in $1",
                            "Put it into QUALIFY, or into a sub-query."),
                    of(
                            "Window expressions are not permitted in the HAVING clause.*",
                            ErrorCode.INVALID_QUERY,
                            "A window function cannot stand in HAVING",
                            "Put it into QUALIFY."),
                    of(
                            "Aggregate expressions cannot be nested",
                            ErrorCode.INVALID_QUERY,
                            "An aggregate cannot stand in an aggregate",
                            "Aggregate in a sub-query first."),
                    of(
                            "Aggregate expression is illegal in ORDER BY.*",
                            ErrorCode.INVALID_QUERY,
                            "An aggregate cannot order a query that does not aggregate",
                            "Add GROUP BY."),
                    of(
                            "Aggregate expression '(.*)' must contain a WITHIN GROUP clause",
                            ErrorCode.INVALID_QUERY,
                            "$1 needs WITHIN GROUP (ORDER BY …)",
                            "Add it."),
                    of(
                            "OVER clause is necessary for window functions",
                            ErrorCode.INVALID_QUERY,
                            "A window function needs OVER (…)",
                            "Add it."),
                    of(
                            "(?:OVER|FILTER) must be applied to aggregate function",
                            ErrorCode.INVALID_QUERY,
                            "OVER and FILTER go with an aggregate only",
                            "Take it away."),
                    of(
                            "QUALIFY expression '(.*)' must contain a window function",
                            ErrorCode.INVALID_QUERY,
                            "QUALIFY needs a window function",
                            "Use WHERE or HAVING."),
                    of(
                            "(.*) clause must be a condition",
                            ErrorCode.TYPE_MISMATCH,
                            "$1 needs a condition",
                            "Compare the value with something."),
                    of(
                            "Expected a boolean type",
                            ErrorCode.TYPE_MISMATCH,
                            "A condition is expected",
                            "Compare the value with something."),
                    of(
                            "FILTER expression must be of type BOOLEAN",
                            ErrorCode.TYPE_MISMATCH,
                            "FILTER needs a condition",
                            "Compare the value with something."),
                    of(
                            "Column count mismatch in (.*)",
                            ErrorCode.INVALID_QUERY,
                            "The sides of $1 have different numbers of columns",
                            "Select equally many on both."),
                    of(
                            "Type mismatch in column \\d+ of (.*)",
                            ErrorCode.TYPE_MISMATCH,
                            "The sides of $1 have columns of different types",
                            "Cast one of them."),
                    of(
                            "Ordinal out of range",
                            ErrorCode.INVALID_QUERY,
                            "There is no column of this number",
                            "Use a number from 1 to that of the selected columns, or a name."),
                    of(
                            "Values passed to (.*) operator must have compatible types",
                            ErrorCode.TYPE_MISMATCH,
                            "The values for $1 have different types",
                            "Cast one side, and select one column in a sub-query."),
                    of(
                            "Values in expression list must have compatible types",
                            ErrorCode.TYPE_MISMATCH,
                            "The values of the list have different types",
                            "Cast them to one type."),
                    of(
                            "Illegal mixing of types in CASE or COALESCE statement",
                            ErrorCode.TYPE_MISMATCH,
                            "The results of CASE or COALESCE have different types",
                            "Cast them to one type."),
                    of(
                            "Parameters must be of the same type",
                            ErrorCode.TYPE_MISMATCH,
                            "The values have different types",
                            "Cast them to one type."),
                    of(
                            "Cannot compare values of types '(.*)', '.*'",
                            ErrorCode.TYPE_MISMATCH,
                            "A value of type $1 cannot be compared with this one",
                            "Cast one of them."),
                    of(
                            "(?:Operands|Types) .* not comparable to each other",
                            ErrorCode.TYPE_MISMATCH,
                            "The values cannot be compared",
                            "Cast one of them."),
                    of(
                            "ELSE clause or at least one THEN clause must be non-NULL",
                            ErrorCode.TYPE_MISMATCH,
                            "CASE gives NULL only",
                            "Cast a NULL to the type that is meant."),
                    of(
                            "Illegal use of 'NULL'",
                            ErrorCode.TYPE_MISMATCH,
                            "NULL has no type here",
                            "Cast it to the type that is meant."),
                    of(
                            "Illegal use of dynamic parameter",
                            ErrorCode.PARAMETER_MISMATCH,
                            "The type of a parameter is not known here",
                            "Cast it, as in CAST(? AS INTEGER)."),
                    of(
                            "Unknown datatype name '(.*)'|Type '(.*)' not found|Unknown identifier '(.*)'",
                            ErrorCode.INVALID_QUERY,
                            "$1 is not known as a type or name",
                            "Check its spelling."),
                    of(
                            "Unknown field '(.*)'",
                            ErrorCode.COLUMN_NOT_FOUND,
                            "$1 is not a field of this value",
                            "Check its spelling."),
                    of(
                            "Duplicate relation name '(.*)' in FROM clause",
                            ErrorCode.INVALID_QUERY,
                            "$1 stands twice in FROM",
                            "Give one of them an alias."),
                    of(
                            "Duplicate name '(.*)' in column (?:alias )?list",
                            ErrorCode.INVALID_QUERY,
                            "$1 stands twice in the list of columns",
                            "Rename one."),
                    of(
                            "List of column aliases must have same degree as table.*",
                            ErrorCode.INVALID_QUERY,
                            "The list of column aliases is shorter or longer than the table",
                            "Name each column once."),
                    of(
                            "Column name '(.*)' in NATURAL join or USING clause is not unique.*",
                            ErrorCode.AMBIGUOUS_COLUMN,
                            "$1 stands more than once on a side of the join",
                            "Join with ON."),
                    of(
                            "Column '(.*?)' matched using NATURAL.*",
                            ErrorCode.TYPE_MISMATCH,
                            "$1 has different types on the sides of the join",
                            "Join with ON, and cast."),
                    of(
                            "INNER, LEFT, RIGHT, FULL, or ASOF join requires.*",
                            ErrorCode.INVALID_QUERY,
                            "The join has no condition",
                            "Add ON or USING, or write CROSS JOIN."),
                    of(
                            "Cannot specify (?:condition|NATURAL).*",
                            ErrorCode.INVALID_QUERY,
                            "The join has a condition too many",
                            "Use one of NATURAL, ON and USING, and none with CROSS JOIN."),
                    of(
                            "Window '(.*)' not found",
                            ErrorCode.INVALID_QUERY,
                            "$1 is not a window of this query",
                            "Define it in WINDOW."),
                    of(
                            "(FILTER|WITHIN GROUP) must not contain aggregate expression",
                            ErrorCode.INVALID_QUERY,
                            "An aggregate cannot stand in $1",
                            "Aggregate in a sub-query first."),
                    of(
                            "Aggregate expression '(.*)' must not contain a WITHIN GROUP clause",
                            ErrorCode.INVALID_QUERY,
                            "$1 takes no WITHIN GROUP",
                            "Put ORDER BY behind its arguments, in the parentheses."),
                    of(
                            "Cannot specify IGNORE NULLS or RESPECT NULLS following '(.*)'",
                            ErrorCode.INVALID_QUERY,
                            "IGNORE NULLS and RESPECT NULLS do not go with $1",
                            "Take them away; aggregates leave nulls out anyway."),
                    of(
                            "Argument to operator 'GROUPING.*' must be a grouped expression",
                            ErrorCode.INVALID_QUERY,
                            "GROUPING takes what the query groups by",
                            "Use an expression of GROUP BY."),
                    of(
                            "GROUPING.* operator may only occur in an aggregate query",
                            ErrorCode.INVALID_QUERY,
                            "GROUPING goes with GROUP BY only",
                            "Add it."),
                    of(
                            "RANGE clause cannot be used with compound ORDER BY clause",
                            ErrorCode.INVALID_QUERY,
                            "A distance in RANGE needs one key in ORDER BY",
                            "Order by one, or use ROWS or GROUPS."),
                    of(
                            "Data type of ORDER BY prohibits use of RANGE clause"
                                    + "|Data Type mismatch between ORDER BY and RANGE clause"
                                    + "|Window ORDER BY expression of type DATE.*",
                            ErrorCode.TYPE_MISMATCH,
                            "The distance of the RANGE does not go with the key of ORDER BY",
                            "Use a number for numbers and an interval for dates and times, or ROWS"
                                    + " or GROUPS."),
                    of(
                            "ROWS value must be a non-negative integral constant",
                            ErrorCode.INVALID_QUERY,
                            "The distance of a frame is a whole number",
                            "Use one of at least 0."),
                    of(
                            "Window specification must contain an ORDER BY clause",
                            ErrorCode.INVALID_QUERY,
                            "A distance in RANGE needs an order",
                            "Add ORDER BY."),
                    of(
                            "UNBOUNDED .* cannot be specified for the .* frame boundary"
                                    + "|Upper frame boundary cannot be .*",
                            ErrorCode.INVALID_QUERY,
                            "The frame ends before it starts",
                            "Put its bounds the other way round."),
                    of(
                            "Only scalar sub-queries allowed in select list.*",
                            ErrorCode.INVALID_QUERY,
                            "A sub-query in an expression gives one column",
                            "Select one column in it."),
                    of(
                            "SELECT \\* requires a FROM clause",
                            ErrorCode.INVALID_QUERY,
                            "SELECT * needs FROM",
                            "Add it."),
                    of(
                            "A recursive query only supports.*",
                            ErrorCode.INVALID_QUERY,
                            "WITH RECURSIVE needs a UNION or UNION ALL of two queries",
                            "Write it as such."),
                    of(
                            "Interval field value .*",
                            ErrorCode.INVALID_QUERY,
                            "A field of the INTERVAL is too large for its precision",
                            "Give it a precision, as in INTERVAL '100' DAY(3)."),
                    of(
                            "Illegal INTERVAL literal.*|Illegal interval literal.*",
                            ErrorCode.SQL_SYNTAX,
                            "The text of an INTERVAL does not fit its fields",
                            "Write it as in INTERVAL '1' DAY or INTERVAL '1-6' YEAR TO MONTH."),
                    of(
                            "Numeric literal .* out of range",
                            ErrorCode.INVALID_QUERY,
                            "A number has more than 38 digits",
                            "Write it with an exponent, as in 1E40."),
                    of(
                            "DECIMAL (?:precision|scale) .*",
                            ErrorCode.INVALID_QUERY,
                            "A DECIMAL has 1 to 38 digits, of which 0 to 38 behind the point",
                            "Use fewer."),
                    of(
                            "UNNEST argument must be a collection",
                            ErrorCode.TYPE_MISMATCH,
                            "UNNEST needs an array or a map",
                            "Give it one."),
                    of(
                            "'(.*)' is not a valid time frame.*",
                            ErrorCode.INVALID_QUERY,
                            "$1 is not a unit of time",
                            "Use one such as DAY or MONTH."),
                    of(
                            "Wrong arguments for table function.*|Cannot call table function here.*",
                            ErrorCode.NOT_SUPPORTED,
                            "Table functions are not supported",
                            "Use a sub-query."),
                    of(
                            "(?:Non-query|Query|Join) expression encountered in illegal context|Expected query or join",
                            ErrorCode.SQL_SYNTAX,
                            "A query or a value stands where the other is expected",
                            "Check the parentheses."),
                    of(
                            "ROW expression encountered in illegal context",
                            ErrorCode.SQL_SYNTAX,
                            "A list of values stands where one is expected",
                            "Check the parentheses."),
                    of(
                            "Argument to function '(.*)' must (?:be|not be) .*",
                            ErrorCode.INVALID_QUERY,
                            "An argument of $1 has to be a literal that fits",
                            "Check its arguments."));

    private static Complaint of(String message, ErrorCode code, String what, String advice) {
        return new Complaint(Pattern.compile(message, Pattern.DOTALL), code, what, advice);
    }

    /** What we say for a message of Calcite, without the place. */
    record Saying(ErrorCode code, String what, String advice) {}

    static Optional<Saying> about(String message) {
        for (Complaint complaint : KNOWN) {
            Matcher matcher = complaint.pattern.matcher(message);
            if (matcher.matches()) {
                return Optional.of(complaint.say(matcher));
            }
        }
        return Optional.empty();
    }

    private Saying say(Matcher matcher) {
        return new Saying(
                code, what.contains("$1") ? what.replace("$1", subject(matcher)) : what, advice);
    }

    private static String subject(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null) {
                boolean clause =
                        group.equals(group.toUpperCase(Locale.ROOT)) && !group.contains(".");
                if (NAMES.matcher(group).matches()) {
                    return clause ? group : "'" + group + "'";
                }
            }
        }
        return "This expression";
    }
}

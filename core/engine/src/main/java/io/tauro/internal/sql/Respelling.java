package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes what the parser has no grammar for in words that it has, in no more room, so that each
 * character stays at its line and column: {@code FETCH FIRST ROW ONLY} as {@code LIMIT 1}, {@code
 * AT TIME ZONE} as {@code ^}, which binds as tightly and is nothing else here.
 */
final class Respelling {

    private static final Set<String> UNITS =
            Set.of("YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("MICROSECONDS", "MICROSECOND"),
                    Map.entry("MILLISECONDS", "MILLISECOND"),
                    Map.entry("SECONDS", "SECOND"),
                    Map.entry("MINUTES", "MINUTE"),
                    Map.entry("HOURS", "HOUR"),
                    Map.entry("DAYS", "DAY"),
                    Map.entry("WEEKS", "WEEK"),
                    Map.entry("MONTHS", "MONTH"),
                    Map.entry("QUARTERS", "QUARTER"),
                    Map.entry("YEARS", "YEAR"),
                    Map.entry("DECADES", "DECADE"));

    /** A blank that nobody writes by hand, and no query keeps, behind the ROWS that was GROUPS. */
    private static final char MARK = '\f';

    private static final Set<String> NTH_FOLLOWERS = Set.of("OVER", "IGNORE", "RESPECT", "FILTER");

    /** What goes on behind GROUP BY ALL and ORDER BY ALL. */
    private static final Set<String> BEHIND_ALL =
            Set.of(
                    "HAVING",
                    "QUALIFY",
                    "WINDOW",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "FETCH",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT");

    private static final Set<String> DIRECTIONS = Set.of("ASC", "DESC", "NULLS");

    /** NTH_VALUE from the end of the frame; a name that no query has, as long as the other. */
    static final String NTH_FROM_LAST = "NTH$VALUE";

    /** LISTAGG with ON OVERFLOW; a name that no query has, as long as the other. */
    static final String LISTAGG_LIMITED = "LIST$AG";

    private static final Set<String> CODE_POINTS = Set.of("\"C\"", "\"POSIX\"", "UCS_BASIC");

    private final StringBuilder text;
    private final List<Token> tokens;

    private Respelling(String text, List<Token> tokens) {
        this.text = new StringBuilder(text);
        this.tokens = tokens;
    }

    static String of(String text, List<Token> tokens) {
        return new Respelling(text, tokens).respell();
    }

    private String respell() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("LIMIT") || token.is("OFFSET") && !token(i - 1).is("[")) {
                rows(i + 1);
            } else if (token.is("FETCH")) {
                fetch(i);
            } else if (token.is("DISTINCT") && token(i + 1).is("ON") && token(i + 2).is("(")) {
                distinctOn(i);
            } else if (token.is("AS")) {
                materialized(i + 1);
            } else if (token.is("AT") && token(i + 1).is("TIME") && token(i + 2).is("ZONE")) {
                replace(i, i + 2, "^");
            } else if (token.is("GROUPS") && isFrame(i)) {
                replace(i, i, "ROWS" + MARK);
            } else if (token.is("ROWS") && isMarked(token.end())) {
                text.setCharAt(token.end(), ' ');
            } else if (token.is("LISTAGG") && token(i + 1).is("(")) {
                overflow(i);
            } else if (token.is("ALL") && token(i - 1).is("BY")) {
                byAll(i);
            } else if (token.is("FROM")) {
                fromEnd(i);
            } else if (token.is("USING") && (token(i + 1).is("<") || token(i + 1).is(">"))) {
                replace(i, i + 1, token(i + 1).is("<") ? "ASC" : "DESC");
            } else if (token.is("TRANSLATE") && token(i + 1).is("(")) {
                refuseCharset(i + 2);
            } else if (token.is("COLLATE") && isCodePoints(token(i + 1))) {
                replace(i, i + 1, "");
            } else if (token.is("INTERVAL")) {
                interval(i);
            } else if (token.is("TIMESTAMPTZ") && token(i + 1).kind() == Token.Kind.STRING) {
                asDate(i, FreeIntervals.INSTANT);
            } else if (token.is("EXTRACT") && token(i + 1).is("(")) {
                extract(i + 2);
            } else if (token.is("POSITION") && token(i + 1).is("(")) {
                position(i);
            } else if (token.is("LATERAL") && TableFunctions.isOne(token(i + 1).text())) {
                replace(i, i, "");
            } else if (token.is("*") && token(i - 1).is(".") && token(i - 2).is(")")) {
                wholeRow(i);
            } else if (token.is("SIMILAR") && !token(i + 1).is("TO")) {
                similarPart(i);
            } else if (token.is("^")) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "The operator ^ means different things in different databases, and is not"
                                + " supported. Use POWER or BITXOR.");
            }
        }
        return text.toString();
    }

    /** {@code TRANSLATE(text USING charset)}: text is Unicode, and has no other charset. */
    private void refuseCharset(int first) {
        int depth = 1;
        for (int i = first; i < tokens.size() && depth > 0; i++) {
            depth += token(i).is("(") ? 1 : token(i).is(")") ? -1 : 0;
            if (depth == 1 && token(i).is("USING")) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "TRANSLATE with USING is not supported. Text is Unicode; leave it out.");
            }
        }
    }

    /** Whether a collation compares as everything is compared here. */
    private static boolean isCodePoints(Token collation) {
        return CODE_POINTS.contains(collation.text());
    }

    /** Whether a common table expression is kept is for the planner to say. */
    private void materialized(int i) {
        int word = token(i).is("NOT") ? i + 1 : i;
        if (token(word).is("MATERIALIZED") && token(word + 1).is("(")) {
            replace(i, word, "");
        }
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    /** The tokens from one to another, as this text and blanks; lines stay where they are. */
    private void replace(int first, int last, String replacement) {
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        for (int i = start; i < end; i++) {
            boolean newLine = text.charAt(i) == '\n' || text.charAt(i) == '\r';
            text.setCharAt(i, newLine ? text.charAt(i) : ' ');
        }
        text.replace(start, start + replacement.length(), replacement);
    }

    /** Its keys as those of a function, if there is room for a comma behind them. */
    private void distinctOn(int i) {
        int close = i + 2;
        for (int depth = 0; close < tokens.size(); close++) {
            depth += token(close).is("(") ? 1 : token(close).is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        int behind = token(close).end();
        if (token(close).is(")") && behind < text.length() && text.charAt(behind) == ' ') {
            replace(i, i + 1, PostgresForms.DISTINCT_ON);
            text.setCharAt(behind, ',');
        }
    }

    /**
     * {@code LISTAGG(x, ',' ON OVERFLOW TRUNCATE '…' WITH COUNT)} as a function of what is said
     * there, with NULL for what is not.
     */
    private void overflow(int i) {
        boolean separated = false;
        int depth = 0;
        for (int j = i + 1; j < tokens.size(); j++) {
            depth += token(j).is("(") ? 1 : token(j).is(")") ? -1 : 0;
            if (depth == 0) {
                return;
            }
            separated |= depth == 1 && token(j).is(",");
            if (depth == 1 && token(j).is("ON") && token(j + 1).is("OVERFLOW")) {
                overflow(i, j, separated ? "" : ",NULL");
                return;
            }
        }
    }

    private void overflow(int i, int on, String separator) {
        if (token(on + 2).is("ERROR") && token(on + 3).is(")")) {
            replace(on, on + 2, separator + ",NULL");
            replace(i, i, LISTAGG_LIMITED);
        } else if (token(on + 2).is("TRUNCATE")) {
            int next = on + 3;
            boolean filled = token(next).kind() == Token.Kind.STRING;
            next += filled ? 1 : 0;
            boolean with = token(next).is("WITH");
            boolean says = (with || token(next).is("WITHOUT")) && token(next + 1).is("COUNT");
            if (says) {
                replace(next, next + 1, with ? ",TRUE" : ",FALSE");
            }
            String count = says ? "" : ",TRUE";
            replace(on, on + 2, separator + (filled ? "," : ",NULL" + count));
            replace(i, i, LISTAGG_LIMITED);
        }
    }

    /** GROUP BY ALL and ORDER BY ALL of a query, with no keys behind. */
    private void byAll(int i) {
        boolean groups = token(i - 2).is("GROUP");
        boolean orders = token(i - 2).is("ORDER");
        Token next = token(i + 1);
        boolean ends = next.equals(Token.NONE) || next.is(")") || BEHIND_ALL.contains(next.text());
        boolean directed = orders && DIRECTIONS.contains(next.text());
        if ((groups || orders) && (ends || directed) && isInQuery(i)) {
            replace(i, i, GroupingForms.ALL);
        }
    }

    /** Whether the parentheses around, if any, are those of a query. */
    private boolean isInQuery(int i) {
        int depth = 0;
        for (int j = i; j >= 0; j--) {
            depth += token(j).is(")") ? 1 : token(j).is("(") ? -1 : 0;
            if (depth < 0) {
                return false;
            }
            if (depth == 0 && token(j).is("SELECT")) {
                return true;
            }
        }
        return false;
    }

    /** FETCH FIRST n ROWS WITH TIES as LIMIT with a fraction, by which it is known. */
    private boolean withTies(int i) {
        boolean first = token(i + 1).is("FIRST") || token(i + 1).is("NEXT");
        boolean parameter = token(i + 2).is("?");
        int rows = parameter || token(i + 2).kind() == Token.Kind.NUMBER ? i + 3 : i + 2;
        boolean ties =
                first
                        && (token(rows).is("ROW") || token(rows).is("ROWS"))
                        && token(rows + 1).is("WITH")
                        && token(rows + 2).is("TIES");
        if (ties) {
            String count = rows == i + 3 ? token(i + 2).text() : "1";
            replace(i, rows + 2, "LIMIT " + (parameter ? "?" + MARK : count + ".000"));
        }
        return ties;
    }

    /** A number of rows as one number. */
    private void rows(int first) {
        boolean number =
                token(first).kind() == Token.Kind.NUMBER
                        || token(first).is("(")
                        || token(first).is("NULL");
        RowCounts.Count count = number ? RowCounts.at(tokens, first) : null;
        if (count != null) {
            replace(first, count.last(), count.value());
        }
    }

    private void fetch(int i) {
        if (token(i + 1).is("FIRST") || token(i + 1).is("NEXT")) {
            rows(i + 2);
        }
        if (withTies(i)) {
            return;
        }
        boolean one =
                (token(i + 1).is("FIRST") || token(i + 1).is("NEXT"))
                        && (token(i + 2).is("ROW") || token(i + 2).is("ROWS"))
                        && token(i + 3).is("ONLY");
        if (one) {
            replace(i + 1, i + 3, "1");
            replace(i, i, "LIMIT");
        }
    }

    /** Whether GROUPS is the mode of a frame here, and not a name: a bound follows. */
    private boolean isFrame(int i) {
        int depth = 0;
        for (int j = i + 1; j < tokens.size() && depth >= 0; j++) {
            Token token = token(j);
            if (depth == 0 && isBound(token, token(j + 1))) {
                return true;
            }
            if (depth == 0 && (token.is(",") || token.is("AND"))) {
                return false;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return false;
    }

    private static boolean isBound(Token token, Token next) {
        return token.is("UNBOUNDED")
                || token.is("PRECEDING")
                || token.is("FOLLOWING")
                || token.is("CURRENT") && next.is("ROW");
    }

    private boolean isMarked(int end) {
        return end < text.length() && text.charAt(end) == MARK;
    }

    /** Whether the ROWS that ends at a line and column stands for GROUPS. */
    static boolean isMarked(String respelled, int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = respelled.indexOf('\n', start) + 1;
        }
        int end = start + column;
        return end < respelled.length() && respelled.charAt(end) == MARK;
    }

    /** {@code NTH_VALUE(x, 2) FROM LAST} as a function of another name. */
    private void fromEnd(int i) {
        boolean last = token(i + 1).is("LAST");
        if (!token(i - 1).is(")")
                || !last && !token(i + 1).is("FIRST")
                || !NTH_FOLLOWERS.contains(token(i + 2).text())) {
            return;
        }
        int depth = 0;
        int open = i - 1;
        for (; open >= 0; open--) {
            depth += token(open).is(")") ? 1 : token(open).is("(") ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        if (token(open - 1).is("NTH_VALUE")) {
            replace(i, i + 1, "");
            if (last) {
                replace(open - 1, open - 1, NTH_FROM_LAST);
            }
        }
    }

    /** {@code (t).*} without parentheses, where it is an item of a select list. */
    private void wholeRow(int i) {
        Token before = token(i - 5);
        boolean item =
                before.is("SELECT") || before.is("DISTINCT") || before.is("ALL") || before.is(",");
        if (item && token(i - 4).is("(") && isName(token(i - 3))) {
            replace(i - 4, i - 4, "");
            replace(i - 2, i - 2, "");
        }
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }

    /** The unit of EXTRACT in the singular, and without quotes. */
    private void extract(int i) {
        Token token = token(i);
        boolean quoted = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED;
        String written =
                quoted
                        ? token.text()
                                .substring(1, token.text().length() - 1)
                                .toUpperCase(Locale.ROOT)
                        : token.text();
        String unit = FIELDS.getOrDefault(written, quoted ? written : null);
        if (unit != null && unit.matches("[A-Z]+") && token(i + 1).is("FROM")) {
            replace(i, i, unit);
        }
    }

    /** {@code POSITION(a IN b)} as a call, of which the operands may be any expressions. */
    private void position(int i) {
        int depth = 1;
        boolean in = false;
        for (int j = i + 2; j < tokens.size() && depth > 0; j++) {
            depth += opens(token(j)) ? 1 : closes(token(j)) ? -1 : 0;
            if (depth == 1 && token(j).is("IN") && !in) {
                replace(i, i, PostgresForms.POSITION);
                replace(j, j, ",");
                in = true;
            } else if (depth == 1 && token(j).is("FROM") && in) {
                replace(j, j, ",");
            }
        }
    }

    private static boolean opens(Token token) {
        return token.is("(") || token.is("[") || token.is("CASE");
    }

    private static boolean closes(Token token) {
        return token.is(")") || token.is("]") || token.is("END");
    }

    /**
     * {@code SUBSTRING(text SIMILAR pattern ESCAPE e)} as {@code SUBSTRING(text FROM pattern FOR
     * e)}.
     */
    private void similarPart(int i) {
        int depth = 0;
        for (int j = i + 1; j < tokens.size() && depth >= 0; j++) {
            depth += token(j).is("(") ? 1 : token(j).is(")") ? -1 : 0;
            if (depth == 0 && token(j).is("ESCAPE")) {
                replace(i, i, "FROM");
                replace(j, j, "FOR");
                return;
            }
        }
    }

    /** An interval without a unit behind its text as a date with a mark, in no more room. */
    private void interval(int i) {
        Token amount = token(i + 1);
        if (isCast(i) && amount.kind() != Token.Kind.STRING) {
            intervalType(i);
        } else if (amount.kind() == Token.Kind.STRING && !UNITS.contains(token(i + 2).text())) {
            asDate(i, FreeIntervals.MARK);
        }
    }

    /** A literal with a mark before its text, which says what it is. */
    private void asDate(int i, char mark) {
        int quote = token(i + 1).start();
        boolean oneLine = text.substring(token(i).start(), quote).indexOf('\n') < 0;
        if (oneLine) {
            replace(i, i, "DATE");
            text.setCharAt(quote, mark);
            text.setCharAt(quote - 1, '\'');
        }
    }

    /** Whether it is a type, behind two colons. */
    private boolean isCast(int i) {
        return token(i - 1).is(":") && token(i - 2).is(":");
    }

    /** The type and its units as one name. */
    private void intervalType(int i) {
        StringBuilder name = new StringBuilder(FreeIntervals.TYPE);
        int last = i;
        while (UNITS.contains(token(last + 1).text()) || token(last + 1).is("TO")) {
            last++;
            name.append(token(last).is("TO") ? "" : "_" + token(last).text());
            if (token(last + 1).is("(") && token(last + 3).is(")")) {
                last += 3;
            }
        }
        replace(i, last, name.toString());
    }
}

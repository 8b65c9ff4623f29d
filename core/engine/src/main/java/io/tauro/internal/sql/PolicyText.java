package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * A condition or an expression of a policy: one expression of SQL, with {@code {principal}}, {@code
 * {principal.attribute}} and {@code {tenant}} in the place of values. Parsed as such; no value ever
 * becomes part of the text. Used once.
 */
final class PolicyText {

    /** On a line of its own, so that places in the text keep their columns. */
    private static final String SELECT = "SELECT\n";

    private static final Pattern PLACE = Pattern.compile("\\(line (\\d+), column");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    private final SqlDialectOption dialect;
    private final List<Placeholder> placeholders = new ArrayList<>();

    /** What a value comes from. */
    enum Source {
        ID,
        ATTRIBUTE,
        TENANT
    }

    /**
     * The place of a value.
     *
     * @param name of the attribute; empty for another source
     */
    record Placeholder(Source source, String name) {}

    /**
     * @param tree an expression in which the parameter n stands for the placeholder n
     */
    record Parsed(SqlNode tree, List<Placeholder> placeholders) {}

    private PolicyText(SqlDialectOption dialect) {
        this.dialect = dialect;
    }

    /**
     * Reads a text.
     *
     * @throws TauroException {@code TAURO-20xx} if it is no expression, with line and column
     */
    static Parsed parse(String text, SqlDialectOption dialect) {
        try {
            return new PolicyText(dialect).parse(text);
        } catch (TauroException e) {
            throw new TauroException(e.code(), placed(e.text()), e);
        }
    }

    /** The text of an error with the lines of the policy's text. */
    static String placed(String message) {
        return PLACE.matcher(message)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        "(line "
                                                + (Integer.parseInt(place.group(1)) - 1)
                                                + ", column"));
    }

    private Parsed parse(String text) {
        SqlText scanned = SqlScanner.scan(SELECT + text, dialect);
        if (scanned.tokens().size() < 2) {
            throw new TauroException(
                    ErrorCode.SQL_SYNTAX, "The expression is empty. Write one, or leave it out.");
        }
        String marked = withMarks(scanned);
        StatementParser parser = new StatementParser(new ErrorTranslator(List.of()));
        ParsedStatement statement = parser.parse(marked, dialect);
        SqlNode tree = expression(statement.tree().take(parser), statement.kind());
        return new Parsed(tree, List.copyOf(placeholders));
    }

    private static SqlNode expression(SqlNode tree, StatementKind kind) {
        boolean plain =
                kind == StatementKind.QUERY
                        && tree instanceof SqlSelect select
                        && select.getSelectList().size() == 1
                        && select.getFrom() == null
                        && select.getWhere() == null
                        && select.getGroup() == null
                        && select.getHaving() == null
                        && select.getQualify() == null
                        && isEmpty(select.getWindowList())
                        && isEmpty(select.getOrderList())
                        && select.getOffset() == null
                        && select.getFetch() == null
                        && select.getOperandList().get(0) instanceof SqlNodeList words
                        && words.isEmpty();
        SqlNode one = plain ? ((SqlSelect) tree).getSelectList().get(0) : tree;
        boolean star = one instanceof SqlIdentifier id && id.isStar();
        if (!plain || star || one.getKind() == SqlKind.AS) {
            throw new TauroException(
                    ErrorCode.SQL_SYNTAX,
                    "The text is more than one expression. Write an expression, such as a"
                            + " condition on the columns of the table.");
        }
        return one;
    }

    private static boolean isEmpty(@Nullable SqlNodeList list) {
        return list == null || list.isEmpty();
    }

    /** The text with a mark for a parameter in the place of each placeholder. */
    private String withMarks(SqlText scanned) {
        StringBuilder marked = new StringBuilder(scanned.text());
        List<Token> tokens = scanned.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("?")) {
                throw new TauroException(
                        ErrorCode.SQL_SYNTAX,
                        "A policy has no parameters. Write {principal}, {principal.attribute} or"
                                + " {tenant} for a value.");
            }
            if (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED) {
                refuseQuoted(token);
            }
            if (token.is("{")) {
                int end = scanned.text().indexOf('}', token.start());
                if (end < 0) {
                    throw unknown(scanned.text().substring(token.start()));
                }
                placeholders.add(placeholder(scanned.text().substring(token.start() + 1, end)));
                marked.setCharAt(token.start(), '?');
                for (int c = token.start() + 1; c <= end; c++) {
                    marked.setCharAt(c, ' ');
                }
                while (i + 1 < tokens.size() && tokens.get(i + 1).start() <= end) {
                    i++;
                }
            }
        }
        return marked.toString();
    }

    private static void refuseQuoted(Token token) {
        String text = token.text().toLowerCase(Locale.ROOT);
        if (text.contains("{principal") || text.contains("{tenant")) {
            throw new TauroException(
                    ErrorCode.SQL_SYNTAX,
                    "A placeholder stands in quotes, where it is only text. Remove the quotes: it"
                            + " is a value.");
        }
    }

    private static Placeholder placeholder(String inside) {
        String name = inside.strip();
        if (name.equals("principal")) {
            return new Placeholder(Source.ID, "");
        }
        if (name.equals("tenant")) {
            return new Placeholder(Source.TENANT, "");
        }
        String prefix = "principal.";
        String attribute = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            throw unknown("{" + inside + "}");
        }
        return new Placeholder(Source.ATTRIBUTE, attribute);
    }

    private static TauroException unknown(String text) {
        return new TauroException(
                ErrorCode.SQL_SYNTAX,
                "There is no placeholder '"
                        + (text.length() > 40 ? text.substring(0, 40) : text)
                        + "'. Known ones: {principal}, {principal.attribute}, {tenant}.");
    }
}

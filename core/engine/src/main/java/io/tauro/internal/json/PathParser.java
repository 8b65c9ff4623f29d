package io.tauro.internal.json;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tauro.internal.json.PathNode.Condition;
import io.tauro.internal.json.PathNode.Step;
import io.tauro.internal.json.PathNode.Value;
import io.tauro.internal.json.PathScanner.Kind;
import io.tauro.internal.json.PathScanner.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a path: {@code [lax | strict]}, then a value or a condition. Used once. */
final class PathParser {

    private static final int MAX_DEPTH = 100;

    private static final Set<String> COMPARISONS = Set.of("==", "<>", "!=", "<", "<=", ">", ">=");

    private final List<Word> words;
    private int at;
    private int depth;
    private int filters;
    private int subscripts;

    private PathParser(String path) {
        this.words = PathScanner.scan(path);
    }

    static JsonPath parse(String path, boolean literal) {
        PathParser parser = new PathParser(path);
        boolean strict = parser.takesName("strict");
        boolean lax = !strict && (parser.takesName("lax") || !literal);
        Value value = value(parser.any());
        if (parser.word().kind() != Kind.END) {
            throw parser.unexpected("the end of the path is expected");
        }
        return new JsonPath(value, lax, !strict);
    }

    private Word word() {
        return words.get(at);
    }

    private Word peek() {
        return words.get(Math.min(at + 1, words.size() - 1));
    }

    private boolean takes(String symbol) {
        boolean there = word().is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    private boolean takesName(String name) {
        boolean there = word().isName(name);
        at += there ? 1 : 0;
        return there;
    }

    private void require(String symbol) {
        if (!takes(symbol)) {
            throw unexpected("'" + symbol + "' is expected");
        }
    }

    private PathSyntaxException unexpected(String expected) {
        return PathSyntaxException.at(word().position(), expected);
    }

    private static Value value(PathNode node) {
        return node instanceof Condition condition ? new PathNode.Answer(condition) : (Value) node;
    }

    private Value operand(PathNode node) {
        if (node instanceof Value value) {
            return value;
        }
        throw unexpected("a condition stands where a value is expected");
    }

    private Condition condition(PathNode node) {
        if (node instanceof Condition condition) {
            return condition;
        }
        throw unexpected("a value stands where a condition is expected");
    }

    private PathNode any() {
        if (++depth > MAX_DEPTH) {
            throw unexpected("the path is nested too deep");
        }
        PathNode left = and();
        while (takes("||")) {
            left = new PathNode.Or(condition(left), condition(and()));
        }
        depth--;
        return left;
    }

    private PathNode and() {
        PathNode left = comparison();
        while (takes("&&")) {
            left = new PathNode.And(condition(left), condition(comparison()));
        }
        return left;
    }

    private PathNode comparison() {
        if (takes("!")) {
            return new PathNode.Not(delimited());
        }
        if (word().isName("exists") && peek().is("(")) {
            return delimited();
        }
        PathNode left = sum();
        if (word().kind() == Kind.SYMBOL && COMPARISONS.contains(word().text())) {
            String operator = word().text();
            at++;
            return new PathNode.Comparison(
                    operator.equals("!=") ? "<>" : operator, operand(left), operand(sum()));
        }
        if (takesName("starts")) {
            if (!takesName("with")) {
                throw unexpected("'with' is expected");
            }
            return new PathNode.StartsWith(operand(left), start());
        }
        if (takesName("like_regex")) {
            return new PathNode.Matches(operand(left), pattern());
        }
        if (left instanceof Condition condition && word().isName("is")) {
            at++;
            if (!takesName("unknown")) {
                throw unexpected("'unknown' is expected");
            }
            return new PathNode.IsUnknown(condition);
        }
        return left;
    }

    private Condition delimited() {
        if (takesName("exists")) {
            require("(");
            Value operand = operand(any());
            require(")");
            return new PathNode.Exists(operand);
        }
        require("(");
        Condition condition = condition(any());
        require(")");
        return condition;
    }

    private Value start() {
        Word word = word();
        at++;
        return switch (word.kind()) {
            case TEXT -> new PathNode.Constant(new Json.Text(word.text()));
            case VARIABLE -> new PathNode.Variable(word.text());
            default -> throw PathSyntaxException.at(word.position(), "a text is expected");
        };
    }

    private Pattern pattern() {
        Word text = word();
        if (text.kind() != Kind.TEXT) {
            throw unexpected("a pattern is expected");
        }
        at++;
        int flags = 0;
        boolean literal = false;
        boolean extended = false;
        if (takesName("flag")) {
            Word letters = word();
            if (letters.kind() != Kind.TEXT) {
                throw unexpected("flags are expected");
            }
            at++;
            for (char letter : letters.text().toCharArray()) {
                switch (letter) {
                    case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                    case 's' -> flags |= Pattern.DOTALL;
                    case 'm' -> flags |= Pattern.MULTILINE;
                    case 'q' -> literal = true;
                    case 'x' -> extended = true;
                    default ->
                            throw PathSyntaxException.at(
                                    letters.position(), "a flag is none of i, m, q, s");
                }
            }
        }
        if (extended && !literal) {
            throw PathSyntaxException.notSupported("the flag x of like_regex");
        }
        try {
            return Pattern.compile(literal ? Pattern.quote(text.text()) : text.text(), flags);
        } catch (PatternSyntaxException e) {
            throw PathSyntaxException.at(text.position(), "a pattern cannot be read");
        }
    }

    private PathNode sum() {
        PathNode left = product();
        while (word().is("+") || word().is("-")) {
            char operator = word().text().charAt(0);
            at++;
            left = new PathNode.Arithmetic(operator, operand(left), operand(product()));
        }
        return left;
    }

    private PathNode product() {
        PathNode left = signed();
        while (word().is("*") || word().is("/") || word().is("%")) {
            char operator = word().text().charAt(0);
            at++;
            left = new PathNode.Arithmetic(operator, operand(left), operand(signed()));
        }
        return left;
    }

    private PathNode signed() {
        if (word().is("+") || word().is("-")) {
            boolean minus = word().is("-");
            at++;
            if (++depth > MAX_DEPTH) {
                throw unexpected("the path is nested too deep");
            }
            PathNode signed = new PathNode.Negation(operand(signed()), minus);
            depth--;
            return signed;
        }
        return primary();
    }

    private PathNode primary() {
        if (takes("(")) {
            PathNode inner = any();
            require(")");
            List<Step> steps = steps();
            return steps.isEmpty() ? inner : new PathNode.Steps(value(inner), steps);
        }
        Value start = literal();
        List<Step> steps = steps();
        return steps.isEmpty() ? start : new PathNode.Steps(start, steps);
    }

    private Value literal() {
        Word word = word();
        at++;
        switch (word.kind()) {
            case TEXT:
                return new PathNode.Constant(new Json.Text(word.text()));
            case NUMBER:
                return new PathNode.Constant(number(word.text()));
            case VARIABLE:
                return new PathNode.Variable(word.text());
            case SYMBOL:
                if (word.is("$")) {
                    return new PathNode.Root();
                }
                if (word.is("@")) {
                    if (filters == 0) {
                        throw PathSyntaxException.at(word.position(), "@ stands in filters only");
                    }
                    return new PathNode.Current();
                }
                break;
            case NAME:
                switch (word.text()) {
                    case "true":
                        return new PathNode.Constant(Json.Bool.TRUE);
                    case "false":
                        return new PathNode.Constant(Json.Bool.FALSE);
                    case "null":
                        return new PathNode.Constant(Json.Null.VALUE);
                    case "last":
                        if (subscripts == 0) {
                            throw PathSyntaxException.at(
                                    word.position(), "'last' stands in subscripts only");
                        }
                        return new PathNode.Last();
                    default:
                        break;
                }
                break;
            case END:
                break;
        }
        throw PathSyntaxException.at(word.position(), "a value is expected");
    }

    private static Json number(String text) {
        String written = text.startsWith(".") ? "0" + text : text;
        return Json.Num.of(new Json.Num(written.replaceFirst("\\.(?=[eE]|$)", "")).value());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (takes(".")) {
                steps.add(member());
            } else if (takes("[")) {
                steps.add(elements());
            } else if (takes("?")) {
                require("(");
                filters++;
                steps.add(new PathNode.Filter(condition(any())));
                filters--;
                require(")");
            } else {
                return steps;
            }
        }
    }

    private Step member() {
        Word word = word();
        if (takes("*")) {
            return new PathNode.AnyMember();
        }
        if (takes("**")) {
            return descendants();
        }
        at++;
        if (word.kind() == Kind.TEXT) {
            return new PathNode.Member(word.text());
        }
        if (word.kind() != Kind.NAME) {
            throw PathSyntaxException.at(word.position(), "a name is expected");
        }
        return word().is("(") ? method(word) : new PathNode.Member(word.text());
    }

    private Step method(Word name) {
        PathMethod method = PathMethod.of(name.text());
        if (method == null) {
            throw PathSyntaxException.notSupported("a method that is not known here");
        }
        require("(");
        List<Value> arguments = new ArrayList<>();
        while (!takes(")")) {
            if (!arguments.isEmpty()) {
                require(",");
            }
            if (arguments.size() == method.most()) {
                throw unexpected("')' is expected");
            }
            arguments.add(operand(signed()));
        }
        return new PathNode.Method(method, arguments);
    }

    private Step descendants() {
        if (!takes("{")) {
            return new PathNode.Descendants(0, Integer.MAX_VALUE);
        }
        int first = level();
        int last = takesName("to") ? level() : first;
        require("}");
        return new PathNode.Descendants(first, last);
    }

    private int level() {
        Word word = word();
        at++;
        if (word.isName("last")) {
            return Integer.MAX_VALUE;
        }
        if (word.kind() != Kind.NUMBER || !word.text().matches("\\d{1,9}")) {
            throw PathSyntaxException.at(word.position(), "a level is expected");
        }
        return Integer.parseInt(word.text());
    }

    private Step elements() {
        if (word().is("*") && peek().is("]")) {
            at += 2;
            return new PathNode.AnyElement();
        }
        if (word().kind() == Kind.TEXT && peek().is("]")) {
            String name = word().text();
            at += 2;
            return new PathNode.Member(name);
        }
        List<PathNode.Range> ranges = new ArrayList<>();
        subscripts++;
        do {
            Value from = operand(sum());
            @Nullable Value to = takesName("to") ? operand(sum()) : null;
            ranges.add(new PathNode.Range(from, to));
        } while (takes(","));
        subscripts--;
        require("]");
        return new PathNode.Elements(ranges);
    }
}

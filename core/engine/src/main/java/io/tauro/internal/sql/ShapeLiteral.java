package io.tauro.internal.sql;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A literal as it stands in a statement. Prints without its value.
 *
 * @param text as it is written
 * @param start the position of its first character in the statement
 * @param parameter the parameter that would mean the same; empty if that cannot be told from the
 *     literal alone
 */
public record ShapeLiteral(String text, int start, Optional<Parameter> parameter) {

    /** The index of the last token of what begins at one: a number may have three. */
    static int end(List<Token> tokens, int first) {
        if (tokens.get(first).kind() != Token.Kind.NUMBER) {
            return first;
        }
        boolean fraction = touches(tokens, first, ".") && isNumber(tokens, first + 2);
        return fraction && tokens.get(first + 1).end() == tokens.get(first + 2).start()
                ? first + 2
                : first;
    }

    private static boolean touches(List<Token> tokens, int index, String next) {
        return index + 1 < tokens.size()
                && tokens.get(index + 1).is(next)
                && tokens.get(index).end() == tokens.get(index + 1).start();
    }

    private static boolean isNumber(List<Token> tokens, int index) {
        return index < tokens.size() && tokens.get(index).kind() == Token.Kind.NUMBER;
    }

    static ShapeLiteral of(String sql, List<Token> tokens, int first, int last) {
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        String text = sql.substring(start, end);
        boolean alone =
                !isGlued(tokens, first - 1, first)
                        && !isGlued(tokens, last, last + 1)
                        && !isString(tokens, first - 1)
                        && !isString(tokens, last + 1);
        Parameter parameter = alone ? parameter(tokens.get(first).kind(), text) : null;
        return new ShapeLiteral(text, start, Optional.ofNullable(parameter));
    }

    /**
     * Whether a word, a point or an ampersand touches the literal, as in {@code U&'…'}, {@code
     * X'…'} or {@code 1.}: then it may be another literal than it looks.
     */
    private static boolean isGlued(List<Token> tokens, int before, int after) {
        if (before < 0 || after >= tokens.size()) {
            return false;
        }
        Token left = tokens.get(before);
        Token right = tokens.get(after);
        return left.end() == right.start()
                && (isGlue(left) && !isLiteral(left) || isGlue(right) && !isLiteral(right));
    }

    private static boolean isGlue(Token token) {
        return token.kind() != Token.Kind.SYMBOL
                || token.is(".")
                || token.is("&")
                || token.is(":")
                || token.is("$");
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.STRING;
    }

    /** Two texts after each other are one. */
    private static boolean isString(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Token.Kind.STRING;
    }

    private static @Nullable Parameter parameter(Token.Kind kind, String text) {
        if (kind == Token.Kind.STRING) {
            String value = text.substring(1, text.length() - 1).replace("''", "'");
            return new Parameter(value, DataType.VARCHAR);
        }
        return isPlain(text) ? number(new BigDecimal(text)) : null;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    /** The types that literals have in SQL here: the smallest of INTEGER, BIGINT and DECIMAL. */
    private static @Nullable Parameter number(BigDecimal value) {
        if (value.scale() > 0) {
            int precision = Math.max(value.precision(), value.scale());
            return precision > DataType.MAX_DECIMAL_PRECISION
                    ? null
                    : new Parameter(value, DataType.decimal(precision, value.scale()));
        }
        if (value.precision() > 18) {
            return null;
        }
        long whole = value.longValueExact();
        return whole == (int) whole
                ? new Parameter((int) whole, DataType.INTEGER)
                : new Parameter(whole, DataType.BIGINT);
    }

    @Override
    public String toString() {
        return "?";
    }
}

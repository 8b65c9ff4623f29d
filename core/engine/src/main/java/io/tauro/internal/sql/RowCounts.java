package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number of rows that is written as a sum or product of numbers, such as {@code LIMIT 5 * 20}:
 * the parser reads one number only.
 */
final class RowCounts {

    private static final Set<String> ENDS =
            Set.of(
                    "OFFSET",
                    "LIMIT",
                    "FETCH",
                    "ROW",
                    "ROWS",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "FOR");

    private final List<Token> tokens;
    private int at;

    private RowCounts(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /**
     * What a number of rows is, and its tokens.
     *
     * @param last the last of its tokens
     * @param value in digits
     */
    record Count(int last, String value) {}

    /** The number that begins at a token; null if it is one already, or none that is known. */
    static @Nullable Count at(List<Token> tokens, int first) {
        RowCounts counts = new RowCounts(tokens, first);
        if (counts.isEnd(first + 1) && !counts.token(first).is("NULL")) {
            return null;
        }
        if (counts.token(first).is("NULL") && counts.isEnd(first + 1)) {
            return new Count(first, "ALL");
        }
        if (counts.token(first).is("(") && counts.token(first + 1).is("SELECT")) {
            throw notConstant();
        }
        try {
            long value = counts.sum();
            if (!counts.isEnd(counts.at) || value < 0) {
                throw notConstant();
            }
            return new Count(counts.at - 1, String.valueOf(value));
        } catch (ArithmeticException | NumberFormatException e) {
            throw notConstant();
        }
    }

    private static TauroException notConstant() {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "A number of rows that is no number, parameter, or sum or product of whole numbers"
                        + " from 0 on is not supported. Compute it first, and pass it as a"
                        + " parameter.");
    }

    private Token token(int index) {
        return index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    private boolean isEnd(int index) {
        return index >= tokens.size()
                || token(index).is(")")
                || token(index).is(",")
                || token(index).kind() == Token.Kind.WORD && ENDS.contains(token(index).text());
    }

    private long sum() {
        long sum = product();
        while (token(at).is("+") || token(at).is("-")) {
            boolean plus = tokens.get(at++).is("+");
            sum = plus ? Math.addExact(sum, product()) : Math.subtractExact(sum, product());
        }
        return sum;
    }

    private long product() {
        long product = number();
        while (token(at).is("*") || token(at).is("/") || token(at).is("%")) {
            Token operator = tokens.get(at++);
            long next = number();
            product =
                    operator.is("*")
                            ? Math.multiplyExact(product, next)
                            : operator.is("/") ? product / next : product % next;
        }
        return product;
    }

    private long number() {
        Token token = token(at++);
        if (token.is("(")) {
            long sum = sum();
            if (!token(at++).is(")")) {
                throw notConstant();
            }
            return sum;
        }
        if (token.kind() != Token.Kind.NUMBER) {
            throw notConstant();
        }
        return Long.parseLong(token.text());
    }
}

package io.tauro.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Finds the operators that the parser has no grammar for, or another precedence. */
final class SymbolSpelling {

    /** Words behind which an operand begins, so that a tilde there has none before it. */
    private static final Set<String> BEFORE_OPERAND =
            Set.of(
                    "SELECT",
                    "DISTINCT",
                    "ALL",
                    "WHERE",
                    "AND",
                    "OR",
                    "NOT",
                    "ON",
                    "HAVING",
                    "QUALIFY",
                    "BY",
                    "CASE",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "BETWEEN",
                    "LIKE",
                    "ILIKE",
                    "IN",
                    "LIMIT",
                    "OFFSET",
                    "VALUES",
                    "RETURN",
                    "ANY",
                    "SOME");

    private final List<Token> tokens;
    private final List<Spelling> spellings = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private int types;
    private int tilde = -1;

    private SymbolSpelling(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Spelling> of(List<Token> tokens) {
        SymbolSpelling spelling = new SymbolSpelling(tokens);
        boolean patterns = tokens.stream().anyMatch(token -> token.is("MATCH_RECOGNIZE"));
        for (int i = 0; i < tokens.size() && !patterns; i++) {
            i += spelling.at(i);
        }
        return spelling.spellings;
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    private boolean touches(int index) {
        return token(index).kind() == Token.Kind.SYMBOL
                && token(index + 1).kind() == Token.Kind.SYMBOL
                && token(index).end() == token(index + 1).start();
    }

    /** How many more tokens belong to what begins here. */
    private int at(int i) {
        Token token = tokens.get(i);
        if (token.kind() != Token.Kind.SYMBOL) {
            return 0;
        }
        if (token.is("(") || token.is("[")) {
            open.push(token);
        } else if (token.is(")") || token.is("]")) {
            open.poll();
        } else if (token.is("<") && isType(token(i - 1))) {
            types++;
            return 0;
        } else if (token.is(">") && types > 0) {
            types--;
            return 0;
        } else if (token.is("~") && beginsOperand(i)) {
            spellings.add(new Spelling(token.start(), 1, Spelling.NOTHING + Symbol.NOT.spelling()));
            tilde = i;
        } else if (token.is(":")) {
            slice(i);
        } else if (!isUnicodeLiteral(i)) {
            return symbol(i);
        }
        return 0;
    }

    private static boolean isType(Token before) {
        return before.is("MAP") || before.is("ARRAY") || before.is("ROW");
    }

    /** Whether it is the ampersand of {@code U&'…'}. */
    private boolean isUnicodeLiteral(int i) {
        return token(i).is("&")
                && token(i - 1).is("U")
                && token(i - 1).end() == token(i).start()
                && token(i).end() == token(i + 1).start();
    }

    private int symbol(int i) {
        for (Symbol symbol : Symbol.values()) {
            boolean same =
                    symbol != Symbol.SLICE && symbol != Symbol.NOT && isWritten(symbol.text(), i);
            if (same && (!symbol.asksForKeys() || asksForKeys(symbol, i))) {
                int length = symbol.text().length();
                spellings.add(new Spelling(token(i).start(), length, symbol.spelling()));
                return length - 1;
            }
        }
        return 0;
    }

    private boolean isWritten(String text, int i) {
        for (int j = 0; j < text.length(); j++) {
            boolean same = token(i + j).is(text.substring(j, j + 1));
            if (!same || j > 0 && !touches(i + j - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a question mark is no parameter: it stands between operands. */
    private boolean asksForKeys(Symbol symbol, int i) {
        int next = i + symbol.text().length();
        boolean concat = symbol == Symbol.JSON_HAS_ANY && touches(next - 1) && token(next).is("|");
        return !concat && OperandWords.isBetween(token(i - 1), token(next));
    }

    private boolean beginsOperand(int i) {
        Token before = token(i - 1);
        return before.equals(Token.NONE)
                || before.kind() == Token.Kind.WORD && BEFORE_OPERAND.contains(before.text())
                || before.kind() == Token.Kind.SYMBOL
                        && !before.is(")")
                        && !before.is("]")
                        && !before.is("?")
                        && !before.is("!")
                        && (!before.is("~") || tilde == i - 1);
    }

    private void slice(int i) {
        boolean slices =
                !open.isEmpty()
                        && open.peek().is("[")
                        && !(touches(i) && token(i + 1).is(":"))
                        && !(touches(i - 1) && token(i - 1).is(":"));
        if (!slices) {
            return;
        }
        String before = token(i - 1).is("[") ? String.valueOf(Spelling.NOTHING) : "";
        String behind = token(i + 1).is("]") ? String.valueOf(Spelling.NOTHING) : "";
        if (!before.isEmpty()) {
            spellings.add(new Spelling(token(i).start(), 0, before));
        }
        spellings.add(new Spelling(token(i).start(), 1, Symbol.SLICE.spelling() + behind));
    }
}

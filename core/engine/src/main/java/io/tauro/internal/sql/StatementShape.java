package io.tauro.internal.sql;

import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A statement without its literals: what two statements have in common that differ in values only.
 * Names, their case and comments' places are kept as they are, so that equal shapes are parsed
 * alike. Immutable; prints without literals.
 *
 * @param text the statement with a mark in the place of each literal, and one blank for each gap
 * @param literals the literals, in order
 */
public record StatementShape(String text, List<ShapeLiteral> literals) {

    /** A character that no statement has outside of quotes. */
    private static final char MARK = '\u0001';

    /** Longer texts are rarely asked twice, and would fill the memory of whoever keeps them. */
    private static final int MAX_LENGTH = 32_768;

    public StatementShape {
        literals = List.copyOf(literals);
    }

    /** The shape of a statement; empty if it is too long to be kept, or cannot be read. */
    public static Optional<StatementShape> of(String sql, SqlDialectOption dialect) {
        if (sql.length() > MAX_LENGTH || sql.indexOf(MARK) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(SqlScanner.scan(sql, dialect)));
        } catch (TauroException malformed) {
            return Optional.empty();
        }
    }

    private static StatementShape of(SqlText sql) {
        StringBuilder text = new StringBuilder(sql.text().length());
        List<ShapeLiteral> literals = new ArrayList<>();
        List<Token> tokens = sql.tokens();
        int end = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (end >= 0 && token.start() > end) {
                text.append(' ');
            }
            int last = ShapeLiteral.end(tokens, i);
            end = tokens.get(last).end();
            if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.STRING) {
                text.append(MARK);
                literals.add(ShapeLiteral.of(sql.text(), tokens, i, last));
            } else {
                text.append(sql.text(), token.start(), end);
            }
            i = last;
        }
        return new StatementShape(text.toString(), literals);
    }

    /**
     * The statement with only some of its literals left out: what these may be says their type.
     *
     * @param free the indexes of the literals to leave out
     * @return the text; empty if one of them is none whose type and value are known by itself
     */
    public Optional<String> without(BitSet free) {
        if (literals.isEmpty()) {
            return Optional.of(text);
        }
        StringBuilder filled = new StringBuilder(text.length() + 8 * literals.size());
        int literal = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != MARK) {
                filled.append(c);
                continue;
            }
            ShapeLiteral one = literals.get(literal);
            if (!free.get(literal++)) {
                filled.append(one.text());
            } else if (one.parameter().isPresent()) {
                filled.append(MARK).append(one.parameter().get().type()).append(MARK);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(filled.toString());
    }

    /**
     * A parameter for each literal: one of its value if it is free, else NULL, which nobody reads.
     */
    public List<Parameter> parameters(BitSet free) {
        List<Parameter> parameters = new ArrayList<>(literals.size());
        for (int i = 0; i < literals.size(); i++) {
            parameters.add(
                    free.get(i) ? literals.get(i).parameter().orElseThrow() : Parameter.NULL);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return text.replace(MARK, '?');
    }
}

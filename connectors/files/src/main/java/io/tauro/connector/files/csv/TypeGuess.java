package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The types that all values of a column so far can have; the first of those that are left is the
 * column's.
 */
final class TypeGuess {

    private static final DataType LARGE_INTEGER =
            DataType.decimal(DataType.MAX_DECIMAL_PRECISION, 0);
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?");

    private final List<DataType> left =
            new ArrayList<>(
                    List.of(
                            DataType.BOOLEAN,
                            DataType.BIGINT,
                            LARGE_INTEGER,
                            DataType.DOUBLE,
                            DataType.DATE,
                            DataType.TIMESTAMP,
                            DataType.VARCHAR));
    private boolean any;

    /** A quoted number is taken for text: whoever wrote it wanted it to be. */
    void add(String text, boolean quoted) {
        any = true;
        if (left.size() > 1) {
            left.removeIf(type -> !mayBe(type, text, quoted));
        }
    }

    private static boolean mayBe(DataType type, String text, boolean quoted) {
        return switch (type.kind()) {
            case VARCHAR -> true;
            case BOOLEAN ->
                    !quoted && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
            case BIGINT, DECIMAL ->
                    !quoted && INTEGER.matcher(text).matches() && parses(type, text);
            case DOUBLE -> !quoted && NUMBER.matcher(text).matches() && parses(type, text);
            default -> parses(type, text);
        };
    }

    private static boolean parses(DataType type, String text) {
        try {
            TextValues.parse(type, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    DataType type() {
        return any ? left.get(0) : DataType.VARCHAR;
    }
}

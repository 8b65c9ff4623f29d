package io.tauro.connector.files.csv;

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
                            DataType.TIME,
                            DataType.VARCHAR));
    private final CsvValues values;
    private boolean any;

    TypeGuess(CsvValues values) {
        this.values = values;
    }

    /** A quoted number is taken for text: whoever wrote it wanted it to be. */
    void add(String text, boolean quoted) {
        any = true;
        if (left.size() > 1) {
            left.removeIf(type -> !mayBe(type, text, quoted));
        }
    }

    /** Blanks around anything but text do not count. */
    private boolean mayBe(DataType type, String field, boolean quoted) {
        String text = field.strip();
        return switch (type.kind()) {
            case VARCHAR -> true;
            case BOOLEAN ->
                    !quoted && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
            case BIGINT, DECIMAL ->
                    !quoted && INTEGER.matcher(text).matches() && values.parses(type, text);
            case DOUBLE -> !quoted && isNumber(text) && values.parses(type, text);
            default -> values.parses(type, text);
        };
    }

    private boolean isNumber(String text) {
        try {
            return NUMBER.matcher(values.toPoint(text)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether all values so far are of a type that is not text. */
    boolean isTyped() {
        return any && left.size() > 1;
    }

    /** Whether one more value would not change the type. */
    boolean mayBe(String text, boolean quoted) {
        return left.stream()
                .anyMatch(type -> !type.equals(DataType.VARCHAR) && mayBe(type, text, quoted));
    }

    DataType type() {
        return any ? left.get(0) : DataType.VARCHAR;
    }
}

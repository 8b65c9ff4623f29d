package io.tauro.connector.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of numbers, texts and nulls as one text, from which a database can make them again. */
public final class ListText {

    private ListText() {}

    /** As JSON. */
    public static String json(List<?> values) {
        return values.stream()
                .map(value -> value instanceof String text ? quoted(text, true) : "" + value)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** As PostgreSQL writes an array. */
    public static String braces(List<?> values) {
        return values.stream()
                .map(value -> value instanceof String text ? quoted(text, false) : "" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text, boolean escapesControls) {
        StringBuilder all = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                all.append('\\').append(c);
            } else if (c < ' ' && escapesControls) {
                all.append(String.format("\\u%04x", (int) c));
            } else {
                all.append(c);
            }
        }
        return all.append('"').toString();
    }
}

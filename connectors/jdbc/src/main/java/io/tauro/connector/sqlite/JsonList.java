package io.tauro.connector.sqlite;

import io.tauro.type.DataType;
import java.util.List;

/** Values as one text, which SQLite takes apart again. */
final class JsonList {

    private JsonList() {}

    static boolean takes(DataType type, List<Object> values) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT -> true;
            case VARCHAR -> values.stream().noneMatch(text -> ((String) text).indexOf(0) >= 0);
            default -> false;
        };
    }

    static String of(List<?> values) {
        StringBuilder json = new StringBuilder("[");
        for (Object value : values) {
            json.append(json.length() == 1 ? "" : ",");
            if (value instanceof String text) {
                quote(text, json);
            } else {
                json.append(value);
            }
        }
        return json.append(']').toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

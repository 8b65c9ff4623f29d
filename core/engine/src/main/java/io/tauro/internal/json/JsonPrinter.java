package io.tauro.internal.json;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes values as text: without blanks, or one part to a line as PostgreSQL's JSONB_PRETTY does.
 */
public final class JsonPrinter {

    /** The longest text that a function makes. */
    private static final int MAX_LENGTH = 16 << 20;

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonPrinter(boolean pretty) {
        this.pretty = pretty;
    }

    /** A value without blanks. */
    public static String print(Json value) {
        return new JsonPrinter(false).value(value, 0).out.toString();
    }

    /** A value with a line for each part. */
    public static String pretty(Json value) {
        return new JsonPrinter(true).value(value, 0).out.toString();
    }

    /** A text in quotes. */
    public static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(out, text.charAt(i));
        }
        out.append('"');
    }

    private JsonPrinter value(Json value, int depth) {
        if (value instanceof Json.Obj object) {
            object(object, depth);
        } else if (value instanceof Json.Array array) {
            array(array, depth);
        } else if (value instanceof Json.Text text) {
            quote(out, text.value());
        } else if (value instanceof Json.Num number) {
            out.append(number.text());
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
        if (out.length() > MAX_LENGTH) {
            throw JsonFailure.tooLong();
        }
        return this;
    }

    private void object(Json.Obj object, int depth) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            line(depth + 1);
            quote(out, member.getKey());
            out.append(pretty ? ": " : ":");
            value(member.getValue(), depth + 1);
            out.append(members.hasNext() ? "," : "");
        }
        line(depth);
        out.append('}');
    }

    private void array(Json.Array array, int depth) {
        out.append('[');
        Iterator<Json> elements = array.elements().iterator();
        while (elements.hasNext()) {
            line(depth + 1);
            value(elements.next(), depth + 1);
            out.append(elements.hasNext() ? "," : "");
        }
        line(depth);
        out.append(']');
    }

    private void line(int depth) {
        if (pretty) {
            out.append('\n').append(" ".repeat(4 * depth));
        }
    }

    private static void character(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

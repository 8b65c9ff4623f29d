package io.tauro.security.audit;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trees of texts, whole numbers, booleans, lists and maps as JSON. There are two ways to write one:
 * the canonical one of RFC 8785, which is what digests are made of, and as a line, where each
 * character that could end a line or turn its direction is escaped. Both mean the same.
 */
final class Json {

    /** The largest whole number that each reader of JSON keeps. */
    private static final long LARGEST = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder(512);
    private final boolean canonical;

    private Json(boolean canonical) {
        this.canonical = canonical;
    }

    /** As RFC 8785 says: sorted keys, no blanks, the fewest escapes. */
    static byte[] canonical(SortedMap<String, ?> tree) {
        Json json = new Json(true);
        json.value(tree);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One line; the canonical text but for more escapes. */
    static String line(SortedMap<String, ?> tree) {
        Json json = new Json(false);
        json.value(tree);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> list) {
            array(list);
        } else if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            out.append(Math.max(-LARGEST, Math.min(LARGEST, number)));
        } else if (value instanceof Boolean) {
            out.append(value);
        } else {
            text((String) value);
        }
    }

    private void object(Map<?, ?> map) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            text((String) entry.getKey());
            out.append(':');
            value(entry.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private void array(Collection<?> list) {
        char separator = '[';
        for (Object item : list) {
            out.append(separator);
            value(item);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                pair(c, text.charAt(++i));
            } else {
                unusual(Character.isSurrogate(c) ? '\ufffd' : c);
            }
        }
        out.append('"');
    }

    private void pair(char high, char low) {
        if (!canonical && mustEscape(Character.toCodePoint(high, low))) {
            escape(high);
            escape(low);
        } else {
            out.append(high).append(low);
        }
    }

    private void unusual(char c) {
        if (c < ' ') {
            control(c);
        } else if (!canonical && mustEscape(c)) {
            escape(c);
        } else {
            out.append(c);
        }
    }

    private void control(char c) {
        int known = "\b\t\n\f\r".indexOf(c);
        if (canonical && known >= 0) {
            out.append('\\').append("btnfr".charAt(known));
        } else {
            escape(c);
        }
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    /**
     * Control, line and paragraph separators, and format characters, direction marks among them.
     */
    static boolean mustEscape(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /** A map for a tree. */
    static SortedMap<String, Object> tree() {
        return new TreeMap<>();
    }
}

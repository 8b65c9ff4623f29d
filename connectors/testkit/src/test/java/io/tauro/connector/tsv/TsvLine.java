package io.tauro.connector.tsv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of values with tabs between: {@code \N} is null, and tabs, line ends and backslashes are
 * written with a backslash.
 */
final class TsvLine {

    private TsvLine() {}

    static List<@Nullable String> split(String line) {
        List<@Nullable String> values = new ArrayList<>();
        for (String value : line.split("\t", -1)) {
            values.add(value.equals("\\N") ? null : unescape(value));
        }
        return values;
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                c =
                        switch (value.charAt(++i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> value.charAt(i);
                        };
            }
            text.append(c);
        }
        return text.toString();
    }

    static String join(List<@Nullable String> values) {
        List<String> escaped = new ArrayList<>();
        for (String value : values) {
            escaped.add(value == null ? "\\N" : escape(value));
        }
        return String.join("\t", escaped);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}

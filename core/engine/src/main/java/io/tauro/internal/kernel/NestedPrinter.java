package io.tauro.internal.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays and rows, whose parts are text already, as PostgreSQL writes them. */
final class NestedPrinter {

    private NestedPrinter() {}

    /**
     * @param nested whether the elements are arrays themselves
     */
    static String array(List<@Nullable String> elements, boolean nested) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : ",");
            String element = elements.get(i);
            if (element == null) {
                text.append("NULL");
            } else if (nested || !isQuoted(element, "{}")) {
                text.append(element);
            } else {
                quote(text, element, "\\\"");
            }
        }
        return text.append('}').toString();
    }

    static String row(List<@Nullable String> fields) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : ",");
            String field = fields.get(i);
            if (field != null && isQuoted(field, "()")) {
                quote(text, field, "\"\"");
            } else if (field != null) {
                text.append(field);
            }
        }
        return text.append(')').toString();
    }

    private static boolean isQuoted(String text, String brackets) {
        if (text.isEmpty() || brackets.startsWith("{") && text.equalsIgnoreCase("NULL")) {
            return true;
        }
        return text.chars()
                .anyMatch(
                        c ->
                                c == '"'
                                        || c == '\\'
                                        || c == ','
                                        || c == ' '
                                        || c >= '\t' && c <= '\r'
                                        || brackets.indexOf(c) >= 0);
    }

    private static void quote(StringBuilder out, String text, String quote) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", quote)).append('"');
    }
}

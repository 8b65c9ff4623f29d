package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;
import java.util.Locale;

/**
 * What is shown of columns of every table that has a tag. It gives nobody leave to read a table,
 * and only ever shows less than the table's own policy. Immutable.
 *
 * @param tag the tag, without regard to case
 * @param fields by patterns of names, without regard to case
 */
public record TagPolicy(String tag, List<FieldSecurityPolicy> fields) {

    public TagPolicy {
        fields = List.copyOf(fields);
        if (tag.isBlank()) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY, "A tag policy needs the name of its tag. Give it.");
        }
    }

    /** A policy for a tag. */
    public static TagPolicy forTag(String tag, FieldSecurityPolicy... fields) {
        return new TagPolicy(tag, List.of(fields));
    }

    /** Whether one of its field policies is about a column. */
    public boolean covers(FieldSecurityPolicy field, String column) {
        return fields.contains(field) && matches(field.field(), column);
    }

    /** Whether a pattern, in which {@code *} stands for any characters, covers a column. */
    static boolean matches(String pattern, String column) {
        return matches(pattern.toLowerCase(Locale.ROOT), 0, column.toLowerCase(Locale.ROOT), 0);
    }

    /** Goes back to the last star only: linear times the length of the pattern. */
    private static boolean matches(String pattern, int from, String text, int at) {
        int p = from;
        int t = at;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}

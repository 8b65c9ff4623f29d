package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;

/**
 * What is shown of columns of every table that has a tag. It gives nobody leave to read a table,
 * and its exceptions are exceptions to this policy alone: what the table's own policy or another
 * tag hides stays hidden. Whom the table's own policy shows a value, it does not take it from,
 * unless it restricts the column. Immutable.
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

    /**
     * Whether a pattern, in which {@code *} stands for any characters, covers a column. Case is
     * disregarded as {@link String#equalsIgnoreCase} does, by which columns are named elsewhere.
     */
    static boolean matches(String pattern, String column) {
        return matchesFolded(folded(pattern), folded(column));
    }

    private static String folded(String name) {
        char[] characters = name.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(Character.toUpperCase(characters[i]));
        }
        return new String(characters);
    }

    /** Goes back to the last star only: linear times the length of the pattern. */
    private static boolean matchesFolded(String pattern, String text) {
        int p = 0;
        int t = 0;
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

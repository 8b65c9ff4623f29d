package io.tauro.connector.files;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Patterns of paths: {@code *} and {@code ?} stand for any characters and for one but {@code /},
 * {@code **} for any folders, {@code [a-z]} and {@code [!a-z]} for one of a set, <code>{a,b}</code>
 * for either.
 */
final class Glob {

    private Glob() {}

    /** Whether a segment of a path is more than a name. */
    static boolean isPattern(String segment) {
        return segment.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    /** Tests whole keys. */
    static Predicate<String> matcher(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (end > 0) {
                appendSet(regex, glob.substring(i + 1, end));
                i = end;
            } else if (c == '{' && glob.indexOf('}', i) > 0) {
                regex.append("(?:");
                braces++;
            } else if (c == '}' && braces > 0) {
                regex.append(')');
                braces--;
            } else if (c == ',' && braces > 0) {
                regex.append('|');
            } else {
                regex.append(
                        c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + ")".repeat(braces), Pattern.DOTALL).asMatchPredicate();
    }

    private static void appendSet(StringBuilder regex, String set) {
        boolean negated = set.startsWith("!");
        regex.append(negated ? "[^/" : "[");
        for (char c : set.substring(negated ? 1 : 0).toCharArray()) {
            regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        regex.append(negated ? "]" : "&&[^/]]");
    }
}

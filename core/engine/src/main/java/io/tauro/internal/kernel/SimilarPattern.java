package io.tauro.internal.kernel;

/** From a pattern of SIMILAR TO to a regular expression for all of a text. */
final class SimilarPattern {

    private static final String SAME = "|*+?{}()";

    private SimilarPattern() {}

    /**
     * @param escape the escape character; empty for none
     */
    static String toRegex(String pattern, String escape) {
        if (escape.length() > 1) {
            throw KernelErrors.invalid(
                    ScalarFunction.SIMILAR_TO, "is an escape and must be one character.");
        }
        StringBuilder regex = new StringBuilder("\\A(?:");
        append(regex, pattern, escape);
        return regex.append(")\\z").toString();
    }

    /**
     * A regular expression whose first group is what stands between two escaped double quotes, and
     * that has no group if there are none. What is before the part is as short as can be.
     */
    static String partToRegex(String pattern, String escape) {
        String mark = escape + "\"";
        int first = escape.isEmpty() ? -1 : pattern.indexOf(mark);
        if (first < 0) {
            return toRegex(pattern, escape);
        }
        int second = pattern.indexOf(mark, first + 2);
        if (second < 0 || pattern.indexOf(mark, second + 2) >= 0) {
            throw KernelErrors.invalid(
                    ScalarFunction.SUBSTRING_SIMILAR,
                    "is a pattern and must have two marks of escape and double quote, or none.");
        }
        StringBuilder regex = new StringBuilder("\\A(?U:");
        append(regex, pattern.substring(0, first), escape);
        regex.append(")(");
        append(regex, pattern.substring(first + 2, second), escape);
        regex.append(")(?:");
        append(regex, pattern.substring(second + 2), escape);
        return regex.append(")\\z").toString();
    }

    private static void append(StringBuilder regex, String pattern, String escape) {
        boolean inSet = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            if (!escape.isEmpty() && letter == escape.charAt(0)) {
                if (++i == pattern.length()) {
                    throw KernelErrors.invalid(
                            ScalarFunction.SIMILAR_TO, "is a pattern that ends with its escape.");
                }
                quote(regex, pattern.charAt(i));
            } else if (inSet) {
                inSet = letter != ']';
                regex.append(letter == '\\' ? "\\\\" : String.valueOf(letter));
            } else if (letter == '[') {
                inSet = true;
                regex.append('[');
            } else if (letter == '%') {
                regex.append(".*");
            } else if (letter == '_') {
                regex.append('.');
            } else if (letter == '(') {
                regex.append("(?:");
            } else if (SAME.indexOf(letter) >= 0) {
                regex.append(letter);
            } else {
                quote(regex, letter);
            }
        }
    }

    private static void quote(StringBuilder regex, char letter) {
        if (letter < 128 && !Character.isLetterOrDigit(letter) && letter > ' ') {
            regex.append('\\');
        }
        regex.append(letter);
    }
}

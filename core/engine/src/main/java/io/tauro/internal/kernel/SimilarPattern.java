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
            } else if (SAME.indexOf(letter) >= 0) {
                regex.append(letter);
            } else {
                quote(regex, letter);
            }
        }
        return regex.append(")\\z").toString();
    }

    private static void quote(StringBuilder regex, char letter) {
        if (letter < 128 && !Character.isLetterOrDigit(letter) && letter > ' ') {
            regex.append('\\');
        }
        regex.append(letter);
    }
}

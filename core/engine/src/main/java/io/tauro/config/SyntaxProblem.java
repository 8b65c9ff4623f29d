package io.tauro.config;

import java.util.Map;

/** The parser's mistakes in our words: none quotes what the file holds. */
final class SyntaxProblem {

    private static final String INDENTATION =
            "the structure breaks off here. Check the indentation, the colons and the brackets of this line and the one before";

    private static final Map<String, String> BY_BEGINNING =
            Map.of(
                    "mapping values are not allowed",
                    "a colon begins a value where none can be. Quote text that holds a colon and a space",
                    "could not find expected ':'",
                    "a key without a colon. Check this line and the one before",
                    "found undefined alias",
                    "'*' begins an alias, and there is no anchor of its name. Quote text that begins with '*'",
                    "found character '\\t",
                    "a tab cannot be used for indentation. Use spaces",
                    "found character",
                    "a character that cannot begin a value. Quote text that begins with it",
                    "found unexpected end of stream",
                    "quoted text does not end",
                    "expected a single document",
                    "there is more than one document",
                    "found unknown escape character",
                    "a backslash in double quotes begins an escape that does not exist. Use single quotes",
                    "Number of aliases",
                    "too many aliases",
                    "Nesting Depth exceeded",
                    "lists and maps are nested too deeply");

    private SyntaxProblem() {}

    static String of(String problem, String line) {
        String text =
                BY_BEGINNING.entrySet().stream()
                        .filter(entry -> problem.startsWith(entry.getKey()))
                        .max(
                                Map.Entry.comparingByKey(
                                        java.util.Comparator.comparing(String::length)))
                        .map(Map.Entry::getValue)
                        .orElse(unknown(problem));
        return line.contains("${") && line.contains("{")
                ? text + ". Inside braces or brackets, quote text that holds ${…}"
                : text;
    }

    private static String unknown(String problem) {
        return problem.contains("special characters are not allowed")
                ? "a control character, which YAML does not allow"
                : INDENTATION;
    }
}

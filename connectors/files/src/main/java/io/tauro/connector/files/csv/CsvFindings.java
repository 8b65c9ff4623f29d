package io.tauro.connector.files.csv;

import java.util.ArrayList;
import java.util.List;

/** Says in words what was found out about a dialect. */
final class CsvFindings {

    private CsvFindings() {}

    /** What is not as the options and the defaults say. */
    static String describe(CsvOptions options, CsvDialect found) {
        CsvDialect said = options.dialect();
        List<String> words = new ArrayList<>();
        if (!found.delimiter().equals(said.delimiter())) {
            words.add("delimiter " + name(found.delimiter()));
        }
        if (found.quote() != said.quote()) {
            words.add("quote " + name(found.quote()));
        }
        if (found.escape() != found.quote() && found.escape() != said.escape()) {
            words.add("escape " + name(found.escape()));
        }
        if (!found.comment().equals(said.comment())) {
            words.add("comment " + found.comment().map(CsvFindings::name).orElse("none"));
        }
        if (options.header().isEmpty()) {
            words.add(found.header() ? "with header" : "without header");
        }
        return String.join(", ", words);
    }

    private static String name(char c) {
        return c == CsvDialect.NONE ? "none" : name(String.valueOf(c));
    }

    private static String name(String text) {
        return switch (text) {
            case "\t" -> "tab";
            case "\u0001" -> "^A";
            default -> text;
        };
    }
}

package io.tauro.connector.files.csv;

/** A text that is not in the dialect. Knows what is wrong, and not the text. */
final class CsvSyntax extends RuntimeException {

    private static final long serialVersionUID = 1;

    CsvSyntax(String what) {
        super(what, null, false, false);
    }
}

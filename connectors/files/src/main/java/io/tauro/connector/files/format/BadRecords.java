package io.tauro.connector.files.format;

import java.util.Map;

/** What to do with a record that cannot be read, or does not fit the columns. */
public enum BadRecords {
    ERROR,
    /** Leave it out, and count it. */
    SKIP;

    public static BadRecords of(FormatOptions options) {
        return options.choice("bad_records", Map.of("error", ERROR, "skip", SKIP), "error or skip")
                .orElse(ERROR);
    }
}

package io.tauro.spi;

/**
 * An option of a connection or of a file format: what a configuration may say, checked before
 * anything starts.
 *
 * @param name the key, lower case with underscores
 * @param kind what its value must be
 * @param required whether it must be given
 * @param description one sentence for the documentation, with the default
 */
public record Option(String name, Kind kind, boolean required, String description) {

    /** What a value must be. */
    public enum Kind {
        TEXT,
        /** Text that never appears in a message, a plan or a log. */
        SECRET,
        INTEGER,
        BOOLEAN,
        /** {@code 30s}, {@code 5m}, {@code 1d}. */
        DURATION,
        /** {@code 256MB}. */
        SIZE,
        /** A path, relative to the configuration file. */
        PATH,
        /** Keys and values of the user's own. */
        MAP,
        /** A list of texts, none of them blank. */
        LIST,
        /** One text or a list of texts, which may be empty. */
        TEXTS
    }

    /** An option that may be left out. */
    public static Option of(String name, Kind kind, String description) {
        return new Option(name, kind, false, description);
    }

    /** An option that must be given. */
    public static Option required(String name, Kind kind, String description) {
        return new Option(name, kind, true, description);
    }
}

package io.tauro.config;

import java.util.List;
import java.util.Map;

/** A value in a configuration file, with its place. Aliases and merges are resolved. Immutable. */
sealed interface Yaml {

    /** Where it stands: the place of its key. */
    Place place();

    /** What it is, in the words of messages. */
    String kind();

    /**
     * Text, not interpreted.
     *
     * @param plain whether it is written without quotes, so that {@code 1} is a number and {@code
     *     null} nothing
     */
    record Scalar(Place place, String text, boolean plain) implements Yaml {

        /** Whether no value is given. */
        boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        @Override
        public String kind() {
            return "a value";
        }
    }

    /** Values in order. */
    record Items(Place place, List<Yaml> values) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by key, in the order of the file. */
    record Entries(Place place, Map<String, Yaml> values) implements Yaml {
        @Override
        public String kind() {
            return "keys and values";
        }
    }
}

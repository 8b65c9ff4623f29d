package io.tauro.config;

/**
 * Refuses what a configuration may say and this version cannot do. Nothing is passed over in
 * silence.
 */
final class Unsupported {

    private Unsupported() {}

    /** What is empty asks for nothing. */
    static void refuseUnlessEmpty(Section section, String key, String advice) {
        section.value(key)
                .ifPresent(
                        value -> {
                            boolean empty =
                                    value instanceof Yaml.Entries entries
                                                    && entries.values().isEmpty()
                                            || value instanceof Yaml.Items items
                                                    && items.values().isEmpty();
                            if (!empty) {
                                throw section.place(key).notSupported(advice);
                            }
                        });
    }

    static void refuseIfTrue(Section section, String key, String advice) {
        if (section.bool(key).orElse(false)) {
            throw section.place(key).notSupported(advice);
        }
    }
}

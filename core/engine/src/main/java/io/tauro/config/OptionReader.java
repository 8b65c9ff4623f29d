package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the options that a connector declares, each as the type that it declares. A duration can
 * also be given in seconds, as {@code name_seconds}.
 */
final class OptionReader {

    private static final String SECONDS = "_seconds";

    private final List<Option> known;
    private final String what;

    /**
     * @param known the options
     * @param what they are called in messages
     */
    OptionReader(List<Option> known, String what) {
        this.known = known;
        this.what = what;
    }

    /**
     * The values by name.
     *
     * @param section where they are
     * @param others keys of the section that are not options
     */
    Map<String, Object> read(Section section, List<String> others) {
        for (String name : section.names()) {
            if (!others.contains(name) && !isKnown(name)) {
                throw Section.unknown(section.place(name), what, name, names(others));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Option option : known) {
            String name = option.name();
            if (section.has(name) || isInSeconds(section, option)) {
                values.put(name, value(section, option));
            } else if (option.required()) {
                throw section.place()
                        .error(
                                ErrorCode.MISSING_OPTION,
                                "The option '" + name + "' is missing in",
                                ". Add it.");
            }
        }
        return values;
    }

    private static boolean isInSeconds(Section section, Option option) {
        return option.kind() == Option.Kind.DURATION && section.has(option.name() + SECONDS);
    }

    private boolean isKnown(String name) {
        return known.stream()
                .anyMatch(
                        option ->
                                option.name().equals(name)
                                        || option.kind() == Option.Kind.DURATION
                                                && name.equals(option.name() + SECONDS));
    }

    private List<String> names(List<String> others) {
        List<String> names = new ArrayList<>(known.stream().map(Option::name).sorted().toList());
        names.addAll(others);
        return names;
    }

    /** The value of an option that is there. */
    static Object value(Section section, Option option) {
        String name = option.name();
        return switch (option.kind()) {
            case TEXT -> section.text(name).orElseThrow();
            case SECRET -> section.secret(name).orElseThrow();
            case INTEGER -> section.integer(name, Integer.MIN_VALUE).orElseThrow();
            case BOOLEAN -> section.bool(name).orElseThrow();
            case DURATION -> section.duration(name).orElseThrow();
            case SIZE -> section.size(name).orElseThrow();
            case PATH -> section.path(name).map(Path::toString).orElseThrow();
            case MAP -> section.map(name);
            case LIST -> section.texts(name);
            case TEXTS -> section.anyTexts(name);
        };
    }
}

package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.Durations;
import io.tauro.spi.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of which the keys are known: gives each value as the type it must have, or an
 * error with its place. Immutable.
 */
final class Section {

    private final Place place;
    private final Map<String, Yaml> values;
    private final Interpolation interpolation;

    private Section(Yaml.Entries entries, Interpolation interpolation) {
        this.place = entries.place();
        this.values = entries.values();
        this.interpolation = interpolation;
    }

    /** Keys of the user's own. */
    static Section open(Yaml yaml, Interpolation interpolation) {
        if (yaml instanceof Yaml.Scalar scalar && scalar.isNull()) {
            throw missing(scalar.place());
        }
        if (!(yaml instanceof Yaml.Entries entries)) {
            throw yaml.place().invalid("keys and values, not " + yaml.kind());
        }
        return new Section(entries, interpolation);
    }

    /** These keys and no others. */
    static Section of(Yaml yaml, Collection<String> known, Interpolation interpolation) {
        Section section = open(yaml, interpolation);
        section.allow(known);
        return section;
    }

    /** Refuses other keys than these. */
    void allow(Collection<String> known) {
        for (Map.Entry<String, Yaml> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw unknown(entry.getValue().place(), "key", entry.getKey(), known);
            }
        }
    }

    static TauroException unknown(Place place, String what, String name, Collection<String> known) {
        return place.error(
                ErrorCode.UNKNOWN_OPTION,
                "Unknown " + what,
                "."
                        + Suggestions.didYouMean(name, known)
                        + (known.isEmpty()
                                ? " There are none here."
                                : " Known: " + String.join(", ", known) + "."));
    }

    private static TauroException missing(Place place) {
        return place.error(
                ErrorCode.MISSING_OPTION,
                "There is no value behind",
                ". Give one, or remove the key.");
    }

    Place place() {
        return place;
    }

    /** Where a key is; where the section is if the key is not there. */
    Place place(String name) {
        Yaml value = values.get(name);
        return value == null ? place : value.place();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    Optional<Yaml> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The error that a key is not there. */
    TauroException lacks(String name) {
        return place.error(
                ErrorCode.MISSING_OPTION, "The key '" + name + "' is missing in", ". Add it.");
    }

    private Optional<Yaml.Scalar> scalar(String name, String expected) {
        return value(name).map(yaml -> scalar(yaml, expected));
    }

    private static Yaml.Scalar scalar(Yaml yaml, String expected) {
        if (!(yaml instanceof Yaml.Scalar scalar)) {
            throw yaml.place().invalid(expected + ", not " + yaml.kind());
        }
        if (scalar.isNull()) {
            throw missing(scalar.place());
        }
        return scalar;
    }

    /** The text as it is written, for messages: references are not resolved. */
    String written(String name) {
        return scalar(name, "text").map(Yaml.Scalar::text).orElse("");
    }

    Optional<String> text(String name) {
        return scalar(name, "text").map(interpolation::text);
    }

    String requireText(String name) {
        String text = text(name).orElseThrow(() -> lacks(name));
        if (text.isBlank()) {
            throw place(name).invalid("text that is not blank");
        }
        return text;
    }

    /** Text that is never shown. */
    Optional<Secret> secret(String name) {
        return scalar(name, "text").map(interpolation::secret);
    }

    /**
     * Where text comes from that must not be in the file itself.
     *
     * @throws TauroException {@code TAURO-1006} if it is in the file, or has a default there
     */
    Optional<Interpolation.Elsewhere> elsewhere(String name) {
        return scalar(name, "text")
                .map(
                        scalar ->
                                interpolation
                                        .elsewhere(scalar)
                                        .orElseThrow(
                                                () ->
                                                        scalar.place()
                                                                .invalid(
                                                                        "${file:path} or ${NAME} without a default, because keys and what opens them are never in this file")));
    }

    /**
     * Keys and values that somebody else interprets: text, lists and maps of it. What comes from
     * the environment or from a file of secrets is a {@link Secret}.
     */
    Map<String, Object> map(String name) {
        Section section = below(name, null);
        Map<String, Object> map = new LinkedHashMap<>();
        section.values.forEach((key, value) -> map.put(key, section.uninterpreted(value)));
        return map;
    }

    private Object uninterpreted(Yaml yaml) {
        if (yaml instanceof Yaml.Items items) {
            return items.values().stream().map(this::uninterpreted).toList();
        }
        if (yaml instanceof Yaml.Entries entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.values().forEach((key, value) -> map.put(key, uninterpreted(value)));
            return map;
        }
        Yaml.Scalar scalar = scalar(yaml, "text");
        return Interpolation.isReference(scalar)
                ? interpolation.secret(scalar)
                : interpolation.text(scalar);
    }

    private <T> Optional<T> parsed(
            String name, String expected, Function<String, Optional<T>> parser) {
        return scalar(name, expected)
                .map(
                        scalar ->
                                parser.apply(interpolation.text(scalar).trim())
                                        .orElseThrow(() -> scalar.place().invalid(expected)));
    }

    Optional<Boolean> bool(String name) {
        return parsed(name, "true or false", Scalars::bool);
    }

    /** A whole number from {@code least} on. */
    Optional<Integer> integer(String name, int least) {
        return parsed(
                name,
                "a whole number from " + least + " on",
                text ->
                        Scalars.wholeNumber(text)
                                .filter(number -> number >= least && number <= Integer.MAX_VALUE)
                                .map(Long::intValue));
    }

    /** A count, from one on. */
    Optional<Long> count(String name) {
        return parsed(
                name,
                "a whole number from 1 on",
                text -> Scalars.wholeNumber(text).filter(number -> number >= 1));
    }

    Optional<Long> size(String name) {
        return parsed(
                name,
                "a size such as 256MB or 1GB",
                text -> Scalars.size(text).filter(bytes -> bytes > 0));
    }

    /** A positive duration under {@code name}, or whole seconds under {@code name_seconds}. */
    Optional<Duration> duration(String name) {
        String inSeconds = name + "_seconds";
        if (has(name) && has(inSeconds)) {
            throw place(inSeconds)
                    .invalid("left out, because '" + name + "' says the same already");
        }
        return has(inSeconds)
                ? integer(inSeconds, 1).map(Duration::ofSeconds)
                : parsed(name, "a duration such as 30s, 5m or 1d", Section::positiveDuration);
    }

    private static Optional<Duration> positiveDuration(String text) {
        try {
            return Optional.of(Durations.parse(text)).filter(duration -> !duration.isZero());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** A path; a relative one is resolved against the folder of the file. */
    Optional<Path> path(String name) {
        return parsed(name, "a path", this::resolved);
    }

    private Optional<Path> resolved(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(interpolation.directory().resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** One of the constants, without regard to case. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        return choice(name, words).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    /** One of the words, which are in lower case, without regard to case. */
    Optional<String> choice(String name, List<String> words) {
        String expected = "one of " + String.join(", ", words);
        return scalar(name, expected)
                .map(
                        scalar -> {
                            String word =
                                    interpolation.text(scalar).trim().toLowerCase(Locale.ROOT);
                            if (!words.contains(word)) {
                                throw scalar.place()
                                        .error(
                                                ErrorCode.INVALID_OPTION,
                                                "The value of",
                                                " must be "
                                                        + expected
                                                        + "."
                                                        + Suggestions.didYouMean(word, words));
                            }
                            return word;
                        });
    }

    /** A list of text that is not blank; empty if the key is not there. */
    List<String> texts(String name) {
        return value(name).map(this::textsOf).orElse(List.of());
    }

    private List<String> textsOf(Yaml yaml) {
        List<String> texts = new ArrayList<>();
        for (Yaml item : items(yaml)) {
            String text = interpolation.text(scalar(item, "text"));
            if (text.isBlank()) {
                throw item.place().invalid("text that is not blank");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The values of a list. */
    static List<Yaml> items(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar && scalar.isNull()) {
            throw missing(scalar.place());
        }
        if (!(yaml instanceof Yaml.Items items)) {
            throw yaml.place().invalid("a list, not " + yaml.kind());
        }
        return items.values();
    }

    /** One text, or a list of them. */
    List<String> oneOrMore(String name) {
        Yaml yaml = values.get(name);
        return yaml instanceof Yaml.Scalar
                ? text(name).map(List::of).orElse(List.of())
                : texts(name);
    }

    /** One text, or a list of them, each of which may be empty. */
    List<String> anyTexts(String name) {
        if (!(values.get(name) instanceof Yaml.Items items)) {
            return text(name).map(List::of).orElse(List.of());
        }
        return items.values().stream()
                .map(item -> interpolation.text(scalar(item, "text")))
                .toList();
    }

    /** The section below a key of the user's own. */
    Section below(String name, @Nullable Collection<String> known) {
        Yaml yaml = value(name).orElseThrow(() -> lacks(name));
        return known == null ? open(yaml, interpolation) : of(yaml, known, interpolation);
    }

    /** The section below a key, if the key is there. */
    Optional<Section> section(String name, @Nullable Collection<String> known) {
        return has(name) ? Optional.of(below(name, known)) : Optional.empty();
    }

    Interpolation interpolation() {
        return interpolation;
    }
}

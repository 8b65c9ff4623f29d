package io.tauro.connector.files.format;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.Option;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The options of a table of files. Immutable.
 *
 * @param table what the table is called in messages: format and path
 * @param values text, numbers and booleans by name
 */
public record FormatOptions(String table, Map<String, Object> values) {

    public FormatOptions {
        values = Map.copyOf(values);
    }

    /**
     * Refuses what is not an option.
     *
     * @throws TauroException {@code TAURO-1004}
     */
    public void check(List<Option> known) {
        List<String> names = known.stream().map(Option::name).sorted().toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                String options =
                        names.isEmpty()
                                ? " The format has no options."
                                : " Known options: " + String.join(", ", names) + ".";
                throw new TauroException(
                        ErrorCode.UNKNOWN_OPTION,
                        "Unknown option '"
                                + name
                                + "' of table '"
                                + table
                                + "'."
                                + Suggestions.didYouMean(name, names)
                                + options,
                        Map.of("option", name),
                        null);
            }
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /** One text, or several. */
    public Optional<List<String>> texts(String name) {
        return Optional.ofNullable(values.get(name))
                .map(
                        value ->
                                value instanceof Collection<?> several
                                        ? several.stream().map(Object::toString).toList()
                                        : List.of(value.toString()));
    }

    public boolean bool(String name, boolean otherwise) {
        return choice(name, Map.of("true", true, "false", false), "true or false")
                .orElse(otherwise);
    }

    /** A whole number, at least 1. */
    public int positive(String name, int otherwise) {
        return number(name, 1, otherwise);
    }

    /** A whole number that is not less than another. */
    public int number(String name, int least, int otherwise) {
        return parse(
                        name,
                        "a whole number from " + least + " on",
                        text -> {
                            int number = Integer.parseInt(text.trim());
                            if (number < least) {
                                throw new IllegalArgumentException();
                            }
                            return number;
                        })
                .orElse(otherwise);
    }

    /** One of some words, without regard to case. */
    public <T> Optional<T> choice(String name, Map<String, T> words, String expected) {
        return parse(
                name,
                expected,
                text -> {
                    T choice = words.get(text.trim().toLowerCase(Locale.ROOT));
                    if (choice == null) {
                        throw new IllegalArgumentException();
                    }
                    return choice;
                });
    }

    /** A value that a parser refuses with an {@link IllegalArgumentException}. */
    public <T> Optional<T> parse(String name, String expected, Function<String, T> parser) {
        return text(name)
                .map(
                        text -> {
                            try {
                                return parser.apply(text);
                            } catch (IllegalArgumentException e) {
                                throw invalid(name, expected);
                            }
                        });
    }

    /** The error of an option that has another value than it may have. */
    public TauroException invalid(String name, String expected) {
        return new TauroException(
                ErrorCode.INVALID_OPTION,
                "Option '"
                        + name
                        + "' of table '"
                        + table
                        + "' must be "
                        + expected
                        + ". Correct its value.",
                Map.of("option", name),
                null);
    }
}

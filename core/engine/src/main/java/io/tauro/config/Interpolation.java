package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:path}}; a
 * doubled dollar before the brace makes it plain text. What is put in is never read again.
 *
 * @param directory what the paths of secret files are relative to
 */
record Interpolation(Path directory) {

    private static final String FILE = "file:";

    /** The escape; or a reference, of which group 1 is the inside; or one that does not end. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}|\\$\\{");

    private static final Pattern VARIABLE =
            Pattern.compile("(?<name>[A-Za-z0-9_.-]+)(?::-(?<default>.*))?", Pattern.DOTALL);

    /** The text with all references resolved. */
    String text(Yaml.Scalar scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group().startsWith("$$") ? "${" : value(scalar, matcher);
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    /** Whether there is a reference, so that the text is not what is written. */
    static boolean isReference(Yaml.Scalar scalar) {
        return REFERENCE.matcher(scalar.text()).results().anyMatch(found -> found.group(1) != null);
    }

    /**
     * The text as a secret. One that is a single reference is looked up again whenever it is used,
     * so that a rotated secret is picked up; it must be there now nevertheless.
     */
    Secret secret(Yaml.Scalar scalar) {
        String now = text(scalar);
        Matcher whole = REFERENCE.matcher(scalar.text());
        if (!whole.matches() || whole.group(1) == null) {
            return Secret.of(now);
        }
        String inside = whole.group(1);
        if (inside.startsWith(FILE)) {
            return Secret.file(file(scalar, inside));
        }
        Matcher variable = VARIABLE.matcher(inside);
        return variable.matches() && variable.group("default") == null
                ? Secret.env(variable.group("name"))
                : Secret.of(now);
    }

    /**
     * What comes from somewhere else as a whole.
     *
     * @param file that it is in; else
     * @param variable that holds it
     */
    record Elsewhere(Optional<Path> file, Optional<String> variable) {}

    /**
     * Where a text comes from that must not be in the configuration: it is one reference to a file
     * or a variable, without a default, and can be resolved. Empty if it is anything else.
     */
    Optional<Elsewhere> elsewhere(Yaml.Scalar scalar) {
        Matcher whole = REFERENCE.matcher(scalar.text());
        if (!whole.matches() || whole.group(1) == null) {
            return Optional.empty();
        }
        String inside = whole.group(1);
        Matcher variable = VARIABLE.matcher(inside);
        boolean named = variable.matches() && variable.group("default") == null;
        if (!inside.startsWith(FILE) && !named) {
            return Optional.empty();
        }
        text(scalar);
        return Optional.of(
                inside.startsWith(FILE)
                        ? new Elsewhere(Optional.of(file(scalar, inside)), Optional.empty())
                        : new Elsewhere(Optional.empty(), Optional.of(inside)));
    }

    private String value(Yaml.Scalar scalar, Matcher reference) {
        String inside = reference.group(1);
        if (inside == null) {
            throw unresolved(scalar, "has a '${' without a '}'. Close it, or write '$${' for text");
        }
        if (inside.startsWith(FILE)) {
            return readable(scalar, file(scalar, inside));
        }
        Matcher variable = VARIABLE.matcher(inside);
        if (!variable.matches()) {
            throw unresolved(
                    scalar,
                    "has a '${…}' that is not ${NAME}, ${NAME:-default} or ${file:path}. Correct it, or write '$${' for text");
        }
        String name = variable.group("name");
        Optional<String> otherwise = Optional.ofNullable(variable.group("default"));
        String found = lookUp(name);
        if (found != null && !(found.isEmpty() && otherwise.isPresent())) {
            return found;
        }
        return otherwise.orElseThrow(
                () ->
                        unresolved(
                                scalar,
                                "uses '"
                                        + name
                                        + "', and neither an environment variable nor a system property of that name is set. Set it, or write ${"
                                        + name
                                        + ":-default}"));
    }

    private static @Nullable String lookUp(String name) {
        String value = System.getenv(name);
        return value == null ? System.getProperty(name) : value;
    }

    private Path file(Yaml.Scalar scalar, String inside) {
        try {
            return directory.resolve(inside.substring(FILE.length()));
        } catch (InvalidPathException e) {
            throw unresolved(scalar, "names a secret file that is no path. Correct it");
        }
    }

    private static String readable(Yaml.Scalar scalar, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw unresolved(
                    scalar,
                    "names a secret file that cannot be read: '"
                            + file
                            + "'. Check that it exists and who may read it");
        }
        return scalar.place().in(() -> Secret.file(file).reveal());
    }

    private static TauroException unresolved(Yaml.Scalar scalar, String problem) {
        return scalar.place()
                .error(ErrorCode.UNRESOLVED_VARIABLE, "The value of", " " + problem + ".");
    }
}

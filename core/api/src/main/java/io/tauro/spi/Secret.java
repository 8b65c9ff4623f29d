package io.tauro.spi;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Text that is never shown: it prints as {@code ***}. Read when it is used, so that a rotated
 * secret is picked up. Thread-safe.
 */
public final class Secret {

    private final Supplier<String> source;

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    /** A secret that the program already has. */
    public static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** The value of an environment variable, or of a system property of that name. */
    public static Secret env(String name) {
        return new Secret(() -> fromEnvironment(name));
    }

    /** The first line of a file. */
    public static Secret file(Path path) {
        return new Secret(() -> firstLine(path));
    }

    private static String fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            value = System.getProperty(name);
        }
        if (value == null) {
            throw new TauroException(
                    ErrorCode.UNRESOLVED_VARIABLE,
                    "Neither an environment variable nor a system property '"
                            + name
                            + "' is set. Set it.");
        }
        return value;
    }

    private static String firstLine(Path path) {
        try {
            return Files.readString(path).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new TauroException(
                    ErrorCode.UNRESOLVED_VARIABLE,
                    "The secret file '" + path + "' cannot be read. Check that it exists.",
                    e);
        }
    }

    /**
     * The text, to be handed to a driver and nowhere else.
     *
     * @throws TauroException {@code TAURO-1007} if it cannot be read
     */
    public String reveal() {
        return source.get();
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.tauro.security.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Verifies an audit trail from the command line: {@code java -cp …
 * io.tauro.security.audit.VerifyTrail audit.jsonl [--checkpoints FILE --key PUBLIC.pem]}. It ends
 * with 0 for a trail that is intact, 1 for one that is not, and 2 if it could not be verified.
 */
public final class VerifyTrail {

    /** The trail is as it was written. */
    public static final int INTACT = 0;

    /** Somebody has changed it. */
    public static final int CHANGED = 1;

    /** It could not be read, or the arguments are wrong. */
    public static final int FAILED = 2;

    private static final String USAGE =
            "Usage: VerifyTrail TRAIL [--checkpoints FILE --key PUBLIC.pem]";

    private Optional<Path> trail = Optional.empty();
    private Optional<Path> checkpoints = Optional.empty();
    private Optional<Path> key = Optional.empty();

    private VerifyTrail() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The same without ending the program: what it would end with. */
    public static int run(PrintStream out, PrintStream errors, String... arguments) {
        VerifyTrail command = new VerifyTrail();
        try {
            command.read(arguments);
            TrailReport report = command.verify();
            report.findings().forEach(out::println);
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%s: %d records (%d to %d), %d checkpoints, %d findings",
                            report.isIntact() ? "INTACT" : "CHANGED",
                            report.records(),
                            report.first(),
                            report.last(),
                            report.checkpoints(),
                            report.findings().size()));
            if (command.checkpoints.isEmpty()) {
                out.println("Without checkpoints, an end that was cut off does not show.");
            }
            return report.isIntact() ? INTACT : CHANGED;
        } catch (IOException e) {
            errors.println("Cannot read " + e.getMessage());
            return FAILED;
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage());
            return FAILED;
        }
    }

    private void read(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (word.startsWith("--") && i + 1 == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            if (word.equals("--checkpoints")) {
                checkpoints = Optional.of(Path.of(arguments[++i]));
            } else if (word.equals("--key")) {
                key = Optional.of(Path.of(arguments[++i]));
            } else if (trail.isEmpty() && !word.startsWith("--")) {
                trail = Optional.of(Path.of(word));
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        if (trail.isEmpty() || checkpoints.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(USAGE);
        }
    }

    private TrailReport verify() throws IOException {
        if (checkpoints.isEmpty()) {
            return TrailVerifier.verify(trail.orElseThrow());
        }
        String pem = Files.readString(key.orElseThrow(), StandardCharsets.US_ASCII);
        return TrailVerifier.verify(
                trail.orElseThrow(), checkpoints.get(), TrailKeys.checking(pem));
    }
}

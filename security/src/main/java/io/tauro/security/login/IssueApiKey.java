package io.tauro.security.login;

import io.tauro.identity.Principal;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Makes an API key for {@code tauro.yaml}: {@code java -cp … io.tauro.security.login.IssueApiKey
 * [expires]}. Prints the key, which is for its owner, and the entry of {@code api_keys}, which is
 * for the file.
 */
public final class IssueApiKey {

    private IssueApiKey() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Zero, or two if the arguments are wrong. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        Optional<Instant> expires;
        try {
            expires =
                    arguments.length == 0
                            ? Optional.empty()
                            : Optional.of(Instant.parse(arguments[0]));
        } catch (DateTimeParseException e) {
            err.println("When the key ends is written as 2027-01-01T00:00:00Z.");
            return 2;
        }
        if (arguments.length > 1) {
            err.println("There is one argument at most: when the key ends.");
            return 2;
        }
        ApiKey.Issued issued = ApiKey.issue(Principal.ANONYMOUS, expires);
        out.println("For its owner, shown once:");
        out.println("  " + issued.text());
        out.println("For api_keys of a principal in tauro.yaml:");
        out.println(
                "  - {id: \""
                        + issued.key().id()
                        + "\", hash: \""
                        + issued.key().hash()
                        + "\""
                        + expires.map(end -> ", expires: \"" + end + "\"").orElse("")
                        + "}");
        return 0;
    }
}

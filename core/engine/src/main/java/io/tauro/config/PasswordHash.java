package io.tauro.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bcrypt hash of a password. Immutable; prints without its value. */
final class PasswordHash {

    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

    private final String hash;
    private final int cost;

    private PasswordHash(String hash, int cost) {
        this.hash = hash;
        this.cost = cost;
    }

    /** A hash as {@code htpasswd -B} and others write it; empty if the text is none. */
    static Optional<PasswordHash> parse(String text) {
        Matcher matcher = BCRYPT.matcher(text);
        return matcher.matches()
                ? Optional.of(new PasswordHash(text, Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    /** A hash that nobody has the password of, and that takes as long to check. */
    static PasswordHash ofNobody(int cost) {
        return new PasswordHash(String.format("$2b$%02d$", cost) + ".".repeat(53), cost);
    }

    int cost() {
        return cost;
    }

    /** As other implementations do, what is behind the 72nd byte of a password does not count. */
    boolean matches(String password) {
        if (password.indexOf('\0') >= 0) {
            return false;
        }
        return BCrypt.verifyer(
                        BCrypt.Version.VERSION_2B,
                        LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2B))
                .verify(password.getBytes(UTF_8), hash.getBytes(UTF_8))
                .verified;
    }

    @Override
    public String toString() {
        return "***";
    }
}

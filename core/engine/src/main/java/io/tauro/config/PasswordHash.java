package io.tauro.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.tauro.security.login.Argon2Hash;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bcrypt or argon2id hash of a password. Immutable; prints without its value. */
final class PasswordHash {

    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

    private static final int DEFAULT_COST = 10;

    private final String hash;
    private final int cost;
    private final Optional<Argon2Hash> argon2;

    private PasswordHash(String hash, int cost, Optional<Argon2Hash> argon2) {
        this.hash = hash;
        this.cost = cost;
        this.argon2 = argon2;
    }

    /**
     * A hash as {@code htpasswd -B} and others write it, or as PHC writes one of argon2id; empty if
     * the text is none.
     */
    static Optional<PasswordHash> parse(String text) {
        Optional<Argon2Hash> slow = Argon2Hash.parse(text);
        if (slow.isPresent()) {
            return Optional.of(new PasswordHash("", 0, slow));
        }
        Matcher matcher = BCRYPT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new PasswordHash(
                                text, Integer.parseInt(matcher.group(1)), Optional.empty()))
                : Optional.empty();
    }

    /** A hash that nobody has the password of, and that takes as long to check as the others. */
    static PasswordHash ofNobody(Collection<PasswordHash> others) {
        Optional<Argon2Hash> slowest =
                others.stream()
                        .flatMap(one -> one.argon2.stream())
                        .max(Comparator.comparingLong(Argon2Hash::cost));
        if (slowest.isPresent()) {
            return new PasswordHash("", 0, slowest.map(Argon2Hash::ofNobody));
        }
        int cost = others.stream().mapToInt(one -> one.cost).max().orElse(DEFAULT_COST);
        return new PasswordHash(
                String.format("$2b$%02d$", cost) + ".".repeat(53), cost, Optional.empty());
    }

    /** As other implementations do, what is behind the 72nd byte of a password does not count. */
    boolean matches(String password) {
        if (password.indexOf('\0') >= 0) {
            return false;
        }
        if (argon2.isPresent()) {
            return argon2.get().matches(password);
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

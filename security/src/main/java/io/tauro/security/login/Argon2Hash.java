package io.tauro.security.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An argon2id hash of a password, as PHC writes it: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Immutable; prints without its value.
 */
public final class Argon2Hash {

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** More would let one login stop the process. */
    private static final int MOST_KIB = 1 << 20;

    private static final int MOST_PASSES = 64;

    private final int kib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(int kib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.kib = kib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** A hash as {@code argon2} and others write it; empty if the text is none that is accepted. */
    public static Optional<Argon2Hash> parse(String text) {
        Matcher matcher = PHC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int kib = Integer.parseInt(matcher.group(1));
        int passes = Integer.parseInt(matcher.group(2));
        int lanes = Integer.parseInt(matcher.group(3));
        if (lanes < 1 || kib < 8 * lanes || kib > MOST_KIB || passes < 1 || passes > MOST_PASSES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Argon2Hash(
                            kib,
                            passes,
                            lanes,
                            Base64.getDecoder().decode(matcher.group(4)),
                            Base64.getDecoder().decode(matcher.group(5))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A hash that nobody has the password of, and that takes as long to check as this one. */
    public Argon2Hash ofNobody() {
        byte[] none = new byte[hash.length];
        return new Argon2Hash(kib, passes, lanes, new byte[salt.length], none);
    }

    /** How long it takes to check, to be compared with others. */
    public long cost() {
        return (long) kib * passes;
    }

    /** Takes as long whatever differs. */
    public boolean matches(String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(kib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] result = new byte[hash.length];
        generator.generateBytes(password.getBytes(UTF_8), result);
        return MessageDigest.isEqual(result, hash);
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.tauro.security.mask;

import java.util.Locale;
import java.util.Set;

/** The masks that there are: {@code docs/masks.md}. */
public enum MaskKind {
    EMAIL(Strength.PARTIAL),
    PHONE(Strength.PARTIAL),
    SSN(Strength.PARTIAL),
    PAN_BIN6_LAST4(Strength.PARTIAL),
    PAN_LAST4(Strength.PARTIAL),
    IBAN(Strength.PARTIAL),
    NAME(Strength.PARTIAL),
    DATE_YEAR(Strength.GENERALISE),
    DATE_MONTH(Strength.GENERALISE),
    DATE_SHIFT(Strength.GENERALISE, "key", "entity", "days"),
    IP(Strength.GENERALISE),
    ZIP3(Strength.GENERALISE),
    HASH(Strength.HASH, "key", "domain"),
    REDACT(Strength.REDACT),
    NULLIFY(Strength.NULLIFY),
    PARTIAL(Strength.PARTIAL, "first", "last"),
    BUCKET(Strength.GENERALISE, "width"),
    NOISE(Strength.GENERALISE, "key", "width"),
    TOKEN_FF1(Strength.TOKEN, "key"),
    CHARCLASS(Strength.PARTIAL),
    /** SQL over the row as it is. */
    EXPRESSION(Strength.CUSTOM, "sql"),
    /** A function of the host's. */
    FUNCTION(Strength.CUSTOM);

    /**
     * How little a mask leaves, weakest first: of several masks on a column the strongest counts.
     */
    enum Strength {
        CUSTOM,
        GENERALISE,
        PARTIAL,
        TOKEN,
        HASH,
        REDACT,
        NULLIFY
    }

    private final Strength strength;
    private final Set<String> arguments;

    MaskKind(Strength strength, String... arguments) {
        this.strength = strength;
        this.arguments = Set.of(arguments);
    }

    Strength strength() {
        return strength;
    }

    /** The names of what it can be told. */
    Set<String> arguments() {
        return arguments;
    }

    /** As policies write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

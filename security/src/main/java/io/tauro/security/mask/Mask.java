package io.tauro.security.mask;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which mask, with which arguments. Immutable. Null stays null under every mask.
 *
 * @param kind which one
 * @param arguments by their names, as {@code docs/masks.md} lists them
 * @param function what a host brought; there if the kind is FUNCTION, and only then
 */
public record Mask(MaskKind kind, Map<String, String> arguments, Optional<MaskFunction> function) {

    /** The weakest first; of equally strong ones, in the order of what they are called. */
    public static final Comparator<Mask> BY_STRENGTH =
            Comparator.<Mask, MaskKind.Strength>comparing(mask -> mask.kind().strength())
                    .thenComparing(Mask::toString);

    public Mask {
        arguments = Map.copyOf(arguments);
        if (function.isPresent() != (kind == MaskKind.FUNCTION)) {
            String what = function.isPresent() ? "takes no function" : "has no function";
            throw invalid(kind, what + ". Make it by Mask.of(function).");
        }
        for (Map.Entry<String, String> one : arguments.entrySet()) {
            if (!kind.arguments().contains(one.getKey())) {
                String known = String.join(", ", kind.arguments().stream().sorted().toList());
                throw invalid(
                        kind, "has no argument '" + one.getKey() + "'. It has: " + known + ".");
            }
            if (kind != MaskKind.EXPRESSION && !isWritten(one.getValue())) {
                throw invalid(
                        kind,
                        "has an argument '"
                                + one.getKey()
                                + "' that is blank, begins or ends in spaces, or holds a comma."
                                + " Change it.");
            }
        }
    }

    /** Whether what is parsed of it again is the same. */
    private static boolean isWritten(String value) {
        return !value.isEmpty() && value.indexOf(',') < 0 && value.equals(value.strip());
    }

    private static TauroException invalid(MaskKind kind, String text) {
        return new TauroException(ErrorCode.INVALID_POLICY, "Mask '" + kind.word() + "' " + text);
    }

    private static Mask of(MaskKind kind, Object... arguments) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], String.valueOf(arguments[i + 1]));
        }
        return new Mask(kind, named, Optional.empty());
    }

    /** {@code fredo@example.com} becomes {@code f***o@example.com}. */
    public static Mask email() {
        return of(MaskKind.EMAIL);
    }

    /** {@code 5551235678} becomes {@code ******5678}. */
    public static Mask phone() {
        return of(MaskKind.PHONE);
    }

    /** {@code 123-45-6789} becomes {@code ***-**-6789}. */
    public static Mask ssn() {
        return of(MaskKind.SSN);
    }

    /** The first six and the last four digits of a card number. */
    public static Mask panBin6Last4() {
        return of(MaskKind.PAN_BIN6_LAST4);
    }

    /** The last four digits of a card number. */
    public static Mask panLast4() {
        return of(MaskKind.PAN_LAST4);
    }

    /** The country and the last four characters of an account number. */
    public static Mask iban() {
        return of(MaskKind.IBAN);
    }

    /** {@code Ann Lee} becomes {@code A*** L***}. */
    public static Mask name() {
        return of(MaskKind.NAME);
    }

    /** The first day of the year; ages over 89 are taken for 90. */
    public static Mask dateYear() {
        return of(MaskKind.DATE_YEAR);
    }

    /** The first day of the month. */
    public static Mask dateMonth() {
        return of(MaskKind.DATE_MONTH);
    }

    /**
     * Moved by some days, the same for all dates of an entity and never none.
     *
     * @param key the name of the key that decides how far
     * @param entity the column that tells whose date it is
     * @param days how far at most, 1 to 3650
     */
    public static Mask dateShift(String key, String entity, int days) {
        return of(MaskKind.DATE_SHIFT, "key", key, "entity", entity, "days", days);
    }

    /** The network: /24 of IPv4, /48 of IPv6. */
    public static Mask ip() {
        return of(MaskKind.IP);
    }

    /** The first three digits of a ZIP code. */
    public static Mask zip3() {
        return of(MaskKind.ZIP3);
    }

    /** A keyed hash that is the column's own: equal values of other columns have others. */
    public static Mask hash(String key) {
        return of(MaskKind.HASH, "key", key);
    }

    /** A keyed hash that equal values have in all columns of the domain. */
    public static Mask hash(String key, String domain) {
        return of(MaskKind.HASH, "key", key, "domain", domain);
    }

    /** {@code ***}. */
    public static Mask redact() {
        return of(MaskKind.REDACT);
    }

    /** NULL. */
    public static Mask nullify() {
        return of(MaskKind.NULLIFY);
    }

    /** So many characters of both ends, if that is at most half of them. */
    public static Mask partial(int first, int last) {
        return of(MaskKind.PARTIAL, "first", first, "last", last);
    }

    /** The greatest multiple of the width that is not above the number. */
    public static Mask bucket(long width) {
        return of(MaskKind.BUCKET, "width", width);
    }

    /** The number and a deterministic deviation of at most the width. No differential privacy. */
    public static Mask noise(String key, long width) {
        return of(MaskKind.NOISE, "key", key, "width", width);
    }

    /** Another text of the same length and alphabet, by FF1 of NIST SP 800-38G. */
    public static Mask tokenFf1(String key) {
        return of(MaskKind.TOKEN_FF1, "key", key);
    }

    /** {@code Ab1-é} becomes {@code Xx0-x}. */
    public static Mask charclass() {
        return of(MaskKind.CHARCLASS);
    }

    /** SQL over the columns of the row as they are: {@code substring(note, 1, 3) || '…'}. */
    public static Mask expression(String sql) {
        return of(MaskKind.EXPRESSION, "sql", sql);
    }

    /** What a function of the host makes of the value. */
    public static Mask of(MaskFunction function) {
        return new Mask(MaskKind.FUNCTION, Map.of(), Optional.of(function));
    }

    /**
     * The mask that a text says: {@code email}, {@code partial(4,4)}, {@code hash(key=pii,
     * domain=customer)}.
     *
     * @throws TauroException {@code TAURO-1011} if there is no such mask, or not with these
     *     arguments
     */
    public static Mask parse(String text) {
        return new MaskParser(text).parse();
    }

    /** An argument. */
    public Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /** As policies write it, so that it can be parsed; a custom one by its kind and its content. */
    @Override
    public String toString() {
        if (kind == MaskKind.FUNCTION) {
            return "function " + function.map(MaskFunction::name).orElse("");
        }
        String named =
                new TreeMap<>(arguments)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining(", "));
        return named.isEmpty() ? kind.word() : kind.word() + "(" + named + ")";
    }
}

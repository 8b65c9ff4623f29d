package io.tauro.security.mask;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.Clock;
import java.util.List;

/** Makes of a mask what masks a column: {@code docs/masks.md} says which mask takes which types. */
public final class ColumnTransforms {

    private ColumnTransforms() {}

    /**
     * What a mask shows of a column.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-1011} if the mask does not fit the column,
     *     has wrong arguments, or names a key that there is not
     */
    public static ColumnTransform of(Mask mask, MaskTarget target, MaskKeys keys) {
        return of(mask, target, keys, Clock.systemUTC());
    }

    /**
     * The same, with a clock of the host's: ages are counted up to its day, whenever rows are
     * masked.
     */
    public static ColumnTransform of(Mask mask, MaskTarget target, MaskKeys keys, Clock clock) {
        Arguments arguments = new Arguments(mask, target);
        return switch (mask.kind()) {
            case EMAIL -> text(mask, target, arguments, 0, new EmailMask());
            case PHONE -> text(mask, target, arguments, 10, new PhoneMask());
            case SSN -> text(mask, target, arguments, 11, new SsnMask());
            case PAN_BIN6_LAST4 -> text(mask, target, arguments, 0, new PanMask(true));
            case PAN_LAST4 -> text(mask, target, arguments, 0, new PanMask(false));
            case IBAN -> text(mask, target, arguments, 0, new IbanMask());
            case NAME -> text(mask, target, arguments, 0, new NameMask());
            case IP -> text(mask, target, arguments, 0, new IpMask());
            case ZIP3 -> text(mask, target, arguments, 5, new Zip3Mask());
            case CHARCLASS -> text(mask, target, arguments, 0, new CharclassMask());
            case PARTIAL -> text(mask, target, arguments, 0, partial(mask, arguments));
            case REDACT -> {
                arguments.require(target.type().kind().isText(), "text");
                yield new Redaction(word(mask), target.column(), target.type());
            }
            case NULLIFY -> new Nullification(word(mask), target.column(), target.type());
            case DATE_YEAR, DATE_MONTH -> {
                requireDates(target, arguments);
                boolean year = mask.kind() == MaskKind.DATE_YEAR;
                yield new CoarseDate(word(mask), target.column(), target.type(), year, clock);
            }
            case BUCKET -> {
                arguments.require(target.type().kind().isNumeric(), "numbers");
                long width = arguments.number("width", 1, widest(target.type()));
                yield new BucketMask(word(mask), target.column(), target.type(), width);
            }
            case HASH -> hash(mask, target, keys, arguments);
            case DATE_SHIFT -> shift(mask, target, keys, arguments);
            case NOISE -> {
                arguments.require(target.type().kind().isNumeric(), "numbers");
                long width =
                        arguments.number("width", 1, Math.min(widest(target.type()), 1L << 60));
                String version = "noise " + target.policyVersion();
                ColumnKey key = key(keys, arguments, version, ColumnKey.column(target));
                yield new NoiseMask(word(mask), target.column(), target.type(), width, key);
            }
            case TOKEN_FF1 -> {
                ColumnKey key = key(keys, arguments, "token", ColumnKey.column(target));
                yield text(mask, target, arguments, 0, new TokenMask(key.hmac(new byte[0])));
            }
            case FUNCTION -> {
                arguments.require(target.type().fields().isEmpty(), "types without parts");
                yield new FunctionTransform(
                        target.column(), target.type(), mask.function().orElseThrow());
            }
            case EXPRESSION ->
                    throw new IllegalArgumentException("SQL is not evaluated below the engine");
        };
    }

    private static String word(Mask mask) {
        return mask.kind().word();
    }

    private static ColumnKey key(MaskKeys keys, Arguments arguments, String purpose, byte[] scope) {
        return ColumnKey.of(keys, arguments.text("key"), purpose, scope);
    }

    /** Floating point numbers are masked by whole ones that they can hold. */
    private static long widest(DataType type) {
        boolean floating = type.kind() == TypeKind.REAL || type.kind() == TypeKind.DOUBLE;
        return floating ? (long) Numbers.LARGEST : Long.MAX_VALUE;
    }

    private static HashMask hash(Mask mask, MaskTarget target, MaskKeys keys, Arguments arguments) {
        arguments.require(Canonical.has(target.type()), "types without parts, and no intervals");
        String name = arguments.text("key");
        ColumnKey key =
                mask.argument("domain").isPresent()
                        ? ColumnKey.ofDomain(keys, name, arguments.word("domain"))
                        : ColumnKey.ofColumn(keys, name, target);
        return new HashMask(word(mask), target.column(), target.type(), key);
    }

    private static DateShift shift(
            Mask mask, MaskTarget target, MaskKeys keys, Arguments arguments) {
        requireDates(target, arguments);
        String entity = arguments.other("entity");
        int days = (int) arguments.number("days", 1, 3650);
        ColumnKey key = key(keys, arguments, "shift " + days, new byte[0]);
        List<String> inputs = List.of(target.column(), entity);
        return new DateShift(word(mask), inputs, target.type(), days, key);
    }

    private static ColumnTransform text(
            Mask mask, MaskTarget target, Arguments arguments, int room, TextMask text) {
        DataType type = target.type();
        arguments.require(
                type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR,
                "CHAR and VARCHAR");
        arguments.room(room);
        return new TextTransform(word(mask), target.column(), type, text);
    }

    private static PartialMask partial(Mask mask, Arguments arguments) {
        boolean ends = mask.argument("first").isPresent() || mask.argument("last").isPresent();
        if (!ends) {
            throw arguments.invalid(
                    " needs 'first' or 'last'. Write partial(2,2), or choose redact.");
        }
        return new PartialMask(count(mask, arguments, "first"), count(mask, arguments, "last"));
    }

    private static int count(Mask mask, Arguments arguments, String name) {
        return mask.argument(name).isEmpty()
                ? 0
                : (int) arguments.number(name, 0, Integer.MAX_VALUE);
    }

    private static void requireDates(MaskTarget target, Arguments arguments) {
        arguments.require(
                switch (target.type().kind()) {
                    case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
                    default -> false;
                },
                "DATE and timestamps");
    }
}

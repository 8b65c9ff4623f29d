package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Digests, and bytes as text and back. */
final class EncodingFunctions {

    private static final String DIGEST = "(text or bytes) → text or bytes";

    private EncodingFunctions() {}

    static List<Definition> all() {
        return new Topic("Encoding")
                .add(
                        ScalarFunction.MD5,
                        DIGEST,
                        "The MD5 digest: bytes, or as text their hexadecimal digits.",
                        call -> digest(call, "MD5"))
                .add(
                        ScalarFunction.SHA1,
                        DIGEST,
                        "The SHA-1 digest, like MD5.",
                        call -> digest(call, "SHA-1"))
                .add(
                        ScalarFunction.SHA256,
                        DIGEST,
                        "The SHA-256 digest, like MD5.",
                        call -> digest(call, "SHA-256"))
                .add(
                        ScalarFunction.SHA512,
                        DIGEST,
                        "The SHA-512 digest, like MD5.",
                        call -> digest(call, "SHA-512"))
                .add(
                        ScalarFunction.TO_HEX,
                        "(integer or bytes) → text",
                        "Hexadecimal digits; of a negative integer, of its two's complement.",
                        EncodingFunctions::hex)
                .add(
                        ScalarFunction.ENCODE,
                        "(bytes, format) → text",
                        "Bytes as text; formats are hex and base64.",
                        EncodingFunctions::encode)
                .add(
                        ScalarFunction.DECODE,
                        "(text, format) → bytes",
                        "Bytes from text; formats are hex and base64.",
                        EncodingFunctions::decode)
                .add(
                        ScalarFunction.GEN_RANDOM_UUID,
                        "() → uuid",
                        "A random UUID, another one for each row.",
                        Nulls.VOLATILE,
                        call -> new RandomUuids(call.type()))
                .all();
    }

    private static Kernel digest(FunctionCall call, String algorithm) {
        boolean bytes = call.type().kind() == TypeKind.VARBINARY;
        return (arguments, rows) -> {
            MessageDigest digest = messageDigest(algorithm);
            BytesVector source = arguments.bytes(0);
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 64);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                digest.update(source.data(), source.start(at), source.length(at));
                byte[] result = digest.digest();
                values.set(row, bytes ? result : hexDigits(result));
            }
            return values.build();
        };
    }

    private static MessageDigest messageDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private static byte[] hexDigits(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static Kernel hex(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        boolean narrow = kind.isInteger() && kind != TypeKind.BIGINT;
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    if (!kind.isInteger()) {
                        return HexFormat.of()
                                .formatHex(arguments.bytes(0).get(row & arguments.mask(0)));
                    }
                    long value = arguments.integer(0, row);
                    return narrow ? Integer.toHexString((int) value) : Long.toHexString(value);
                });
    }

    private static boolean isHex(String format, ScalarFunction function) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hex" -> true;
            case "base64" -> false;
            default -> throw KernelErrors.invalid(function, "is a format but not hex or base64.");
        };
    }

    private static Kernel encode(FunctionCall call) {
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    byte[] bytes = arguments.bytes(0).get(row & arguments.mask(0));
                    return isHex(arguments.text(1, row), call.function())
                            ? HexFormat.of().formatHex(bytes)
                            : Base64.getEncoder().encodeToString(bytes);
                });
    }

    private static Kernel decode(FunctionCall call) {
        return (arguments, rows) -> {
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                boolean hex = isHex(arguments.text(1, row), call.function());
                values.set(row, decode(arguments.text(0, row), hex));
            }
            return values.build();
        };
    }

    /** Line breaks and spaces between the digits do not count. */
    private static byte[] decode(String text, boolean hex) {
        String digits = text.replaceAll("\\s", "");
        try {
            return hex ? HexFormat.of().parseHex(digits) : Base64.getDecoder().decode(digits);
        } catch (IllegalArgumentException e) {
            throw KernelErrors.invalid(ScalarFunction.DECODE, "is a text that is not so encoded.");
        }
    }
}

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
                        ScalarFunction.SHA224,
                        DIGEST,
                        "The SHA-224 digest, like MD5.",
                        call -> digest(call, "SHA-224"))
                .add(
                        ScalarFunction.SHA384,
                        DIGEST,
                        "The SHA-384 digest, like MD5.",
                        call -> digest(call, "SHA-384"))
                .add(
                        ScalarFunction.CRC32,
                        "(text or bytes) → integer",
                        "The checksum of zip files.",
                        call -> ChecksumKernel.of(call, ChecksumKernel::crc32))
                .add(
                        ScalarFunction.XXHASH64,
                        "(text or bytes) → integer",
                        "The hash XXH64 with seed 0: fast, and no secret.",
                        call -> ChecksumKernel.of(call, ChecksumKernel::xxHash64))
                .add(
                        ScalarFunction.HEX,
                        "(text, bytes or integer) → text",
                        "Hexadecimal digits in upper case; of text, of its UTF-8.",
                        EncodingFunctions::upperHex)
                .add(
                        ScalarFunction.TO_HEX,
                        "(integer or bytes) → text",
                        "Hexadecimal digits; of a negative integer, of its two's complement.",
                        EncodingFunctions::hex)
                .add(
                        ScalarFunction.ENCODE,
                        "(bytes, format) → text",
                        "Bytes as text; formats are hex, base64 and escape.",
                        EncodingFunctions::encode)
                .add(
                        ScalarFunction.DECODE,
                        "(text, format) → bytes",
                        "Bytes from text; formats are hex, base64 and escape.",
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

    private static Kernel upperHex(FunctionCall call) {
        boolean integer = call.arguments().get(0).type().kind().isInteger();
        return TextMaker.kernel(
                call,
                (arguments, row) ->
                        integer
                                ? Long.toHexString(arguments.integer(0, row))
                                        .toUpperCase(Locale.ROOT)
                                : HexFormat.of()
                                        .withUpperCase()
                                        .formatHex(
                                                arguments.bytes(0).get(row & arguments.mask(0))));
    }

    /** Bytes that are ASCII as they are, others as \\ooo. */
    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            if (one == '\\') {
                text.append("\\\\");
            } else if (one <= 0) {
                String octal = Integer.toOctalString(one & 0xFF);
                text.append('\\').append("0".repeat(3 - octal.length())).append(octal);
            } else {
                text.append((char) one);
            }
        }
        return text.toString();
    }

    private static byte[] unescaped(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '\\') {
                bytes.write(source[i]);
            } else if (i + 1 < source.length && source[i + 1] == '\\') {
                bytes.write(source[++i]);
            } else {
                int value = i + 3 < source.length ? octal(source, i + 1) : -1;
                if (value < 0) {
                    throw KernelErrors.invalid(
                            ScalarFunction.DECODE, "is a text that is not so encoded.");
                }
                bytes.write(value);
                i += 3;
            }
        }
        return bytes.toByteArray();
    }

    /** Three octal digits up to 377; -1 if there are none. */
    private static int octal(byte[] source, int at) {
        int value = 0;
        for (int i = at; i < at + 3; i++) {
            if (source[i] < '0' || source[i] > '7') {
                return -1;
            }
            value = value * 8 + source[i] - '0';
        }
        return value > 0xFF ? -1 : value;
    }

    private enum Format {
        HEX,
        BASE64,
        ESCAPE
    }

    private static Format format(String name, ScalarFunction function) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hex" -> Format.HEX;
            case "base64" -> Format.BASE64;
            case "escape" -> Format.ESCAPE;
            default ->
                    throw KernelErrors.invalid(
                            function, "is a format but not hex, base64 or escape.");
        };
    }

    private static Kernel encode(FunctionCall call) {
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    byte[] bytes = arguments.bytes(0).get(row & arguments.mask(0));
                    return switch (format(arguments.text(1, row), call.function())) {
                        case HEX -> HexFormat.of().formatHex(bytes);
                        case BASE64 -> Base64.getEncoder().encodeToString(bytes);
                        case ESCAPE -> escaped(bytes);
                    };
                });
    }

    private static Kernel decode(FunctionCall call) {
        return (arguments, rows) -> {
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                Format format = format(arguments.text(1, row), call.function());
                String text = arguments.text(0, row);
                values.set(row, format == Format.ESCAPE ? unescaped(text) : decode(text, format));
            }
            return values.build();
        };
    }

    /** Line breaks and spaces between the digits do not count. */
    private static byte[] decode(String text, Format format) {
        String digits = text.replaceAll("\\s", "");
        try {
            return format == Format.HEX
                    ? HexFormat.of().parseHex(digits)
                    : Base64.getDecoder().decode(digits);
        } catch (IllegalArgumentException e) {
            throw KernelErrors.invalid(ScalarFunction.DECODE, "is a text that is not so encoded.");
        }
    }
}

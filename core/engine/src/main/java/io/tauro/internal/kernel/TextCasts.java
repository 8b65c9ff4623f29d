package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.CastLoop.Conversion;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Conversions to text, bytes, UUID and JSON. */
final class TextCasts {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private TextCasts() {}

    static @Nullable Conversion toText(DataType from, DataType to) {
        Function<ColumnVector, IntFunction<byte[]>> text = text(from);
        if (text == null) {
            return null;
        }
        return new Conversion.ToBytes(
                source -> {
                    IntFunction<byte[]> bytes = text.apply(source);
                    return row -> fit(bytes.apply(row), to);
                });
    }

    /** As long as the type allows; CHAR is kept without the spaces at its end. */
    private static byte[] fit(byte[] text, DataType to) {
        int end = text.length;
        if (to.precision() != DataType.UNBOUNDED && end > to.precision()) {
            end = Utf8.skip(text, 0, end, to.precision());
        }
        if (to.kind() == TypeKind.CHAR) {
            while (end > 0 && text[end - 1] == ' ') {
                end--;
            }
        }
        return end == text.length ? text : Arrays.copyOf(text, end);
    }

    private static @Nullable Function<ColumnVector, IntFunction<byte[]>> text(DataType from) {
        return switch (from.kind()) {
            case CHAR, VARCHAR, JSON -> source -> ((BytesVector) source)::get;
            case BOOLEAN ->
                    source -> {
                        boolean[] values = ((BooleanVector) source).values();
                        return row -> values[row] ? TRUE : FALSE;
                    };
            case DECIMAL ->
                    source -> {
                        DecimalVector decimals = (DecimalVector) source;
                        return row -> utf8(decimals.get(row).toPlainString());
                    };
            case REAL, DOUBLE ->
                    source -> {
                        double[] values = ((DoubleVector) source).values();
                        boolean real = from.kind() == TypeKind.REAL;
                        return row -> utf8(DoubleText.format(values[row], real));
                    };
            case UUID ->
                    source -> {
                        BytesVector bytes = (BytesVector) source;
                        return row -> utf8(String.valueOf(bytes.value(row)));
                    };
            case VARBINARY ->
                    source -> {
                        BytesVector bytes = (BytesVector) source;
                        return row -> requireUtf8(bytes.get(row));
                    };
            case TINYINT, SMALLINT, INTEGER, BIGINT -> longs(Long::toString);
            case DATE -> longs(TemporalFormat::date);
            case TIME -> longs(TemporalFormat::time);
            case TIMESTAMP -> longs(TemporalFormat::timestamp);
            case TIMESTAMP_WITH_TIME_ZONE -> longs(v -> TemporalFormat.timestamp(v) + "+00");
            case INTERVAL_YEAR_MONTH -> longs(TemporalFormat::yearMonth);
            case INTERVAL_DAY_SECOND -> longs(TemporalFormat::daySecond);
            case ARRAY, MAP, ROW, NULL -> null;
        };
    }

    private static Function<ColumnVector, IntFunction<byte[]>> longs(
            java.util.function.LongFunction<String> format) {
        return source -> {
            IntToLongFunction values = NumberCasts.longs(source);
            return row -> utf8(format.apply(values.applyAsLong(row)));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            throw CastFailure.invalid();
        }
    }

    static @Nullable Conversion toBytes(DataType from, DataType to) {
        boolean text = from.kind().isText();
        IntoBytes conversion =
                switch (to.kind()) {
                    case VARBINARY ->
                            text || from.kind() == TypeKind.VARBINARY
                                    ? bytes -> limit(bytes, to)
                                    : from.kind() == TypeKind.UUID ? bytes -> bytes : null;
                    case UUID ->
                            text
                                    ? TextCasts::uuid
                                    : from.kind() == TypeKind.VARBINARY
                                            ? TextCasts::requireSixteen
                                            : null;
                    case JSON -> text ? JsonText::require : null;
                    default -> null;
                };
        if (conversion == null) {
            return null;
        }
        IntoBytes apply = conversion;
        return new Conversion.ToBytes(
                source -> {
                    BytesVector bytes = (BytesVector) source;
                    return row -> apply.convert(bytes.get(row));
                });
    }

    /** From the bytes of one type to those of another. */
    private interface IntoBytes {
        byte[] convert(byte[] bytes);
    }

    private static byte[] limit(byte[] bytes, DataType to) {
        return to.precision() == DataType.UNBOUNDED || bytes.length <= to.precision()
                ? bytes
                : Arrays.copyOf(bytes, to.precision());
    }

    private static byte[] requireSixteen(byte[] bytes) {
        if (bytes.length != 16) {
            throw CastFailure.invalid();
        }
        return bytes;
    }

    /**
     * Thirty-two hexadecimal digits, with hyphens after the 8th, 12th, 16th and 20th or without.
     */
    private static byte[] uuid(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.length() == 32) {
            text =
                    text.substring(0, 8)
                            + "-"
                            + text.substring(8, 12)
                            + "-"
                            + text.substring(12, 16)
                            + "-"
                            + text.substring(16, 20)
                            + "-"
                            + text.substring(20);
        }
        if (text.length() != 36) {
            throw CastFailure.invalid();
        }
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            boolean fits =
                    hyphen ? text.charAt(i) == '-' : Character.digit(text.charAt(i), 16) >= 0;
            if (!fits || text.charAt(i) > 'f') {
                throw CastFailure.invalid();
            }
        }
        UUID uuid = UUID.fromString(text);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}

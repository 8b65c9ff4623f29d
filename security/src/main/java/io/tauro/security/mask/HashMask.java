package io.tauro.security.mask;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * {@code h1_} and sixteen bytes of a keyed hash of the value as {@link Canonical} text, in base64
 * for URLs. Equal values have equal hashes: whoever counts them knows how often each comes.
 */
final class HashMask extends OneColumn {

    /** How long every hash is. */
    static final int LENGTH = 25;

    private static final int BYTES = 16;
    private static final byte[] VERSION = {'h', '1', '_'};
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                    .getBytes(StandardCharsets.US_ASCII);

    private final DataType from;
    private final ColumnKey key;

    /**
     * @param from the type of the column
     */
    HashMask(String name, String column, DataType from, ColumnKey key) {
        super(name, column, shown(from));
        this.from = from;
        this.key = key;
    }

    /** The column's own type where it has room for a hash. */
    private static DataType shown(DataType from) {
        boolean text = from.kind() == TypeKind.CHAR || from.kind() == TypeKind.VARCHAR;
        boolean room = from.precision() == DataType.UNBOUNDED || from.precision() >= LENGTH;
        return text && room ? from : DataType.varchar(LENGTH);
    }

    @Override
    Object ofValue(Object value) {
        byte[] hash = key.hmac(Canonical.bytes(value));
        return "h1_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(hash, BYTES));
    }

    @Override
    ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count) {
        int rows = in.size();
        byte[] data = new byte[Math.multiplyExact(count, LENGTH)];
        int[] offsets = new int[rows + 1];
        int next = 0;
        int used = 0;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            while (next < row) {
                offsets[++next] = used;
            }
            if (!in.isNull(row)) {
                write(hash(in, row), data, used);
                used += LENGTH;
            }
            offsets[++next] = used;
        }
        while (next < rows) {
            offsets[++next] = used;
        }
        return new BytesVector(type(), data, offsets, Nulls.of(in), rows);
    }

    private byte[] hash(ColumnVector in, int row) {
        if (in instanceof BytesVector bytes && from.kind().isText()) {
            int start = bytes.start(row);
            int end = start + bytes.length(row);
            if (Ascii.isPrintable(bytes.data(), start, end)) {
                return key.hmac(bytes.data(), start, end);
            }
        }
        if (from.kind().isInteger()) {
            long number = in instanceof IntVector ints ? ints.get(row) : ((LongVector) in).get(row);
            return key.hmac(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        Object value = in.value(row);
        return value == null ? new byte[BYTES] : key.hmac(Canonical.bytes(value));
    }

    private static void write(byte[] hash, byte[] data, int start) {
        System.arraycopy(VERSION, 0, data, start, VERSION.length);
        int at = start + VERSION.length;
        int bits = 0;
        int held = 0;
        for (int i = 0; i < BYTES; i++) {
            held = held << 8 | hash[i] & 0xFF;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                data[at++] = DIGITS[held >>> bits & 63];
            }
        }
        data[at] = DIGITS[held << 6 - bits & 63];
    }
}

package io.tauro.security.mask;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A mask of text. What does not fit the column's length is shown as nothing but the mask's stars,
 * as many as fit.
 */
final class TextTransform extends OneColumn {

    /** Longer ones are no addresses, names or codes, and take memory by the character. */
    static final int LONGEST_VALUE = 65_536;

    private final TextMask mask;
    private final int longest;
    private final byte[] redacted;

    TextTransform(String name, String column, DataType type, TextMask mask) {
        super(name, column, type);
        this.mask = mask;
        this.longest =
                type.precision() == DataType.UNBOUNDED ? Integer.MAX_VALUE : type.precision();
        this.redacted = redaction().getBytes(StandardCharsets.US_ASCII);
    }

    private String redaction() {
        String all = mask.redacted();
        return all.length() <= longest ? all : all.substring(0, longest);
    }

    @Override
    Object ofValue(Object value) {
        String text = (String) value;
        if (text.length() > LONGEST_VALUE) {
            return redaction();
        }
        return fitting(mask.ofText(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    private String fitting(String shown) {
        String text = shown;
        while (type().kind() == TypeKind.CHAR && text.endsWith(" ")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.codePointCount(0, text.length()) <= longest ? text : redaction();
    }

    @Override
    ColumnVector ofVector(ColumnVector vector, int @Nullable [] selected, int count) {
        BytesVector in = (BytesVector) vector;
        int rows = in.size();
        ByteSink out = new ByteSink(Math.max(count * 12, in.offsets()[rows] - in.offsets()[0]));
        int[] offsets = new int[rows + 1];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            while (next < row) {
                offsets[++next] = out.used();
            }
            if (!in.isNull(row)) {
                write(in.data(), in.offsets()[row], in.offsets()[row + 1], out);
            }
            offsets[++next] = out.used();
        }
        while (next < rows) {
            offsets[++next] = out.used();
        }
        return new BytesVector(type(), out.data(), offsets, in.validity(), rows);
    }

    private void write(byte[] data, int from, int to, ByteSink out) {
        if (!Ascii.isPrintable(data, from, to)) {
            String text = new String(data, from, to - from, StandardCharsets.UTF_8);
            byte[] shown = ((String) ofValue(text)).getBytes(StandardCharsets.UTF_8);
            out.put(shown, 0, shown.length);
            return;
        }
        if (to - from > LONGEST_VALUE) {
            out.put(redacted, 0, redacted.length);
            return;
        }
        int start = out.used();
        mask.ofAscii(data, from, to, out);
        if (type().kind() == TypeKind.CHAR) {
            out.trim(start);
        }
        if (out.used() - start > longest) {
            out.rewind(start);
            out.put(redacted, 0, redacted.length);
        }
    }
}

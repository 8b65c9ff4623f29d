package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.data.VectorBuilder;
import java.io.IOException;
import java.util.Arrays;

/**
 * Text of the parser as UTF-8. Escapes can write halves of surrogate pairs, which are no text. Not
 * thread-safe.
 */
final class Texts {

    private static final String HALF = "has half of a surrogate pair";

    private byte[] bytes = new byte[256];

    /** The text of the current token, appended. */
    void append(JsonParser parser, VectorBuilder builder) throws IOException, BadValue {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, bytes.length * 2)];
        }
        for (int i = 0; i < length; i++) {
            char c = text[start + i];
            if (c >= 0x80) {
                int end = encode(text, start + i, start + length, i);
                builder.appendBytes(bytes, 0, end);
                return;
            }
            bytes[i] = (byte) c;
        }
        builder.appendBytes(bytes, 0, length);
    }

    /** Encodes the rest of a text behind what is there, and returns where it ends. */
    private int encode(char[] text, int start, int end, int begun) throws BadValue {
        int used = begun;
        int needed = Math.addExact(used, (end - start) * 3);
        if (bytes.length < needed) {
            bytes = Arrays.copyOf(bytes, needed);
        }
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                bytes[used++] = (byte) c;
            } else if (c < 0x800) {
                bytes[used++] = (byte) (0xC0 | c >> 6);
                bytes[used++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[used++] = (byte) (0xE0 | c >> 12);
                bytes[used++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[used++] = (byte) (0x80 | c & 0x3F);
            } else {
                i++;
                if (!Character.isHighSurrogate(c)
                        || i == end
                        || !Character.isLowSurrogate(text[i])) {
                    throw new BadValue(HALF);
                }
                int code = Character.toCodePoint(c, text[i]);
                bytes[used++] = (byte) (0xF0 | code >> 18);
                bytes[used++] = (byte) (0x80 | code >> 12 & 0x3F);
                bytes[used++] = (byte) (0x80 | code >> 6 & 0x3F);
                bytes[used++] = (byte) (0x80 | code & 0x3F);
            }
        }
        return used;
    }

    /** Refuses text with a half of a surrogate pair. */
    static String whole(String text) throws BadValue {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c)
                        || i == text.length()
                        || !Character.isLowSurrogate(text.charAt(i))) {
                    throw new BadValue(HALF);
                }
            }
        }
        return text;
    }
}

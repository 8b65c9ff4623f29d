package io.tauro.connector.files.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file and the bytes behind its byte order mark.
 *
 * @param encoding what the mark says; else what is said; else by where the zeros are among the
 *     first four bytes, if the first two characters are ASCII; else UTF-8
 * @param bytes all bytes but the mark
 * @param mark the length of the mark
 */
public record TextEncoding(Charset encoding, InputStream bytes, int mark) {

    private static final int HEAD = 4;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** Finds the encoding of unpacked bytes. */
    public static TextEncoding of(InputStream bytes, Optional<Charset> said) throws IOException {
        PushbackInputStream input = new PushbackInputStream(bytes, HEAD);
        byte[] head = new byte[HEAD];
        int length = input.readNBytes(head, 0, HEAD);
        int four = 0;
        for (byte one : head) {
            four = four << 8 | one & 0xFF;
        }
        Charset marked = marked(four, length);
        int mark = marked == null ? 0 : "\uFEFF".getBytes(marked).length;
        input.unread(head, mark, length - mark);
        Charset found = marked != null ? marked : said.orElseGet(() -> guess(head, length));
        return new TextEncoding(found, input, mark);
    }

    private static @Nullable Charset marked(int four, int length) {
        if (four >>> 8 == 0xEFBBBF) {
            return StandardCharsets.UTF_8;
        }
        if (length == HEAD && four == 0xFFFE0000) {
            return UTF_32LE;
        }
        if (length == HEAD && four == 0xFEFF) {
            return UTF_32BE;
        }
        if (length >= 2 && four >>> 16 == 0xFFFE) {
            return StandardCharsets.UTF_16LE;
        }
        return length >= 2 && four >>> 16 == 0xFEFF ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset guess(byte[] head, int length) {
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            zeros |= head[i] == 0 ? 1 << i : 0;
        }
        return switch (length < HEAD ? zeros | 1 << 4 + length : zeros) {
            case 0b1110 -> UTF_32LE;
            case 0b0111 -> UTF_32BE;
            case 0b1010, 1 << 6 | 0b10 -> StandardCharsets.UTF_16LE;
            case 0b0101, 1 << 6 | 0b01 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** The characters, refusing bytes that are none. */
    public Reader reader() {
        return new InputStreamReader(
                bytes,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}

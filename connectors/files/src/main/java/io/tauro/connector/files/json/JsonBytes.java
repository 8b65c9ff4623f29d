package io.tauro.connector.files.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * From unpacked bytes to UTF-8 without a byte order mark; what was UTF-8 before is not checked. The
 * encoding is told by the mark, else by where the zeros are among the first four bytes, since JSON
 * begins with ASCII.
 */
final class JsonBytes {

    private static final int HEAD = 4;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private JsonBytes() {}

    static InputStream open(InputStream bytes) throws IOException {
        PushbackInputStream input = new PushbackInputStream(bytes, HEAD);
        byte[] head = new byte[HEAD];
        int length = input.readNBytes(head, 0, HEAD);
        int four = 0;
        for (byte one : head) {
            four = four << 8 | one & 0xFF;
        }
        Charset found = StandardCharsets.UTF_8;
        int mark = 0;
        if (four >>> 8 == 0xEFBBBF) {
            mark = 3;
        } else if (length == HEAD && (four == 0xFFFE0000 || zeros(head, 1, 2, 3))) {
            found = UTF_32LE;
            mark = four == 0xFFFE0000 ? 4 : 0;
        } else if (length == HEAD && (four == 0xFEFF || zeros(head, 0, 1, 2))) {
            found = UTF_32BE;
            mark = four == 0xFEFF ? 4 : 0;
        } else if (length >= 2 && (four >>> 16 == 0xFFFE || zeros(head, 1) && head[0] != 0)) {
            found = StandardCharsets.UTF_16LE;
            mark = four >>> 16 == 0xFFFE ? 2 : 0;
        } else if (length >= 2 && (four >>> 16 == 0xFEFF || zeros(head, 0) && head[1] != 0)) {
            found = StandardCharsets.UTF_16BE;
            mark = four >>> 16 == 0xFEFF ? 2 : 0;
        }
        if (length > mark) {
            input.unread(head, mark, length - mark);
        }
        return found.equals(StandardCharsets.UTF_8) ? input : new Encoded(input, found);
    }

    private static boolean zeros(byte[] head, int... positions) {
        for (int position : positions) {
            if (head[position] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Characters of another encoding as UTF-8. */
    private static final class Encoded extends InputStream {

        private final InputStreamReader reader;
        private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        private final CharBuffer characters = CharBuffer.allocate(1 << 13);
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();

        Encoded(InputStream input, Charset charset) {
            reader =
                    new InputStreamReader(
                            input,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT));
            characters.flip();
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(into, offset, count);
            return count;
        }

        private boolean fill() throws IOException {
            while (!bytes.hasRemaining()) {
                characters.compact();
                boolean atEnd = reader.read(characters) < 0;
                characters.flip();
                bytes.clear();
                var result = encoder.encode(characters, bytes, atEnd);
                bytes.flip();
                if (result.isError()) {
                    result.throwException();
                }
                if (atEnd && !bytes.hasRemaining()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}

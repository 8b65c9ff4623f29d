package io.tauro.connector.files.json;

import io.tauro.connector.files.format.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * From unpacked bytes to UTF-8 without a byte order mark; what was UTF-8 before is not checked. The
 * encoding is told by the mark, else by where the zeros are among the first four bytes, since JSON
 * begins with ASCII.
 */
final class JsonBytes {

    private JsonBytes() {}

    static InputStream open(InputStream bytes) throws IOException {
        TextEncoding text = TextEncoding.of(bytes, Optional.empty());
        return text.encoding().equals(StandardCharsets.UTF_8)
                ? text.bytes()
                : new Encoded(text.reader());
    }

    /** Characters of another encoding as UTF-8. */
    private static final class Encoded extends InputStream {

        private final Reader reader;
        private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        private final CharBuffer characters = CharBuffer.allocate(1 << 13);
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();

        Encoded(Reader reader) {
            this.reader = reader;
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

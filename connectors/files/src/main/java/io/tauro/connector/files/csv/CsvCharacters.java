package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * From the bytes of a file to its characters: unpacked, without a byte order mark, and refusing
 * what is not in the encoding.
 */
final class CsvCharacters {

    private static final int MARK = 4;

    private CsvCharacters() {}

    static Reader open(InputStream bytes, String key, Charset encoding) throws IOException {
        PushbackInputStream input = new PushbackInputStream(Unpacked.open(bytes, key), MARK);
        byte[] head = new byte[MARK];
        int length = input.readNBytes(head, 0, MARK);
        Charset found = encoding;
        int mark = 0;
        if (starts(head, length, 0xEF, 0xBB, 0xBF)) {
            found = StandardCharsets.UTF_8;
            mark = 3;
        } else if (starts(head, length, 0xFF, 0xFE, 0, 0)) {
            found = Charset.forName("UTF-32LE");
            mark = 4;
        } else if (starts(head, length, 0, 0, 0xFE, 0xFF)) {
            found = Charset.forName("UTF-32BE");
            mark = 4;
        } else if (starts(head, length, 0xFF, 0xFE)) {
            found = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(head, length, 0xFE, 0xFF)) {
            found = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        if (length > mark) {
            input.unread(head, mark, length - mark);
        }
        return new InputStreamReader(
                input,
                found.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean starts(byte[] head, int length, int... bytes) {
        if (length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}

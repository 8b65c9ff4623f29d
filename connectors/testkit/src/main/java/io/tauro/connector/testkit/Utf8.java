package io.tauro.connector.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text. */
final class Utf8 {

    private Utf8() {}

    static boolean isValid(byte[] data, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (data[i] < 0) {
                return decodes(data, start, length);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] data, int start, int length) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(data, start, length))
                            .limit()
                    >= 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

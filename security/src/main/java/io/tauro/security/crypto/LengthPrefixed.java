package io.tauro.security.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Fields one after the other, each behind its length: no two lists of fields are the same bytes.
 */
final class LengthPrefixed {

    private static final int ABSENT = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(96);

    LengthPrefixed text(String field) {
        return field(field.getBytes(StandardCharsets.UTF_8));
    }

    LengthPrefixed field(byte[] field) {
        length(field.length);
        out.writeBytes(field);
        return this;
    }

    LengthPrefixed optional(Optional<String> field) {
        return field.map(this::text).orElseGet(this::absent);
    }

    /** A field that is not there, which an empty one is not. */
    LengthPrefixed absent() {
        length(ABSENT);
        return this;
    }

    private void length(int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}

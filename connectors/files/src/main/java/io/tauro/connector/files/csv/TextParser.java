package io.tauro.connector.files.csv;

import io.tauro.data.VectorBuilder;

/** Text as it is. */
record TextParser() implements FieldParser {

    @Override
    public void append(char[] text, int start, int end, VectorBuilder builder) {
        byte[] bytes = new byte[end - start];
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= 0x80) {
                builder.appendText(new String(text, start, end - start));
                return;
            }
            bytes[i - start] = (byte) c;
        }
        builder.appendBytes(bytes, 0, bytes.length);
    }
}

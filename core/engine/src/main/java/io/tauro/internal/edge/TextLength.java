package io.tauro.internal.edge;

import io.tauro.type.DataType;

/** The number of code points. */
final class TextLength extends ValueCell {

    private final Cell text;
    private final DataType type;

    TextLength(Cell text, DataType type) {
        super(text);
        this.text = text;
        this.type = type;
    }

    @Override
    long whole(int row) {
        byte[] bytes = text.bytes(row);
        int points = 0;
        for (int i = text.start(row); i < text.end(row); i++) {
            points += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return Sum.inRange(points, type);
    }
}

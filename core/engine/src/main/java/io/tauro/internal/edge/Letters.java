package io.tauro.internal.edge;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text in upper or lower case. */
final class Letters extends ValueCell {

    private final Cell text;
    private final boolean upper;
    private int known = -1;
    private byte[] turned = {};

    Letters(Cell text, boolean upper) {
        super(text);
        this.text = text;
        this.upper = upper;
    }

    @Override
    void bound() {
        known = -1;
    }

    @Override
    byte[] bytes(int row) {
        if (known != row) {
            String plain = text(text, row);
            turned =
                    (upper ? plain.toUpperCase(Locale.ROOT) : plain.toLowerCase(Locale.ROOT))
                            .getBytes(StandardCharsets.UTF_8);
            known = row;
        }
        return turned;
    }

    static String text(Cell cell, int row) {
        int start = cell.start(row);
        return new String(cell.bytes(row), start, cell.end(row) - start, StandardCharsets.UTF_8);
    }

    @Override
    int start(int row) {
        return 0;
    }

    @Override
    int end(int row) {
        return bytes(row).length;
    }
}

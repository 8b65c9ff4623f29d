package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.connector.files.format.TextValues;
import io.tauro.type.DataType;
import java.io.IOException;

/** DATE if all texts so far are dates, TIMESTAMP if all are dates or timestamps, else VARCHAR. */
final class TextGuess {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 40;

    private boolean any;
    private boolean dates = true;
    private boolean timestamps = true;

    boolean any() {
        return any;
    }

    void add(JsonParser parser) throws IOException {
        any = true;
        if (!timestamps) {
            return;
        }
        int length = parser.getTextLength();
        if (length < SHORTEST || length > LONGEST) {
            dates = false;
            timestamps = false;
            return;
        }
        String text = parser.getText();
        dates = dates && parses(DataType.DATE, text);
        timestamps = dates || parses(DataType.TIMESTAMP, text);
    }

    /** Takes in what another one has seen. */
    void merge(TextGuess other) {
        any |= other.any;
        dates &= other.dates;
        timestamps &= other.timestamps;
    }

    private static boolean parses(DataType type, String text) {
        try {
            TextValues.parse(type, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    DataType type() {
        if (dates) {
            return DataType.DATE;
        }
        return timestamps ? DataType.TIMESTAMP : DataType.VARCHAR;
    }
}

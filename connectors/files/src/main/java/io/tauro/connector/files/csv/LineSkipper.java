package io.tauro.connector.files.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Passes over the lines before the first record. */
final class LineSkipper {

    private LineSkipper() {}

    /** The characters behind so many lines, whatever they end with. */
    static Reader behind(Reader characters, int lines) throws IOException {
        if (lines == 0) {
            return characters;
        }
        BufferedReader reader = new BufferedReader(characters);
        for (int skipped = 0; skipped < lines; ) {
            int one = reader.read();
            if (one < 0) {
                break;
            }
            if (one == '\r') {
                reader.mark(1);
                if (reader.read() != '\n') {
                    reader.reset();
                }
            }
            skipped += one == '\r' || one == '\n' ? 1 : 0;
        }
        return reader;
    }
}

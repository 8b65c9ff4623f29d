package io.tauro.connector.files.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file, one after the other, or all that is left as a stream. Not thread-safe. */
final class JsonLines {

    /** The longest line that is held. */
    static final int MAX_LINE = 1 << 25;

    private final InputStream input;
    private byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private boolean atEnd;
    private int start;
    private int end;
    private long line;
    private long taken;
    private boolean tooLong;

    JsonLines(InputStream input) {
        this.input = input;
    }

    /**
     * Whether the first or the second line that is not blank is an object by itself, and begins at
     * the margin. Only to be asked before anything else.
     */
    boolean areRecords(LineTest test) throws IOException {
        boolean found = false;
        for (int lines = 0; lines < 2 && !found && !tooLong && advance(true); ) {
            if (!isBlank()) {
                lines++;
                found =
                        !tooLong
                                && buffer[start] == '{'
                                && test.isRecord(buffer, start, end - start);
            }
        }
        next = 0;
        line = 0;
        tooLong = false;
        return found;
    }

    /** Decides whether a line is one object and nothing else. */
    @FunctionalInterface
    interface LineTest {
        boolean isRecord(byte[] bytes, int start, int length) throws IOException;
    }

    /** Moves to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        while (advance(false)) {
            if (tooLong || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line is too long to be held: it was passed over. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The number of the line, from 1 on. */
    long line() {
        return line;
    }

    /** How many bytes were taken so far, some of them ahead. */
    long taken() {
        return taken;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** All that has not been taken as lines. */
    InputStream rest() {
        return new java.io.SequenceInputStream(
                new ByteArrayInputStream(buffer, next, limit - next), input);
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            byte one = buffer[i];
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean advance(boolean keep) throws IOException {
        tooLong = false;
        start = next;
        int seen = start;
        while (true) {
            for (int i = seen; i < limit; i++) {
                if (buffer[i] == '\n') {
                    end = i;
                    next = i + 1;
                    line++;
                    return true;
                }
            }
            seen = limit;
            if (atEnd || tooLong && keep) {
                end = limit;
                next = limit;
                boolean any = end > start || tooLong;
                line += any ? 1 : 0;
                return any;
            }
            seen -= makeRoom(keep);
            fill();
        }
    }

    /** Returns by how much the bytes that are kept have moved to the front. */
    private int makeRoom(boolean keep) {
        if (limit < buffer.length) {
            return 0;
        }
        if (!keep && start > 0) {
            int moved = start;
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= moved;
            start = 0;
            return moved;
        }
        if (buffer.length < MAX_LINE) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
            return 0;
        }
        tooLong = true;
        if (keep) {
            return 0;
        }
        int dropped = limit;
        limit = 0;
        return dropped;
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            return;
        }
        int count = input.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            atEnd = true;
        } else {
            limit += count;
            taken += count;
        }
    }
}

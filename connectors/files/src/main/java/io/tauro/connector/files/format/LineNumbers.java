package io.tauro.connector.files.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The lines of a file before a part of it. They are counted when a number is asked for: where a
 * store is far away, lines are counted from the part on. Not thread-safe.
 */
public final class LineNumbers {

    private final TextSource source;
    private long before = -1;

    public LineNumbers(TextSource source) {
        this.source = source;
    }

    /** The number in the file of a line of the part. */
    public long of(long line) {
        if (before < 0) {
            before = source.store().isNear() ? count() : 0;
        }
        return before + line;
    }

    /** Whether the part begins with the file. */
    public boolean isFirst() {
        return source.from() == 0;
    }

    /** What the numbers do not tell, in words that end a message; empty if they tell all. */
    public String rest() {
        return source.from() == 0 || source.store().isNear()
                ? ""
                : " (lines are counted from byte " + source.from() + " on)";
    }

    /** Line ends of one or two characters. */
    private long count() {
        long lines = 0;
        byte last = 0;
        byte[] piece = new byte[1 << 16];
        TextSource all = source.range(0, source.from()).counting(bytes -> {});
        try (InputStream input = all.open()) {
            for (int length = 0; length >= 0; length = input.read(piece, 0, piece.length)) {
                for (int i = 0; i < length; i++) {
                    boolean first = piece[i] == '\r' || piece[i] == '\n' && last != '\r';
                    lines += first ? 1 : 0;
                    last = piece[i];
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}

package io.tauro.security.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The end of a file that is to be continued. Immutable.
 *
 * @param last the place of the last whole record; empty if there is none
 * @param damaged what comes after it, and is no record: a line that a crash has torn
 * @param endsLine whether the last byte of the file ends a line, or there is none
 */
record TrailTail(Optional<ChainLink> last, byte[] damaged, boolean endsLine) {

    private static final int WINDOW = 1 << 20;
    private static final int LARGEST = 1 << 28;

    static TrailTail of(Path file) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size == 0) {
            return new TrailTail(Optional.empty(), new byte[0], true);
        }
        for (long window = WINDOW; ; window *= 16) {
            byte[] bytes = end(file, size, (int) Math.min(Math.min(window, size), LARGEST));
            Optional<TrailTail> tail = find(bytes);
            if (tail.isPresent()) {
                return tail.get();
            }
            if (bytes.length == size || bytes.length == LARGEST) {
                return new TrailTail(Optional.empty(), bytes, endsLine(bytes));
            }
        }
    }

    private static byte[] end(Path file, long size, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(size - length);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
        }
        return bytes.array();
    }

    /** Looks for the last record, from the end on. */
    private static Optional<TrailTail> find(byte[] bytes) {
        int end = bytes.length;
        while (end > 0) {
            int lineEnd = bytes[end - 1] == '\n' ? end - 1 : end;
            int start = lineEnd;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            Optional<ChainLink> link = intact(Arrays.copyOfRange(bytes, start, lineEnd));
            if (link.isPresent()) {
                byte[] damaged = Arrays.copyOfRange(bytes, end, bytes.length);
                return Optional.of(new TrailTail(link, damaged, endsLine(bytes)));
            }
            end = start;
        }
        return Optional.empty();
    }

    private static Optional<ChainLink> intact(byte[] line) {
        try {
            TrailLine read = TrailLine.read(line);
            return read.isIntact() ? read.link() : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean endsLine(byte[] bytes) {
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    }

    /** Whether the file has lines in it, and none of them is a record of a chain. */
    boolean isForeign() {
        for (byte b : damaged) {
            if (b == '\n') {
                return last.isEmpty();
            }
        }
        return false;
    }
}

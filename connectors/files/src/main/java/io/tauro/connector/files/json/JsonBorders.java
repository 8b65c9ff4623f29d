package io.tauro.connector.files.json;

import io.tauro.connector.files.format.TextEncoding;
import io.tauro.connector.files.format.TextParts;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one file begin: behind the first line end at the border, if the file has a
 * record a line. Should a record go over a border nevertheless, both parts are broken JSON. Used
 * again; thread-safe.
 */
final class JsonBorders {

    private final TextParts parts;
    private final StoredObject file;
    private @Nullable Boolean lines;

    JsonBorders(TextParts parts, StoredObject file) {
        this.parts = parts;
        this.file = file;
    }

    /** Whether the file can be cut: it is UTF-8, and begins with a record a line. */
    synchronized boolean areLines(TextSource head) throws IOException {
        Boolean known = lines;
        if (known == null) {
            try (InputStream input = head.open()) {
                TextEncoding text = TextEncoding.of(input, Optional.empty());
                known =
                        text.encoding().equals(StandardCharsets.UTF_8)
                                && new JsonLines(text.bytes()).areRecords(JsonRecords::isRecord);
            }
            lines = known;
        }
        return known;
    }

    /**
     * Where a part begins.
     *
     * @param index from 0; the number of parts for the end of the file
     */
    long start(int index, TextSource head) throws IOException {
        long border = parts.border(file, index);
        if (border == 0 || border >= file.size()) {
            return Math.max(0, border);
        }
        long position = border - 1;
        byte[] piece = new byte[1 << 13];
        try (InputStream input = head.range(position, file.size()).open()) {
            for (int length = 0; length >= 0; length = input.read(piece, 0, piece.length)) {
                head.cancellation().throwIfCancelled();
                for (int i = 0; i < length; i++) {
                    if (piece[i] == '\n') {
                        return position + i + 1;
                    }
                }
                position += length;
            }
        }
        return position;
    }
}

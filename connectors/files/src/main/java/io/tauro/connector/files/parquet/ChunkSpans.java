package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.store.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a file the bytes are that are going to be read, for stores that send them ahead. */
final class ChunkSpans {

    private ChunkSpans() {}

    /**
     * Adds what is read of a chunk: all of it, or what is before its pages and those that have
     * wanted rows, with as much behind them as is read at once.
     *
     * @param locations null if they are not known
     */
    static void add(
            Chunk chunk, RowRanges rows, @Nullable PageLocations locations, List<Span> spans) {
        long end = chunk.start() + chunk.length();
        if (locations == null) {
            spans.add(new Span(chunk.start(), chunk.length()));
            return;
        }
        List<Span> found = new ArrayList<>();
        long from = chunk.start();
        long to = locations.offset(0);
        for (int page = 0; page < locations.count(); page++) {
            long first = rows.next(locations.firstRow(page));
            boolean wanted = first >= 0 && first < locations.firstRow(page) + locations.rows(page);
            if (wanted) {
                long start = locations.offset(page);
                if (start > to + ChunkBytes.READ_AHEAD) {
                    found.add(new Span(from, to - from));
                    from = start;
                }
                to = page + 1 < locations.count() ? locations.offset(page + 1) : end;
            }
        }
        found.add(new Span(from, to - from));
        for (Span span : found) {
            long behind = Math.min(end, span.end() + ChunkBytes.READ_AHEAD);
            spans.add(new Span(span.position(), behind - span.position()));
        }
    }
}

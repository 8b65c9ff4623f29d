package io.tauro.connector.files.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How ranges that are going to be read are cut into requests. */
final class Pieces {

    private static final int SMALLEST = 512 << 10;
    private static final int LARGEST = 4 << 20;

    /** What takes no more than this part of the share is there at once, however it is cut. */
    private static final int PART = 4;

    private Pieces() {}

    /**
     * Requests in the order in which they are needed, if all ranges are read at about the same
     * speed. Ranges that are close share one.
     *
     * @param spans sorted, without overlaps
     * @param share how much the reader may hold: all ranges should have a piece and a next one
     */
    static List<Piece> of(List<Span> spans, long share) {
        long total = spans.stream().mapToLong(Span::length).sum();
        int size = total <= share / PART ? LARGEST : size(share / (2L * Math.max(1, spans.size())));
        List<Piece> pieces = new ArrayList<>();
        long start = 0;
        long end = -1;
        for (Span span : spans) {
            boolean joins =
                    end >= 0
                            && span.position() - end <= RemoteReader.GAP
                            && span.end() - start <= size;
            if (joins) {
                end = span.end();
                continue;
            }
            if (end >= 0) {
                pieces.add(new Piece(start, (int) (end - start), 0, 1));
                end = -1;
            }
            if (span.length() <= size) {
                start = span.position();
                end = span.end();
            } else {
                cut(span, size, pieces);
            }
        }
        if (end >= 0) {
            pieces.add(new Piece(start, (int) (end - start), 0, 1));
        }
        pieces.sort(Comparator.comparingDouble(Piece::turn));
        return pieces;
    }

    private static int size(long wanted) {
        return (int) Math.max(SMALLEST, Math.min(LARGEST, wanted));
    }

    private static void cut(Span span, int size, List<Piece> pieces) {
        long count = (span.length() + size - 1) / size;
        long done = 0;
        for (long i = 1; i <= count; i++) {
            long to = span.length() / count * i + span.length() % count * i / count;
            pieces.add(
                    new Piece(
                            span.position() + done,
                            (int) (to - done),
                            (double) (i - 1) / count,
                            1.0 / count));
            done = to;
        }
    }
}

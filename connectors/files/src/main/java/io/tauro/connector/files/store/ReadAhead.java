package io.tauro.connector.files.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has sent ahead of being asked for it: the ranges that it was told of, or what
 * follows where an object is read from its start to its end. One thread reads; what there is room
 * for later is sent by whoever makes the room. Guarded by the lock of its share.
 */
final class ReadAhead {

    /** The first piece of an object that is read from start to end; the next ones are larger. */
    private static final int FIRST = 1 << 20;

    private static final int LARGEST = 4 << 20;

    /** So many pieces are on their way before the one that is read. */
    private static final int DEPTH = 4;

    private final Remote remote;
    private final AheadShare share;
    private final StoredObject whole;
    private final Consumer<Fetch> starter;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private final TreeMap<Long, Reading> readings = new TreeMap<>();
    private final Deque<Piece> unstarted = new ArrayDeque<>();
    private long held;
    private boolean joined;

    /** Whether somebody has begun to read, and does not only say that he will. */
    private boolean active;

    /** Where an object that is read from start to end is not planned yet; -1 if it is not. */
    private long unplanned = -1;

    private int step = FIRST;

    /** How far a range has been read. */
    private static final class Reading {
        private final Span span;
        private long at;

        Reading(Span span) {
            this.span = span;
            this.at = span.position();
        }
    }

    /**
     * @param starter sends a request
     */
    ReadAhead(Remote remote, AheadShare share, StoredObject whole, Consumer<Fetch> starter) {
        this.remote = remote;
        this.share = share;
        this.whole = whole;
        this.starter = starter;
    }

    private void join() {
        if (!joined) {
            joined = true;
            share.add(this);
        }
    }

    boolean isPlanned() {
        synchronized (share) {
            return joined;
        }
    }

    /** Ranges that are going to be read; what overlaps with earlier ones is ignored. */
    void plan(List<Span> ranges) {
        synchronized (share) {
            List<Span> sorted =
                    ranges.stream()
                            .filter(span -> span.length() > 0 && span.end() <= whole.size())
                            .sorted(Comparator.comparingLong(Span::position))
                            .toList();
            long behind = 0;
            for (Span span : sorted) {
                if (span.position() < behind || overlaps(span)) {
                    return;
                }
                behind = span.end();
            }
            if (sorted.isEmpty()) {
                return;
            }
            join();
            sorted.forEach(span -> readings.put(span.position(), new Reading(span)));
            for (Piece piece : Pieces.of(sorted, share.ofOne())) {
                pieces.put(piece.start(), piece);
                unstarted.add(piece);
            }
            share.pump();
        }
    }

    private boolean overlaps(Span span) {
        Map.Entry<Long, Reading> before = readings.lowerEntry(span.end());
        return before != null && before.getValue().span.end() > span.position();
    }

    /** From here on the object is read to its end. */
    void follow(long position) {
        synchronized (share) {
            if (unplanned < 0 && position < whole.size()) {
                join();
                Reading rest = new Reading(new Span(position, whole.size() - position));
                readings.put(position, rest);
                unplanned = position;
                share.pump();
            }
        }
    }

    /**
     * Starts what may be started; some requests are left to those who wait for theirs.
     *
     * @return whether others may start something, too
     */
    boolean startSome() {
        if (unplanned >= 0) {
            extend();
        }
        while (!unstarted.isEmpty()) {
            if (!maySend()) {
                return false;
            }
            Piece next = unstarted.peek();
            if (pieces.get(next.start()) == next && !next.isStarted()) {
                if (active && held + next.length() > share.ofOne()) {
                    return true;
                }
                if (!share.mayTake(next.length()) || !start(next)) {
                    return false;
                }
            }
            unstarted.remove();
        }
        return true;
    }

    private boolean maySend() {
        return remote.requests().idle() > remote.requests().reserve();
    }

    private void extend() {
        while (unplanned < whole.size()
                && pieces.size() < DEPTH
                && share.ofOne() - held >= step
                && maySend()) {
            int length = (int) Math.min(step, whole.size() - unplanned);
            Piece piece = new Piece(unplanned, length, 0, 1);
            if (!start(piece)) {
                return;
            }
            pieces.put(piece.start(), piece);
            unplanned = piece.end();
            step = Math.min(LARGEST, step * 2);
        }
    }

    private boolean start(Piece piece) {
        if (!share.take(piece.length())) {
            return false;
        }
        held += piece.length();
        starter.accept(piece.start(remote, share, whole));
        return true;
    }

    /**
     * The piece that has this position and is on its way, or can be sent now; null if these bytes
     * have to be read by themselves.
     */
    @Nullable Piece at(long position) {
        synchronized (share) {
            activate();
            Map.Entry<Long, Piece> entry = pieces.floorEntry(position);
            if (entry == null || entry.getValue().end() <= position) {
                return null;
            }
            Piece piece = entry.getValue();
            if (!piece.isStarted() && !start(piece)) {
                dropLongBefore(piece);
                if (!start(piece)) {
                    return null;
                }
            }
            return piece;
        }
    }

    private void activate() {
        if (joined && !active) {
            active = true;
            share.activate();
        }
    }

    /** Where the next piece begins; what is before it is to be read by itself. */
    long nextAfter(long position) {
        synchronized (share) {
            Map.Entry<Long, Piece> here = pieces.floorEntry(position);
            if (here != null && here.getValue().end() > position) {
                return here.getValue().end();
            }
            Long next = pieces.higherKey(position);
            return next == null ? Long.MAX_VALUE : next;
        }
    }

    /** Pieces whose turn was long ago belong to ranges that are passed over. */
    private void dropLongBefore(Piece now) {
        List<Piece> late =
                pieces.values().stream()
                        .filter(piece -> piece.isStarted() && piece.isLongBefore(now))
                        .toList();
        late.forEach(this::remove);
    }

    /** These bytes have been read. */
    void advance(long position, int length) {
        synchronized (share) {
            Map.Entry<Long, Reading> entry = readings.floorEntry(position);
            if (entry == null || position >= entry.getValue().span.end()) {
                return;
            }
            Reading reading = entry.getValue();
            reading.at = Math.max(reading.at, Math.min(reading.span.end(), position + length));
            Long from = pieces.floorKey(reading.span.position());
            List<Piece> passed =
                    pieces
                            .subMap(from == null ? reading.span.position() : from, reading.at)
                            .values()
                            .stream()
                            .filter(this::isPassed)
                            .toList();
            passed.forEach(this::remove);
            if (unplanned >= 0) {
                unplanned = Math.max(unplanned, reading.at);
            }
            share.read(length);
            share.pump();
        }
    }

    /** Whether all ranges that it has a part of were read as far as it goes. */
    private boolean isPassed(Piece piece) {
        Long first = readings.floorKey(piece.start());
        return readings.subMap(first == null ? piece.start() : first, piece.end()).values().stream()
                .allMatch(
                        reading ->
                                reading.span.end() <= piece.start()
                                        || reading.at >= Math.min(reading.span.end(), piece.end()));
    }

    private void remove(Piece piece) {
        pieces.remove(piece.start());
        if (piece.isStarted()) {
            held -= piece.length();
            piece.release(share);
        }
    }

    void close() {
        synchronized (share) {
            if (joined) {
                joined = false;
                share.remove(this, active);
            }
            unstarted.clear();
            unplanned = -1;
            new ArrayList<>(pieces.values()).forEach(this::remove);
            share.pump();
        }
    }
}

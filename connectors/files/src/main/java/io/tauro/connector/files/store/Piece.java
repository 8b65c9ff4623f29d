package io.tauro.connector.files.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A part of an object that is, or will be, read ahead. Belongs to one reader. */
final class Piece {

    private final long start;
    private final int length;
    private final double turn;
    private final double width;
    private @Nullable Fetch fetch;
    private byte[] bytes = {};

    /** The reader, and the request that may still write. */
    private final AtomicInteger holders = new AtomicInteger(2);

    /**
     * @param turn where the reader needs it: 0 at the start of what it reads, 1 at the end
     * @param width how long it needs it, in the same measure
     */
    Piece(long start, int length, double turn, double width) {
        this.start = start;
        this.length = length;
        this.turn = turn;
        this.width = width;
    }

    long start() {
        return start;
    }

    int length() {
        return length;
    }

    long end() {
        return start + length;
    }

    double turn() {
        return turn;
    }

    /** Whether its turn was long ago when another one's comes. */
    boolean isLongBefore(Piece other) {
        return turn + 3 * Math.max(width, other.width) <= other.turn;
    }

    boolean isStarted() {
        return fetch != null;
    }

    /** Starts it; its bytes are taken of the share, and given back when nobody holds them. */
    Fetch start(Remote remote, AheadShare share, StoredObject whole) {
        bytes = new byte[length];
        Fetch started = new Fetch(remote, whole, new ReadRange(start, bytes, 0, length));
        started.pending()
                .whenEnded(
                        () -> {
                            drop(share);
                            share.pump();
                        });
        fetch = started;
        return started;
    }

    @Nullable Fetch fetch() {
        return fetch;
    }

    /** The reader does not need it any more. */
    void release(AheadShare share) {
        Fetch started = fetch;
        if (started != null) {
            started.pending().abandon(RemoteErrors.closed());
            fetch = null;
            bytes = new byte[0];
            drop(share);
        }
    }

    private void drop(AheadShare share) {
        if (holders.decrementAndGet() == 0) {
            share.giveBack(length);
        }
    }

    void copy(long position, byte[] into, int offset, int count) {
        System.arraycopy(bytes, (int) (position - start), into, offset, count);
    }
}

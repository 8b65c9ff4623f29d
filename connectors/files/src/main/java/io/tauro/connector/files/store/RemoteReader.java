package io.tauro.connector.files.store;

import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a remote store. The first bytes tell whether it still is what it was; all are of one
 * version. What is asked for at once is sent at once. {@link #stop} may come from any thread.
 */
final class RemoteReader implements ObjectReader {

    /** Ranges that are closer to each other are one request. */
    static final int GAP = 512 << 10;

    /** A larger range is sent in several requests at once. */
    static final int LARGEST = 8 << 20;

    /** From so many requests on, those that are over are forgotten. */
    private static final int MANY = 64;

    private final Remote remote;
    private final StoredObject object;
    private final StoredObject whole;
    private final AheadShare share;
    private final ReadAhead ahead;
    private final Set<Pending<Boolean>> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable TauroException stopped;

    /** Where the last read ended. */
    private long next;

    private Cancellation.@Nullable Registration registration;
    private boolean closed;

    /**
     * @param query what it has in common with the other readers of its query
     */
    RemoteReader(Remote remote, StoredObject object, Object query) {
        this.remote = remote;
        this.object = object;
        this.whole = remote.whole(object);
        this.share = remote.budget().join(query);
        this.ahead = new ReadAhead(remote, share, whole, this::submit);
    }

    /** Stops when the query is cancelled. */
    void stopWith(Cancellation cancellation) {
        registration =
                cancellation.onCancel(
                        () -> {
                            try {
                                cancellation.throwIfCancelled();
                            } catch (TauroException e) {
                                stop(e);
                            }
                        });
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) {
        readAll(List.of(new ReadRange(position, into, offset, length)));
    }

    /** What has been sent ahead is there already; of the rest all is asked for before any is. */
    @Override
    public void readAll(List<ReadRange> ranges) {
        ranges.forEach(this::follow);
        List<ReadRange> ownRequests = new ArrayList<>();
        List<ReadRange> sentAhead = new ArrayList<>();
        ranges.forEach(range -> divide(range, ownRequests, sentAhead));
        List<Combined> requests = Combined.of(ownRequests, GAP, LARGEST);
        List<Fetch> fetches = new ArrayList<>();
        try {
            for (Combined request : requests) {
                fetches.add(start(request.read()));
            }
            sentAhead.forEach(this::readPieces);
            for (int i = 0; i < requests.size(); i++) {
                remote.awaitBytes(fetches.get(i), object.key());
                requests.get(i).copy();
            }
        } finally {
            fetches.forEach(this::end);
        }
        ranges.forEach(range -> ahead.advance(range.position(), range.length()));
    }

    /** Who reads where the read before ended goes on to the end, unless he says otherwise. */
    private void follow(ReadRange range) {
        if (range.position() == next && next > 0 && !ahead.isPlanned()) {
            ahead.follow(next);
        }
        next = range.end();
    }

    private void divide(ReadRange range, List<ReadRange> own, List<ReadRange> sentAhead) {
        long position = range.position();
        while (position < range.end()) {
            Piece piece = ahead.at(position);
            long to =
                    Math.min(range.end(), piece == null ? ahead.nextAfter(position) : piece.end());
            int offset = range.offset() + (int) (position - range.position());
            ReadRange part = new ReadRange(position, range.into(), offset, (int) (to - position));
            (piece == null ? own : sentAhead).add(part);
            position = to;
        }
    }

    private void readPieces(ReadRange part) {
        Piece piece = ahead.at(part.position());
        Fetch fetch = piece == null ? null : piece.fetch();
        if (piece == null || fetch == null) {
            Fetch again = start(part);
            try {
                remote.awaitBytes(again, object.key());
            } finally {
                end(again);
            }
            return;
        }
        remote.awaitBytes(fetch, object.key());
        piece.copy(part.position(), part.into(), part.offset(), part.length());
    }

    @Override
    public void willRead(List<Span> ranges) {
        if (stopped == null) {
            ahead.plan(ranges);
        }
    }

    private Fetch start(ReadRange range) {
        Fetch fetch = new Fetch(remote, whole, range);
        submit(fetch);
        return fetch;
    }

    private void submit(Fetch fetch) {
        if (waiting.size() > MANY) {
            waiting.removeIf(Pending::isOver);
        }
        waiting.add(fetch.pending());
        TauroException reason = stopped;
        if (reason != null) {
            fetch.pending().fail(reason);
            fetch.pending().end();
        } else {
            remote.requests().submit(fetch, fetch.pending());
        }
    }

    /** One that is not over is of no use: another one has failed. */
    private void end(Fetch fetch) {
        waiting.remove(fetch.pending());
        fetch.pending().abandon(RemoteErrors.closed());
    }

    /** Lets reads that wait fail, and all that are to come. */
    void stop(TauroException reason) {
        stopped = reason;
        waiting.forEach(one -> one.abandon(reason));
    }

    @Override
    public void close() {
        Cancellation.Registration cancellation = registration;
        if (cancellation != null) {
            cancellation.close();
        }
        stop(RemoteErrors.closed());
        ahead.close();
        if (!closed) {
            closed = true;
            remote.budget().leave(share);
        }
    }
}

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

    private final Remote remote;
    private final StoredObject object;
    private final StoredObject whole;
    private final Set<Pending<Boolean>> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable TauroException stopped;
    private Cancellation.@Nullable Registration registration;

    RemoteReader(Remote remote, StoredObject object) {
        this.remote = remote;
        this.object = object;
        this.whole = remote.whole(object);
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

    @Override
    public void readAll(List<ReadRange> ranges) {
        List<Combined> requests = Combined.of(ranges, GAP, LARGEST);
        List<Fetch> fetches = new ArrayList<>();
        try {
            for (Combined request : requests) {
                fetches.add(start(request.read()));
            }
            for (int i = 0; i < requests.size(); i++) {
                remote.await(fetches.get(i).pending(), object.key(), "read");
                requests.get(i).copy();
            }
        } finally {
            fetches.forEach(this::end);
        }
    }

    private Fetch start(ReadRange range) {
        Fetch fetch = new Fetch(remote.objects(), remote.pacing(), whole, range);
        waiting.add(fetch.pending());
        TauroException reason = stopped;
        if (reason != null) {
            fetch.pending().fail(reason);
        } else {
            remote.requests().submit(fetch, fetch.pending());
        }
        return fetch;
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
    }
}

package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * A range of an object on its way into an array. A new attempt goes on where the one before broke
 * off. Once it is abandoned it does not touch the array any more. Thread-safe.
 */
final class Fetch implements Attempt<Boolean> {

    private static final int PIECE = 64 << 10;

    private final Remote remote;
    private final StoredObject object;
    private final ReadRange range;
    private final Pending<Boolean> pending = new Pending<>();
    private int done;

    /**
     * @param object by its whole key
     */
    Fetch(Remote remote, StoredObject object, ReadRange range) {
        this.remote = remote;
        this.object = object;
        this.range = range;
    }

    Pending<Boolean> pending() {
        return pending;
    }

    @Override
    public Boolean run(long deadline) throws RemoteFailure, IOException {
        long position = range.position() + done;
        remote.meter().requested();
        RemoteBytes bytes = remote.objects().get(object, position, range.length() - done);
        InputStream body = bytes.body();
        try {
            pending.releasedBy(() -> closeQuietly(body));
            if (!bytes.version().equals(object.version())) {
                throw new RemoteFailure(Kind.CHANGED, "", null);
            }
            if (bytes.position() != position) {
                throw new RemoteFailure(
                        Kind.REFUSED, "another range was sent than was asked for", null);
            }
            readAll(body, deadline);
        } catch (RuntimeException e) {
            throw new RemoteFailure(Kind.UNREACHABLE, e.getClass().getSimpleName(), e);
        } finally {
            pending.releasedBy(null);
            closeQuietly(body);
        }
        return true;
    }

    private void readAll(InputStream body, long deadline) throws RemoteFailure, IOException {
        byte[] piece = new byte[Math.min(PIECE, range.length() - done)];
        while (done < range.length()) {
            int count = read(body, piece, Math.min(piece.length, range.length() - done));
            if (count < 0) {
                throw new RemoteFailure(Kind.UNREACHABLE, "the answer ended early", null);
            }
            if (!keep(piece, count)) {
                throw new RemoteFailure(Kind.REFUSED, "nobody waits for it", null);
            }
            if (done < range.length() && remote.pacing().nanoTime() > deadline) {
                throw new RemoteFailure(Kind.TIMEOUT, "", null);
            }
        }
    }

    private static int read(InputStream body, byte[] piece, int length)
            throws RemoteFailure, IOException {
        try {
            return body.read(piece, 0, length);
        } catch (SocketTimeoutException e) {
            throw new RemoteFailure(Kind.TIMEOUT, "", e);
        } catch (IOException e) {
            throw new RemoteFailure(Kind.UNREACHABLE, "the connection broke", e);
        }
    }

    /** The array belongs to others as soon as nobody waits any more. */
    private boolean keep(byte[] piece, int count) {
        synchronized (pending) {
            if (pending.isOver()) {
                return false;
            }
            System.arraycopy(piece, 0, range.into(), range.offset() + done, count);
            done += count;
            remote.meter().received(count);
            return true;
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException | RuntimeException e) {
            // Nobody wants what it would have brought.
        }
    }
}

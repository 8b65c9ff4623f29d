package io.tauro.internal.spill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the operators of one context put what exceeds their memory: a folder that is made when it
 * is first needed, that only its owner can enter, and that goes when this is closed. Thread-safe.
 */
public final class SpillSpace implements AutoCloseable {

    private final Path parent;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong openFiles = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private @Nullable SpillFolder folder;
    private boolean closed;

    /**
     * @param parent where the folder is made; is made itself if there is none
     * @param limit the most bytes that may be on disk at once
     */
    public SpillSpace(Path parent, long limit) {
        this.parent = parent;
        this.limit = limit;
    }

    /**
     * The files of one query.
     *
     * @param encrypted whether they hold what may not be on disk in the clear
     * @param memory the bytes that the query may hold, of which buffers are a small part
     */
    public QuerySpill forQuery(boolean encrypted, long memory) {
        return new QuerySpill(this, encrypted, memory);
    }

    /** The bytes on disk now. */
    public long used() {
        return used.get();
    }

    /** The files that are open now. */
    public long openFiles() {
        return openFiles.get();
    }

    SpillFile open(QuerySpill query, String holder, boolean encrypted, SpillCounter counter) {
        try {
            Path directory = folder().path();
            FileChannel channel =
                    FileChannel.open(
                            directory.resolve(names.incrementAndGet() + ".rows"),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            openFiles.incrementAndGet();
            return new SpillFile(query, holder, directory, channel, encrypted, counter);
        } catch (IOException e) {
            throw SpillErrors.failed(holder, parent, e);
        }
    }

    private synchronized SpillFolder folder() throws IOException {
        if (closed) {
            throw new IOException("The context has been closed");
        }
        if (folder == null) {
            folder = SpillFolder.create(parent);
        }
        return folder;
    }

    void take(long bytes, String holder) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            throw SpillErrors.full(holder, limit);
        }
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
        openFiles.decrementAndGet();
    }

    /** Idempotent; never throws. The queries have ended before. */
    @Override
    public synchronized void close() {
        closed = true;
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }
}

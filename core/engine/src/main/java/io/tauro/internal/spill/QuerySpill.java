package io.tauro.internal.spill;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The files of one query. Closing it closes what is still open. Thread-safe. */
public final class QuerySpill implements AutoCloseable {

    private static final int LEAST_BLOCK_BYTES = 4 << 10;
    private static final int MOST_BLOCK_BYTES = 64 << 10;

    private final SpillSpace space;
    private final boolean encrypted;
    private final int blockBytes;
    private final Set<SpillFile> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    QuerySpill(SpillSpace space, boolean encrypted, long memory) {
        this.space = space;
        this.blockBytes =
                (int) Math.max(LEAST_BLOCK_BYTES, Math.min(MOST_BLOCK_BYTES, memory / 256));
        this.encrypted = encrypted;
    }

    /**
     * A new file.
     *
     * @param holder who needs it, for errors
     * @throws io.tauro.error.TauroException {@code TAURO-5006} if there can be none
     */
    public SpillFile open(String holder, SpillCounter counter) {
        if (closed) {
            throw new IllegalStateException("The query has ended");
        }
        SpillFile file = space.open(this, holder, encrypted, counter);
        open.add(file);
        files.incrementAndGet();
        counter.opened();
        if (closed) {
            file.close();
        }
        return file;
    }

    /**
     * About the bytes of a block before it is compressed: what a run has in memory while it is
     * written, and a third of what one has while it is read.
     */
    public int blockBytes() {
        return blockBytes;
    }

    void take(long more, String holder) {
        space.take(more, holder);
        bytes.addAndGet(more);
    }

    void closed(SpillFile file, long size) {
        open.remove(file);
        space.giveBack(size);
    }

    /** The files that are open now. */
    public int openFiles() {
        return open.size();
    }

    /** The files that were ever opened. */
    public long files() {
        return files.get();
    }

    /** The bytes that were ever written, as they are on disk. */
    public long bytes() {
        return bytes.get();
    }

    /** Idempotent; never throws. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(SpillFile::close);
    }
}

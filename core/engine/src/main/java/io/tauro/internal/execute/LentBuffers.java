package io.tauro.internal.execute;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays that the readers of a scan have on loan, and some that they gave back for the next one.
 * All of them count as memory of the query; none is refused, since pages cannot be read without.
 * Thread-safe.
 */
final class LentBuffers {

    /** More is not kept for the next reader; nor a large part of what others could have. */
    private static final long MOST_IDLE = 64L << 20;

    private final MemoryBudget.Reservation memory;
    private final List<byte[]> lent = new ArrayList<>();
    private final List<byte[]> idle = new ArrayList<>();
    private boolean ended;

    LentBuffers(MemoryBudget.Reservation memory) {
        this.memory = memory;
    }

    synchronized byte[] borrow(int bytes) {
        int best = -1;
        for (int i = 0; i < idle.size(); i++) {
            int length = idle.get(i).length;
            if (length >= bytes
                    && length / 2 <= bytes
                    && (best < 0 || length < idle.get(best).length)) {
                best = i;
            }
        }
        byte[] buffer = best < 0 ? new byte[rounded(bytes)] : idle.remove(best);
        lent.add(buffer);
        count();
        return buffer;
    }

    /** The pages of the next row group are not all smaller than those of this one. */
    private static int rounded(int bytes) {
        int step = Math.max(512, Integer.highestOneBit(Math.max(1, bytes)) >>> 3);
        return (int) Math.min(Integer.MAX_VALUE - 8L, ((long) bytes + step - 1) / step * step);
    }

    synchronized void giveBack(byte[] buffer) {
        for (int i = 0; i < lent.size(); i++) {
            if (lent.get(i) == buffer) {
                lent.remove(i);
                keep(buffer);
                count();
                return;
            }
        }
    }

    private void keep(byte[] buffer) {
        if (memory.budget().isExceeded()) {
            idle.clear();
        } else if (!ended) {
            long most = Math.min(MOST_IDLE, memory.budget().available() / 4);
            if (sum(idle) + buffer.length <= most) {
                idle.add(buffer);
            }
        }
    }

    private void count() {
        memory.force(ended ? 0 : sum(lent) + sum(idle));
    }

    private static long sum(List<byte[]> buffers) {
        long bytes = 0;
        for (byte[] buffer : buffers) {
            bytes += buffer.length;
        }
        return bytes;
    }

    /** No reader comes any more. */
    synchronized void end() {
        ended = true;
        idle.clear();
        lent.clear();
        count();
    }
}

package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a step that several steps read, computed once: the first to ask for a batch computes
 * it, so that nobody who stops early has read more than was needed. Kept until the query ends, on
 * disk where there is no memory for them. Thread-safe.
 */
final class SharedRows implements AutoCloseable {

    private final SharedNode node;
    private final QueryRuntime runtime;
    private final Supplier<Operator> start;
    private final OperatorTurn turn = new OperatorTurn();
    private final MemoryBudget.Reservation memory;

    /** What has been computed; only the last one may be in memory. */
    private final List<Piece> pieces = new ArrayList<>();

    private @Nullable Operator input;
    private @Nullable SpillFile file;
    private boolean ended;

    /** Rows in memory, and then on disk. */
    private static final class Piece {
        private final List<Batch> batches = new ArrayList<>();
        private @Nullable RowRun onDisk;
    }

    SharedRows(SharedNode node, QueryRuntime runtime, Supplier<Operator> start) {
        this.node = node;
        this.runtime = runtime;
        this.start = start;
        this.memory = runtime.memory().reserve("shared sub-plan", () -> turn.ask(this::spill));
    }

    /** The rows from the first on. */
    Operator read() {
        return new Reader();
    }

    /** Computes one more batch, if there is one. */
    private boolean advance() {
        if (ended) {
            return false;
        }
        Operator running = input;
        if (running == null) {
            running = start.get();
            input = running;
        }
        Batch batch = running.next();
        if (batch == null) {
            ended = true;
            running.close();
            return false;
        }
        keep(Vectors.compact(batch));
        if (turn.takeWish()) {
            spill();
        }
        return true;
    }

    private void keep(Batch batch) {
        boolean fits = memory.tryGrow(batch.bytes());
        if (!fits) {
            memory.force(memory.bytes() + batch.bytes());
        }
        if (pieces.isEmpty() || last().onDisk != null) {
            pieces.add(new Piece());
        }
        last().batches.add(batch);
        if (!fits) {
            spill();
        }
    }

    private Piece last() {
        return pieces.get(pieces.size() - 1);
    }

    /** Puts what is in memory on disk, if that is much. */
    private boolean spill() {
        boolean much = memory.bytes() >= Math.max(1, memory.budget().least());
        if (!much || pieces.isEmpty() || last().onDisk != null) {
            return false;
        }
        SpillFile open = file;
        if (open == null) {
            open = runtime.spill().open("shared sub-plan", runtime.statistics().of(node));
            file = open;
        }
        RowRunWriter writer = open.write(JoinSpec.types(node.schema()));
        last().batches.forEach(writer::add);
        last().onDisk = writer.finish();
        last().batches.clear();
        memory.force(0);
        return true;
    }

    @Override
    public void close() {
        turn.begin();
        try {
            ended = true;
            if (input != null) {
                input.close();
            }
            pieces.clear();
            if (file != null) {
                file.close();
                file = null;
            }
            memory.close();
        } finally {
            turn.end();
        }
    }

    /** One of those that read the rows. */
    private final class Reader implements Operator {

        private int piece;
        private int batch;

        /** Of the piece, which may go to disk meanwhile. */
        private long rows;

        private @Nullable RunInput run;
        private long skipped;
        private boolean closed;

        @Override
        public @Nullable Batch next() {
            turn.begin();
            try {
                while (!closed) {
                    runtime.cancellation().throwIfCancelled();
                    Batch known = known();
                    if (known != null) {
                        return known;
                    }
                    if (piece + 1 < pieces.size()) {
                        piece++;
                        batch = 0;
                        rows = 0;
                        run = null;
                    } else if (!advance()) {
                        return null;
                    }
                }
                return null;
            } finally {
                turn.end();
            }
        }

        /** The next batch of the piece, as far as it has been computed. */
        private @Nullable Batch known() {
            if (piece >= pieces.size()) {
                return null;
            }
            Piece at = pieces.get(piece);
            RowRun onDisk = at.onDisk;
            if (onDisk != null) {
                return read(onDisk);
            }
            if (batch == at.batches.size()) {
                return null;
            }
            Batch next = at.batches.get(batch++);
            rows += next.rowCount();
            return next;
        }

        private @Nullable Batch read(RowRun onDisk) {
            if (run == null) {
                run = new RunInput(onDisk, runtime);
                skipped = 0;
            }
            Batch next = Objects.requireNonNull(run).next();
            while (next != null && skipped + next.rowCount() <= rows) {
                skipped += next.rowCount();
                next = run.next();
            }
            if (next != null && skipped < rows) {
                int from = (int) (rows - skipped);
                skipped = rows;
                next = RunInput.slice(next, from, next.rowCount() - from);
            }
            rows += next == null ? 0 : next.rowCount();
            skipped += next == null ? 0 : next.rowCount();
            return next;
        }

        @Override
        public void close() {
            closed = true;
            run = null;
        }
    }
}

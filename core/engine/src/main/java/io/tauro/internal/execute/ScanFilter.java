package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What joins and orders above a scan find out about the rows that still matter. Thread-safe. */
final class ScanFilter {

    /** Without anything to find out. */
    static final ScanFilter NONE = new ScanFilter();

    private final List<Slot> slots = new CopyOnWriteArrayList<>();

    /**
     * A place for what is going to be known of a column.
     *
     * @param column a position in the scan
     * @param inEngine whether rows are worth being tested here: not if the next step does the same
     */
    Slot slot(int column, boolean inEngine) {
        Slot slot = new Slot(column, inEngine);
        slots.add(slot);
        return slot;
    }

    /** The selected rows that may matter, none included. */
    Batch apply(Batch batch) {
        Batch left = batch;
        for (Slot slot : slots) {
            left = left.selectedCount() == 0 ? left : slot.apply(left);
        }
        return left;
    }

    /** Conditions that all rows that matter now meet. */
    List<Predicate> predicates(Schema schema) {
        List<Predicate> all = new ArrayList<>();
        for (Slot slot : slots) {
            RowFilter filter = slot.filter;
            if (filter != null) {
                all.addAll(filter.predicates(schema.column(slot.column).name()));
            }
        }
        return all;
    }

    /** Tests rows of one column as long as it pays. */
    static final class Slot {

        private static final long TRIAL_ROWS = 20_000;

        private final int column;
        private final boolean inEngine;
        private final AtomicLong tested = new AtomicLong();
        private final AtomicLong passed = new AtomicLong();
        private volatile @Nullable RowFilter filter;

        private Slot(int column, boolean inEngine) {
            this.column = column;
            this.inEngine = inEngine;
        }

        /** Replaces what was known; null for nothing. */
        void set(@Nullable RowFilter known) {
            tested.set(0);
            passed.set(0);
            filter = known;
        }

        private Batch apply(Batch batch) {
            RowFilter known = filter;
            if (known == null || !inEngine || !pays()) {
                return batch;
            }
            Batch left = known.apply(batch, column);
            tested.addAndGet(batch.selectedCount());
            passed.addAndGet(left.selectedCount());
            return left;
        }

        /** A test that most rows pass costs more than it saves. */
        private boolean pays() {
            long rows = tested.get();
            return rows < TRIAL_ROWS || passed.get() < rows - rows / 4;
        }
    }
}

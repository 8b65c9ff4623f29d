package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import io.tauro.spi.DynamicFilter;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Comparator;
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
            // Once: whoever found it out may take it back meanwhile.
            RowFilter known = slot.filter;
            if (known != null && left.selectedCount() > 0 && slot.paysHere()) {
                left = slot.apply(known, left);
            }
        }
        return left;
    }

    /** Tests for the reader of the scan, as far as they pay; those that leave least come first. */
    List<DynamicFilter> rowFilters(Schema schema) {
        List<Told> all = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            RowFilter filter = slot.filter;
            if (filter != null && slot.paysBelow()) {
                all.add(new Told(schema.column(slot.column).name(), slot, filter, slot.share()));
            }
        }
        if (all.size() > 1) {
            all.sort(Comparator.comparingDouble(Told::share));
        }
        return List.copyOf(all);
    }

    /**
     * @param share of the rows that passed so far
     */
    private record Told(String column, Slot slot, RowFilter filter, double share)
            implements DynamicFilter {
        @Override
        public int select(ColumnVector values, int[] rows, int count) {
            return slot.count(count, filter.select(values, rows, count));
        }
    }

    /** Conditions that all rows that matter now meet. */
    List<Predicate> predicates(Schema schema, int mostValues) {
        List<Predicate> all = new ArrayList<>();
        for (Slot slot : slots) {
            RowFilter filter = slot.filter;
            if (filter != null) {
                all.addAll(filter.predicates(schema.column(slot.column).name(), mostValues));
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

        private Batch apply(RowFilter known, Batch batch) {
            int count = batch.selectedCount();
            int[] rows = batch.rows();
            int kept = count(count, known.select(batch.column(column), rows, count));
            return kept == count ? batch : batch.select(rows, kept);
        }

        private int count(int rows, int kept) {
            tested.addAndGet(rows);
            passed.addAndGet(kept);
            return kept;
        }

        private double share() {
            long rows = tested.get();
            return rows == 0 ? 1 : (double) passed.get() / rows;
        }

        private boolean paysHere() {
            return inEngine && passesLess(4);
        }

        /** Before the other columns are decoded. */
        private boolean paysBelow() {
            return passesLess(inEngine ? 4 : 2);
        }

        /** A test that most rows pass, all but one in so many, costs more than it saves. */
        private boolean passesLess(int oneIn) {
            long rows = tested.get();
            return rows < TRIAL_ROWS || passed.get() < rows - rows / oneIn;
        }
    }
}

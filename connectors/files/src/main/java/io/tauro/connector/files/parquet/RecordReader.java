package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value column that is part of a nested one, record by record. An entry is a value, or says that
 * there is none and why. Levels are read a piece ahead, to see where records end; values when they
 * are asked for. A record that goes on in another page is put together here. Not thread-safe.
 */
final class RecordReader {

    /** So many levels are read at once. */
    private static final int PIECE = 1 << 12;

    /** About so many entries are delivered at once, more only where one record has more. */
    private static final int USUAL = 1 << 16;

    /** And about so many bytes. */
    private static final long USUAL_BYTES = 32L << 20;

    /** No record may have more entries, or take more memory, than this. */
    private static final int MOST = 1 << 24;

    private static final long MOST_BYTES = 256L << 20;

    private final LeafColumn column;
    private final ColumnReader pages;

    /** Whether the values are wanted, or only the levels. */
    private final boolean wanted;

    /** The definition level from which on an entry stands for a value or a null. */
    private final int slot;

    private final int usual;

    /** Levels that were read: those from {@link #start} to {@link #end} are of no record yet. */
    private int[] repetition = {};

    private int[] definition = {};
    private int start;
    private int end;

    /** How many records begin there. */
    private int begun;

    /** Values of the page before, of the first of these entries. */
    private final List<ColumnVector> carried = new ArrayList<>();

    private int carriedEntries;
    private long carriedBytes;

    /** How many records were read, or passed over. */
    private long done;

    /** Rows of an unread page that are passed over, if it turns out that others are wanted. */
    private int passed;

    private final int[] pieceOfRepetition;
    private final int[] pieceOfDefinition;
    private int[] picks = {};
    private final Picks selected = new Picks();
    private int entriesSelected;

    /**
     * @param slot the definition level from which on an entry stands for a value or a null
     */
    RecordReader(LeafColumn column, ColumnReader pages, Chunk chunk, int slot, boolean wanted) {
        this.column = column;
        this.pages = pages;
        this.slot = slot;
        this.wanted = wanted;
        long size = Math.max(1, chunk.unpacked() / Math.max(1, chunk.entries()));
        this.usual = (int) Math.max(1, Math.min(USUAL, USUAL_BYTES / size));
        this.pieceOfRepetition = new int[column.repetition() > 0 ? PIECE : 0];
        this.pieceOfDefinition = new int[column.definition() > 0 ? PIECE : 0];
    }

    /** Of so many records, how many can be read at once: 1 at least. */
    int readable(int most) {
        if (isUnread()) {
            return Math.min(most, pages.recordsInPage() - passed);
        }
        int complete = complete();
        while (complete < most && (complete == 0 || end - start < usual)) {
            if (pages.entriesInPage() == 0) {
                if (complete > 0) {
                    return complete;
                }
                nextPage();
                if (isUnread()) {
                    return Math.min(most, pages.recordsInPage());
                }
            }
            stage();
            complete = complete();
        }
        return Math.min(most, complete);
    }

    /** Whether the page at hand is known to have so many records, and nothing of it was read. */
    private boolean isUnread() {
        return end == start
                && pages.recordsInPage() > passed
                && pages.entriesInPage() <= 4L * usual;
    }

    /** The records whose end is known. */
    private int complete() {
        if (column.repetition() == 0) {
            return begun;
        }
        boolean open = pages.entriesInPage() > 0 || !pages.endsWithRecord();
        return begun - (open && begun > 0 ? 1 : 0);
    }

    private void nextPage() {
        if (!pages.hasMorePages()) {
            throw new MalformedData("fewer rows than its row group");
        }
        if (end > carriedEntries + start) {
            carry();
        }
        passed = 0;
        pages.nextEntries();
    }

    /** Takes the values of the open record from the page, before there is another. */
    private void carry() {
        int from = start + carriedEntries;
        if (wanted) {
            ColumnVector values = values(from, end);
            carriedBytes +=
                    values instanceof DictionaryVector coded ? 4L * coded.size() : values.bytes();
            carried.add(values);
        } else {
            pages.passEntries(present(from, end));
        }
        carriedEntries = end - start;
        if (carriedBytes > MOST_BYTES) {
            throw new MalformedData("a record that is too large");
        }
    }

    /** Reads the levels of more entries of the page. */
    private void stage() {
        int count = Math.min(PIECE, pages.entriesInPage());
        makeRoom(count);
        boolean atStart = end == start;
        pages.levels(pieceOfRepetition, pieceOfDefinition, count);
        if (column.repetition() > 0) {
            System.arraycopy(pieceOfRepetition, 0, repetition, end, count);
            check(pieceOfRepetition, count, column.repetition());
            if (atStart && pieceOfRepetition[0] != 0) {
                throw new MalformedData("entries before its first record");
            }
            for (int i = 0; i < count; i++) {
                begun += pieceOfRepetition[i] == 0 ? 1 : 0;
            }
        } else {
            begun += count;
        }
        if (column.definition() > 0) {
            System.arraycopy(pieceOfDefinition, 0, definition, end, count);
            check(pieceOfDefinition, count, column.definition());
        }
        end += count;
    }

    private static void check(int[] levels, int count, int greatest) {
        int outside = 0;
        for (int i = 0; i < count; i++) {
            outside |= greatest - levels[i];
        }
        if (outside < 0) {
            throw new MalformedData("a level that is too high");
        }
    }

    private void makeRoom(int count) {
        int kept = end - start;
        if (kept + count > MOST) {
            throw new MalformedData("a record of too many values");
        }
        int room = Math.max(repetition.length, definition.length);
        if (end + count > room) {
            int larger = kept + count > room / 2 ? Math.max(2 * room, kept + 2 * PIECE) : room;
            if (column.repetition() > 0) {
                repetition = moved(repetition, kept, larger);
            }
            if (column.definition() > 0) {
                definition = moved(definition, kept, larger);
            }
            start = 0;
            end = kept;
        }
    }

    private int[] moved(int[] levels, int kept, int room) {
        int[] target = room > levels.length ? new int[room] : levels;
        System.arraycopy(levels, start, target, 0, kept);
        return target;
    }

    /** The next records, as many as {@link #readable} allows: valid until more is read. */
    Entries read(int records) {
        int stop = ready(records);
        int from = start;
        List<ColumnVector> pieces = new ArrayList<>(carried);
        if (wanted) {
            pieces.add(values(from + carriedEntries, stop));
        } else {
            pages.passEntries(present(from + carriedEntries, stop));
        }
        advance(stop, records);
        return new Entries(
                repetition, definition, from, stop, pieces.isEmpty() ? null : Joined.of(pieces));
    }

    /** Of the next records those that are picked. */
    Entries readSelected(int records, Picks wantedRecords) {
        int[] positions = wantedRecords.positions();
        int count = wantedRecords.count();
        int stop = ready(records);
        if (carriedEntries > 0) {
            Entries all = read(records);
            int[] kept = new int[stop - all.from()];
            int slots = select(all.from(), stop, positions, count, kept, all.from());
            ColumnVector values = all.values();
            return new Entries(
                    repetition,
                    definition,
                    all.from(),
                    all.from() + entriesSelected,
                    values == null ? null : Gather.selected(values, selected.of(kept, slots)));
        }
        int from = start;
        picks = picks.length < stop - from ? new int[stop - from] : picks;
        int present = present(from, stop);
        ColumnVector values = null;
        long[] validity = wanted ? validity(from, stop) : null;
        int all = slots(from, stop);
        int slots = select(from, stop, positions, count, picks, from);
        if (wanted) {
            values = pages.pickedEntries(all, present, validity, selected.of(picks, slots));
        } else {
            pages.passEntries(present);
        }
        advance(stop, records);
        return new Entries(repetition, definition, from, from + entriesSelected, values);
    }

    /**
     * Moves the levels of some records together, and tells the slots of their values.
     *
     * @param slots to be filled with their positions among all slots
     * @param into where the levels are moved to
     * @return how many slots
     */
    private int select(int from, int stop, int[] positions, int count, int[] slots, int into) {
        boolean nested = column.repetition() > 0;
        boolean optional = column.definition() > 0;
        int record = -1;
        int next = 0;
        int allSlots = 0;
        int kept = 0;
        int target = into;
        for (int i = from; i < stop; i++) {
            boolean begins = !nested || repetition[i] == 0;
            if (begins) {
                next += record >= 0 && next < count && positions[next] == record ? 1 : 0;
                record++;
            }
            boolean isSlot = !optional || definition[i] >= slot;
            if (next < count && positions[next] == record) {
                if (nested) {
                    repetition[target] = repetition[i];
                }
                if (optional) {
                    definition[target] = definition[i];
                }
                target++;
                slots[kept] = allSlots;
                kept += isSlot ? 1 : 0;
            }
            allSlots += isSlot ? 1 : 0;
        }
        entriesSelected = target - into;
        return kept;
    }

    /** Passes over any number of records, which the row group has. */
    void pass(long records) {
        long left = records;
        PageLocations known = pages.locations();
        if (known != null) {
            int target = known.pageOf(done + records);
            int current = done == 0 ? -1 : known.pageOf(done);
            if (target > current) {
                start = end;
                begun = 0;
                passed = 0;
                carried.clear();
                carriedEntries = 0;
                left = done + records - known.firstRow(target);
                done = known.firstRow(target);
                pages.goToPage(target);
            }
        }
        while (left > 0) {
            int some = readable((int) Math.min(left, PIECE));
            skip(some);
            left -= some;
        }
    }

    /** Passes over records, as many as {@link #readable} allows. */
    void skip(int records) {
        if (isUnread()) {
            done += records;
            passed += records;
            if (passed == pages.recordsInPage()) {
                pages.passPage();
                passed = 0;
            }
            return;
        }
        int stop = ready(records);
        pages.passEntries(present(start + carriedEntries, stop));
        advance(stop, records);
    }

    /** Makes so many records stand among the entries, and finds where they end. */
    private int ready(int records) {
        if (isUnread()) {
            int behind = passed;
            passed = 0;
            done -= behind;
            stage();
            while (behind > 0) {
                int some = Math.min(behind, Math.max(1, complete()));
                skip(some);
                behind -= some;
            }
        }
        while (complete() < records) {
            if (pages.entriesInPage() == 0) {
                throw new MalformedData("fewer rows in a page than it says");
            }
            stage();
        }
        if (column.repetition() == 0) {
            return start + records;
        }
        int left = records;
        int stop = start + 1;
        while (stop < end) {
            if (repetition[stop] == 0 && --left == 0) {
                return stop;
            }
            stop++;
        }
        return end;
    }

    private void advance(int stop, int records) {
        start = stop;
        done += records;
        begun -= records;
        carried.clear();
        carriedEntries = 0;
        carriedBytes = 0;
    }

    /** How many entries have a value. */
    private int present(int from, int stop) {
        return atLeast(column.definition(), from, stop);
    }

    private int slots(int from, int stop) {
        return atLeast(slot, from, stop);
    }

    private int atLeast(int level, int from, int stop) {
        if (level == 0) {
            return stop - from;
        }
        int count = 0;
        for (int i = from; i < stop; i++) {
            count += definition[i] >= level ? 1 : 0;
        }
        return count;
    }

    /** The values of entries that are in the page at hand, a row for each slot. */
    private ColumnVector values(int from, int stop) {
        return pages.entries(slots(from, stop), present(from, stop), validity(from, stop));
    }

    private long @Nullable [] validity(int from, int stop) {
        int slots = slots(from, stop);
        if (slots == present(from, stop)) {
            return null;
        }
        long[] bits = Validity.allNull(slots);
        int row = 0;
        for (int i = from; i < stop; i++) {
            int level = definition[i];
            if (level >= slot) {
                bits[row >>> 6] |= (level == column.definition() ? 1L : 0L) << row;
                row++;
            }
        }
        return bits;
    }

    void close() {
        pages.close();
        carried.clear();
        start = 0;
        end = 0;
        repetition = Arrays.copyOf(repetition, 0);
        definition = Arrays.copyOf(definition, 0);
    }
}

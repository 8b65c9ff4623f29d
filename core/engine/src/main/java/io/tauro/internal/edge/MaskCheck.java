package io.tauro.internal.edge;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.security.mask.ColumnTransform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is shown of a column is what its mask makes of it, one value at a time: each entry
 * of a dictionary that is shown as a dictionary, and some rows of any other batch. Of one thread.
 */
public final class MaskCheck {

    private static final int SAMPLE = 8;

    /**
     * Of so many different texts it is remembered what is right, if they are no longer than that.
     */
    private static final int MOST_REMEMBERED = 4096;

    private static final int LONGEST_REMEMBERED = 128;

    private static final byte RIGHT = 1;

    private final ColumnTransform transform;
    private final List<Integer> inputs;

    private int batches;
    private @Nullable ColumnVector entries;
    private @Nullable ColumnVector shownEntries;

    /** For each entry {@link #RIGHT} once it was found to be. */
    private byte[] known = {};

    /** How many entries were not found to be right yet. */
    private int unknown;

    /** What was found to be shown rightly of some texts: each part of a file has them again. */
    private final Map<String, Object> right = new HashMap<>();

    /**
     * @param inputs the positions of the columns that the mask reads, in its order
     */
    public MaskCheck(ColumnTransform transform, List<Integer> inputs) {
        this.transform = transform;
        this.inputs = List.copyOf(inputs);
    }

    /**
     * @param raw the rows as they are
     * @param shown the same rows, as many, as they are shown
     * @param column the position of what is checked in them
     */
    public boolean holds(Batch raw, Batch shown, int column) {
        if (inputs.size() == 1
                && raw.column(inputs.get(0)) instanceof DictionaryVector before
                && shown.column(column) instanceof DictionaryVector after
                && before.codes() == after.codes()) {
            return holdsForEntries(raw, before, after);
        }
        return raw.selectedCount() == shown.selectedCount() && holdsForSome(raw, shown, column);
    }

    private boolean holdsForEntries(Batch raw, DictionaryVector before, DictionaryVector after) {
        if (before.dictionary() != entries || after.dictionary() != shownEntries) {
            entries = before.dictionary();
            shownEntries = after.dictionary();
            known = new byte[before.dictionary().size()];
            unknown = known.length;
        }
        if (before.validity() == null
                && after.validity() == null
                && (unknown == 0 || areKnown(raw, before))) {
            return true;
        }
        int[] codes = before.codes();
        for (int n = 0; n < raw.selectedCount(); n++) {
            int row = raw.row(n);
            if (before.isNull(row)) {
                if (!isRight(after.value(row), raw, row)) {
                    return false;
                }
            } else if (known[codes[row]] != RIGHT) {
                if (!isRight(after.value(row), raw, row)) {
                    return false;
                }
                known[codes[row]] = RIGHT;
                unknown--;
            } else if (after.isNull(row) != after.dictionary().isNull(codes[row])) {
                return false;
            }
        }
        return true;
    }

    /** Whether all rows that count have entries that were found to be right before. */
    private boolean areKnown(Batch raw, DictionaryVector before) {
        byte[] found = known;
        int[] codes = before.codes();
        int[] selection = raw.selection();
        int count = raw.selectedCount();
        int others = 0;
        for (int n = 0; n < count; n++) {
            others |= found[codes[selection == null ? n : selection[n]]] ^ RIGHT;
        }
        return others == 0;
    }

    /** The first and the last row, and others that are not the same from batch to batch. */
    private boolean holdsForSome(Batch raw, Batch shown, int column) {
        ColumnVector values = shown.column(column);
        int count = raw.selectedCount();
        int step = Math.max(1, count / SAMPLE);
        int first = count <= SAMPLE ? 0 : batches++ * 7 % step;
        for (int n = first; n < count; n += step) {
            if (!isRight(values.value(shown.row(n)), raw, raw.row(n))) {
                return false;
            }
        }
        return count == 0 || isRight(values.value(shown.row(count - 1)), raw, raw.row(count - 1));
    }

    /**
     * A ciphertext, which is another one each time, is deciphered; all else is made once more. Of
     * what is not the same then the mask may know why, such as that a year has begun.
     */
    private boolean isRight(@Nullable Object shown, Batch raw, int row) {
        if (inputs.size() == 1
                && transform.isRepeatable()
                && raw.column(inputs.get(0)).value(row) instanceof String text
                && text.length() <= LONGEST_REMEMBERED) {
            return isRight(shown, text);
        }
        List<@Nullable Object> values = new ArrayList<>(inputs.size());
        for (int input : inputs) {
            values.add(raw.column(input).value(row));
        }
        return transform.isRepeatable() && same(shown, transform.one(values))
                || transform.isRight(values, shown);
    }

    private boolean isRight(@Nullable Object shown, String text) {
        Object before = right.get(text);
        if (before != null) {
            return same(shown, before);
        }
        boolean isRight = same(shown, transform.one(List.of(text)));
        if (isRight && shown != null && right.size() < MOST_REMEMBERED) {
            right.put(text, shown);
        }
        return isRight;
    }

    private static boolean same(@Nullable Object shown, @Nullable Object expected) {
        return shown instanceof BigDecimal one && expected instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.deepEquals(shown, expected);
    }
}

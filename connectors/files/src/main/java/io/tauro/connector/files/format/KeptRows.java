package io.tauro.connector.files.format;

import io.tauro.data.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which rows of a batch in the making count. Not thread-safe. */
public final class KeptRows {

    private final int capacity;
    private int @Nullable [] selection;
    private int kept;

    /**
     * @param capacity the most rows that a batch has
     */
    public KeptRows(int capacity) {
        this.capacity = capacity;
    }

    /** Begins another batch. */
    public void restart() {
        selection = null;
        kept = 0;
    }

    /** Says of the next row whether it counts. */
    public void add(int row, boolean good) {
        if (!good && selection == null) {
            selection = new int[capacity];
            Arrays.setAll(selection, i -> i);
        }
        if (good) {
            if (selection != null) {
                selection[kept] = row;
            }
            kept++;
        }
    }

    /** How many rows count. */
    public int count() {
        return kept;
    }

    /** The batch without the rows that do not count. */
    public Batch of(Batch all) {
        return selection == null ? all : all.select(selection, kept);
    }
}

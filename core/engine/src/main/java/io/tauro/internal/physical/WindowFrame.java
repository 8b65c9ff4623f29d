package io.tauro.internal.physical;

/**
 * The rows of the partition that a row sees.
 *
 * @param mode what bounds count, and what the current row is
 * @param exclusion which of these rows it does not see
 * @param rangeKey the position of the column that the bounds of a range are compared with; -1 if no
 *     bound has a distance
 */
public record WindowFrame(Mode mode, Bound start, Bound end, Exclusion exclusion, int rangeKey) {

    /** What the bounds of a frame count. */
    public enum Mode {
        ROWS,
        /** Bounds are values of the order, and the current row all its peers. */
        RANGE,
        /** Bounds are numbers of groups of peers, and the current row all its peers. */
        GROUPS
    }

    /** Where a frame starts or ends. */
    public enum Place {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    /** What is left out of a frame. */
    public enum Exclusion {
        NOTHING,
        CURRENT_ROW,
        /** The current row and its peers. */
        GROUP,
        /** The peers of the current row. */
        TIES
    }

    /**
     * A start or end.
     *
     * @param rows the distance of PRECEDING and FOLLOWING, of rows or groups
     * @param column the position of the column that holds the value at the distance, of a range
     */
    public record Bound(Place place, long rows, int column) {}
}

package io.tauro.spi;

/**
 * Why a source does not take a piece of a query, and the one change that would let it go there.
 * Without values.
 *
 * @param why what keeps it
 * @param change what would let it go; empty if nothing would
 */
public record Reason(String why, String change) {

    /** A reason that no change of the query or of the source takes away. */
    public static Reason always(String why) {
        return new Reason(why, "");
    }

    /** The reason, told of something, such as a column. */
    public Reason of(String what) {
        return new Reason(what + ": " + why, change);
    }

    /** The text for EXPLAIN and for errors. */
    @Override
    public String toString() {
        return change.isEmpty() ? why : why + "; " + change + " would let it go";
    }
}

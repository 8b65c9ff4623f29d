package io.tauro.internal.physical;

import org.jspecify.annotations.Nullable;

/**
 * A piece of the query that a source did not take, and why.
 *
 * @param what the piece; without values
 * @param why what kept it, and what would let it go; without values
 */
public record LeftPiece(Kind kind, String what, String why) {

    /** What a piece is. */
    public enum Kind {
        FILTER,
        LIMIT,
        /** Any other step. */
        STEP;

        /** Whether {@code pushdown: required} demands that it is taken. */
        public boolean isDemanded() {
            return this != STEP;
        }
    }

    // Written out, see DataType.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof LeftPiece piece
                        && kind == piece.kind
                        && what.equals(piece.what)
                        && why.equals(piece.why);
    }

    @Override
    public int hashCode() {
        return what.hashCode() * 31 + why.hashCode();
    }

    /** The text for EXPLAIN. */
    public String text() {
        return what + " (" + why + ")";
    }
}

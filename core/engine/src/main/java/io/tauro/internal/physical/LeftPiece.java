package io.tauro.internal.physical;

/**
 * A piece of the query that a source did not take, and why.
 *
 * @param text for EXPLAIN; without values
 */
public record LeftPiece(Kind kind, String text) {

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
}

package io.tauro.spi;

/**
 * A connection that does more of a query than to scan tables. Two scans can be put together if
 * their sources are equal. Thread-safe.
 */
public interface RelationalSource {

    /**
     * A scan that delivers what a step makes of the scans below it. Pure and cheap: it reads
     * nothing, and the planner may ask for more than it uses.
     *
     * <p>A step is taken only if the source gives the rows that the engine would give, for every
     * value: nulls, collation, padding, zones, NaN, overflow, rounding.
     *
     * @param step over scans of this source
     */
    Answer plan(RelationalStep step);

    /** Whether a step is taken. */
    sealed interface Answer {

        /**
         * It is.
         *
         * @param scan delivers the step's schema; its promises are those of the step
         */
        record Taken(Scan scan) implements Answer {}

        /**
         * It is not.
         *
         * @param reason for EXPLAIN, without values; best the text of a {@link Reason}
         */
        record Refused(String reason) implements Answer {}
    }
}

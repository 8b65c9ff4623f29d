package io.tauro.spi;

import io.tauro.predicate.Predicate;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A planned scan: what it promises, what it costs and how to read it. Immutable and thread-safe.
 */
public interface Scan {

    /** The columns of the request, in its order. */
    Schema schema();

    /** What of the request the scan does itself. */
    Pushdown pushdown();

    /**
     * The same scan for conditions that differ from those it was planned with in their values only:
     * the same columns, operators and numbers of values, in the same order. What is taken of the
     * request must be the same too, and as exact. Worth it where that is much cheaper than to plan
     * again.
     *
     * @return empty if the table is to be asked to plan again
     */
    default Optional<Scan> withValues(List<Predicate> filters) {
        return Optional.empty();
    }

    /** What it will deliver, as far as that is known. */
    default TableStatistics estimate() {
        return TableStatistics.UNKNOWN;
    }

    /**
     * How many rows all splits deliver together, if nothing narrows them while they are read and if
     * that is known for certain without reading them; other than {@link #estimate()}, no guess.
     */
    default OptionalLong exactRows() {
        return OptionalLong.empty();
    }

    /**
     * Who does steps of a query on top of this scan; empty if nobody but the engine. Scans of one
     * connection have equal ones.
     */
    default Optional<RelationalSource> relational() {
        return Optional.empty();
    }

    /** The native query or the files, for EXPLAIN: no literals, no secrets. */
    String describe();

    /**
     * The parts; together they hold each row once. May contact the source (to list files), so it
     * can fail like {@link #open}.
     */
    default List<Split> splits() {
        return List.of(Split.WHOLE);
    }

    /**
     * The parts, of which so many are going to be read at the same time. A source that is best read
     * in one go cuts a scan only where that is more than one, and worth it.
     *
     * @param expectedRows about how many rows the scan is expected to deliver
     */
    default List<Split> splits(int atOnce, double expectedRows) {
        return splits();
    }

    /**
     * The same as part of a query, for a source whose scans of one query are to see one state of
     * it.
     */
    default List<Split> splits(int atOnce, double expectedRows, QueryScope query) {
        return splits(atOnce, expectedRows);
    }

    /**
     * Starts reading a split. May be called for several splits at once, and again for the same one.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-40xx} if the source refuses or fails
     */
    BatchReader open(Split split, ReadContext context);
}

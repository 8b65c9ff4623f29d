package io.tauro.spi;

import io.tauro.predicate.Predicate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a reader may know of the query that it reads for. Thread-safe. */
public interface ReadContext {

    /** The id of the query, for logs and for the source. */
    String queryId();

    /** The most rows a batch may have, at least 1. */
    int batchSize();

    /** Tells when to stop. */
    Cancellation cancellation();

    /**
     * Adds to the bytes that the source has sent, or that were read from a file: compressed, as
     * they were moved.
     */
    void countBytes(long bytes);

    /**
     * Adds to the records that were left out because they could not be read, where the options of
     * the table allow that.
     */
    default void countSkipped(long records) {}

    /**
     * An array of at least so many bytes, for what was read and is not decoded yet. What is in it
     * is of no meaning. It counts as memory of the query until it is given back, or the scan ends.
     * Readers of the splits of a scan that come one after the other get the same arrays again.
     */
    default byte[] borrow(int bytes) {
        return new byte[bytes];
    }

    /** Takes an array of {@link #borrow} back. Whoever had it does not touch it any more. */
    default void giveBack(byte[] buffer) {}

    /**
     * What the query has found out so far about the rows that still matter to it: conditions over
     * columns of the scan that all of them meet, such as the range and the list of the keys that a
     * join holds. Rows that do not meet them may be left out, and need not be. To be asked when a
     * split is opened; later, there may be more.
     */
    default List<Predicate> dynamicFilters() {
        return List.of();
    }

    /**
     * The same for a source that rather takes long lists of keys than sends rows: a list may have
     * so many values.
     */
    default List<Predicate> dynamicFilters(int mostValues) {
        return dynamicFilters();
    }

    /**
     * The same as {@link #dynamicFilters()} for a reader that decodes one column before the other:
     * tests of rows, which say more than conditions can. To be asked for each batch, since there
     * may be more, or less where a test did not pay. Who asks is expected to apply all of them.
     */
    default List<DynamicFilter> rowFilters() {
        return List.of();
    }

    /** About how many rows the scan is expected to deliver, all its parts together. */
    default OptionalDouble expectedRows() {
        return OptionalDouble.empty();
    }

    /** The query, for a connector that keeps something from one read to the next. */
    default Optional<QueryScope> query() {
        return Optional.empty();
    }
}

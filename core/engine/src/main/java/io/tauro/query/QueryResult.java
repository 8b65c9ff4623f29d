package io.tauro.query;

import io.tauro.data.Batch;
import io.tauro.data.Row;
import io.tauro.type.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, as they come; to be closed, and closed by itself once it was read to its end
 * or has failed. One thread reads it at a time; {@link #cancel} and {@link #close} may come from
 * any. It is read once, in one of the ways.
 *
 * <p>Reading throws {@link io.tauro.error.TauroException}: {@code TAURO-20xx} for a value that
 * cannot be computed, {@code TAURO-40xx} for a source, {@code TAURO-50xx} for a limit, and {@code
 * TAURO-2017} when it has been closed.
 */
public interface QueryResult extends Iterable<Row>, AutoCloseable {

    /** The columns. */
    Schema schema();

    /** The id of the query in audit records and logs. */
    String queryId();

    /** The next rows, all of them selected; null at the end. The fast way. */
    @Nullable Batch nextBatch();

    /** What the query has cost so far. */
    QueryStatistics statistics();

    /** Stops the query: the thread that reads gets {@code TAURO-5002} within moments. */
    void cancel();

    /** Stops the query if it is still running, and releases all that it holds. Idempotent. */
    @Override
    void close();

    /** The rest of the rows as column batches, lazily, each with all its rows selected. */
    default Stream<Batch> batches() {
        return Stream.generate(this::nextBatch).takeWhile(Objects::nonNull);
    }

    /** Rows, one at a time. */
    @Override
    default Iterator<Row> iterator() {
        return new RowIterator(this);
    }

    /** The rest of the rows, lazily. */
    default Stream<Row> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** The rest of the rows, at once: as much memory as there are rows. */
    default List<Row> toList() {
        return stream().toList();
    }

    /**
     * The rest of the rows as records, lazily. Each component takes the column of its name, without
     * case and underscores.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-2005} if a component has no column, or one
     *     whose values it cannot hold
     */
    default <T extends Record> Stream<T> as(Class<T> type) {
        RecordMapper<T> mapper = RecordMapper.of(type, schema());
        return stream().map(mapper::map);
    }
}

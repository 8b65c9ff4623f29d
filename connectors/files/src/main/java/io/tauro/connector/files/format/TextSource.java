package io.tauro.connector.files.format;

import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.Span;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The bytes of a file that are to be read as text. Immutable.
 *
 * @param store where the file is
 * @param file the file
 * @param from the first byte
 * @param to the byte behind the last
 * @param counter told of the bytes as they are read, still compressed
 * @param cancellation of the query
 * @param toTheEnd whether all of them will be read, most likely, so that they may be sent ahead
 */
public record TextSource(
        ObjectStore store,
        StoredObject file,
        long from,
        long to,
        LongConsumer counter,
        Cancellation cancellation,
        boolean toTheEnd) {

    /** The beginning of a file, to look at. */
    public static TextSource sample(ObjectStore store, StoredObject file) {
        return new TextSource(store, file, 0, file.size(), bytes -> {}, new Cancellation(), false);
    }

    /** A file for a query. */
    public static TextSource whole(ObjectStore store, StoredObject file, ReadContext context) {
        return new TextSource(
                store, file, 0, file.size(), context::countBytes, context.cancellation(), true);
    }

    /** The same, where more is done with each piece that is read. */
    public TextSource counting(LongConsumer other) {
        return new TextSource(store, file, from, to, other, cancellation, toTheEnd);
    }

    /** A range of the file. */
    public TextSource range(long first, long end) {
        return new TextSource(store, file, first, end, counter, cancellation, toTheEnd);
    }

    /** The beginning of the same file. */
    public TextSource head() {
        return new TextSource(store, file, 0, file.size(), counter, cancellation, false);
    }

    /** Opens the file. */
    public ObjectInput open() {
        ObjectReader reader = store.open(file, cancellation);
        if (toTheEnd && to > from) {
            reader.willRead(List.of(new Span(from, to - from)));
        }
        return new ObjectInput(reader, from, to, counter);
    }
}

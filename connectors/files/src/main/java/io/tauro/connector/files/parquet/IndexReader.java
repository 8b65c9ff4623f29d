package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Place;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.spi.ReadContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.Util;

/**
 * Reads indexes, which stand close together in a file: those that are announced together in one go.
 * Not thread-safe.
 */
final class IndexReader {

    /** So much is read at once, also if not all of it is wanted. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final ObjectReader file;
    private final ReadContext context;
    private byte[] bytes = {};
    private long start;

    IndexReader(ObjectReader file, ReadContext context) {
        this.file = file;
        this.context = context;
    }

    /** Says what will be read. */
    void announce(List<Place> places) {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Place place : places) {
            if (place.isKnown()) {
                from = Math.min(from, place.offset());
                to = Math.max(to, place.offset() + place.length());
            }
        }
        if (from < to && to - from <= MOST_AT_ONCE) {
            load(from, (int) (to - from));
        }
    }

    private void load(long from, int length) {
        bytes = file.read(from, length);
        start = from;
        context.countBytes(length);
    }

    ColumnIndex columnIndex(Place place) {
        return read(place, Util::readColumnIndex);
    }

    OffsetIndex offsetIndex(Place place) {
        return read(place, Util::readOffsetIndex);
    }

    /** The bytes of a place. */
    ByteSlice bytes(Place place) {
        if (place.offset() < start || place.offset() + place.length() > start + bytes.length) {
            load(place.offset(), place.length());
        }
        int from = (int) (place.offset() - start);
        return new ByteSlice(bytes, from, from + place.length());
    }

    private <T> T read(Place place, Parser<T> parser) {
        ByteSlice slice = bytes(place);
        if (ThriftWalk.end(slice.data(), slice.start(), slice.end()) < 0) {
            throw new MalformedData("a page index that is incomplete");
        }
        try {
            return parser.parse(
                    new ByteArrayInputStream(slice.data(), slice.start(), slice.length()));
        } catch (IOException
                | InvalidParquetMetadataException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new MalformedData("a page index that cannot be read");
        }
    }

    /** Makes a structure of its bytes. */
    private interface Parser<T> {
        T parse(InputStream input) throws IOException;
    }
}

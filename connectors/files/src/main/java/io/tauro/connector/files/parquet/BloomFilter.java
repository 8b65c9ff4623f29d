package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.apache.parquet.format.Util;

/**
 * The split block Bloom filter of a column chunk: tells of some values that they are not there.
 * Reads of it what it is asked for. Not thread-safe.
 */
final class BloomFilter {

    private static final int BLOCK = 32;
    private static final int HEADER = 256;

    /** A filter that is no larger is read as a whole. */
    private static final int SMALL = 1 << 13;

    private static final int[] SALT = {
        0x47b6137b,
        0x44974d91,
        0x8824ad5b,
        0xa2b7289d,
        0x705495c7,
        0x2df1424b,
        0x9efc4947,
        0x5c6bfb31
    };

    private final IndexReader file;
    private final long start;
    private final int blocks;

    private BloomFilter(IndexReader file, long start, int blocks) {
        this.file = file;
        this.start = start;
        this.blocks = blocks;
    }

    /**
     * @param end where the filter ends at the latest
     * @return empty if it is of a kind that is not known
     */
    static Optional<BloomFilter> read(IndexReader file, Place place, long end) {
        boolean small = place.length() > 0 && place.length() <= SMALL;
        int known = small ? place.length() : HEADER;
        long some = Math.min(known, end - place.offset());
        ByteSlice slice = file.bytes(new Place(place.offset(), (int) some));
        int header = ThriftWalk.end(slice.data(), slice.start(), slice.end());
        if (header < 0) {
            throw new MalformedData("a Bloom filter that is incomplete");
        }
        BloomFilterHeader found = header(slice, header);
        boolean isKnown =
                found.getAlgorithm().isSetBLOCK()
                        && found.getHash().isSetXXHASH()
                        && found.getCompression().isSetUNCOMPRESSED();
        if (!isKnown) {
            return Optional.empty();
        }
        long start = place.offset() + header - slice.start();
        int bytes = found.getNumBytes();
        if (bytes < BLOCK || bytes % BLOCK != 0 || bytes > end - start) {
            throw new MalformedData("a Bloom filter of an impossible size");
        }
        if (bytes <= SMALL) {
            file.bytes(new Place(start, bytes));
        }
        return Optional.of(new BloomFilter(file, start, bytes / BLOCK));
    }

    private static BloomFilterHeader header(ByteSlice slice, int end) {
        try {
            return Util.readBloomFilterHeader(
                    new ByteArrayInputStream(slice.data(), slice.start(), end - slice.start()));
        } catch (IOException
                | InvalidParquetMetadataException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new MalformedData("a Bloom filter that cannot be read");
        }
    }

    /**
     * Whether a value may be there.
     *
     * @param value as it is stored plainly
     */
    boolean mayHave(byte[] value) {
        long hash = XxHash.hash(value);
        long block = (hash >>> 32) * blocks >>> 32;
        ByteSlice words = file.bytes(new Place(start + block * BLOCK, BLOCK));
        int key = (int) hash;
        for (int i = 0; i < SALT.length; i++) {
            int bit = key * SALT[i] >>> 27;
            if ((Bits.intAt(words.data(), words.start() + 4 * i) >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }
}

package io.tauro.connector.files.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * A header and the bytes behind it, as they are stored: valid until more of the chunk is read.
 *
 * @param waiting how many bytes of the page are still in the chunk, to be unpacked from there: all
 *     of a large one, none of others
 * @param end where in the file the page ends
 */
record Page(PageHeader header, ByteSlice data, int waiting, long end) {

    private static final int MAX_HEADER = 16 << 20;

    /** Reads the next page of a chunk. */
    static Page read(ChunkBytes bytes, CompressionCodec codec) {
        bytes.require((int) Math.min(bytes.left(), 1 << 16));
        int end = ThriftWalk.end(bytes.buffer(), bytes.next(), bytes.limit());
        while (end < 0) {
            if (bytes.limit() - bytes.next() > MAX_HEADER || !bytes.readMore()) {
                throw new MalformedData("a page header that does not end");
            }
            end = ThriftWalk.end(bytes.buffer(), bytes.next(), bytes.limit());
        }
        PageHeader header = header(bytes, end - bytes.next());
        bytes.skip(end - bytes.next());
        int size = header.getCompressed_page_size();
        if (size < 0 || size > bytes.left() || header.getUncompressed_page_size() < 0) {
            throw new MalformedData("a page that is longer than its column");
        }
        long last = bytes.at() + size;
        return waits(header, codec)
                ? new Page(header, new ByteSlice(bytes.buffer(), 0, 0), size, last)
                : new Page(header, bytes.take(size), 0, last);
    }

    /** A checksum is one of all bytes, so that they have to be there. */
    private static boolean waits(PageHeader header, CompressionCodec codec) {
        boolean isData =
                header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2;
        return isData
                && !header.isSetCrc()
                && Codecs.streams(codec, header.getUncompressed_page_size());
    }

    /** Compares the bytes with their checksum, if there is one. */
    void check() {
        if (header.isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(data.data(), data.start(), data.length());
            if ((int) sum.getValue() != header.getCrc()) {
                throw new MalformedData("a page with a wrong checksum");
            }
        }
    }

    private static PageHeader header(ChunkBytes bytes, int length) {
        try {
            return Util.readPageHeader(
                    new ByteArrayInputStream(bytes.buffer(), bytes.next(), length));
        } catch (IOException
                | InvalidParquetMetadataException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new MalformedData("a page header that cannot be read");
        }
    }
}

package io.tauro.connector.files.parquet;

import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/**
 * What a page of data has: levels, then values.
 *
 * @param repetitions null if each entry is a record
 * @param levels null if each entry has a value
 * @param values the bytes behind the levels
 * @param encoding of the values
 */
record PageContents(
        @Nullable LevelDecoder repetitions,
        @Nullable LevelDecoder levels,
        PageBytes values,
        Encoding encoding) {

    /**
     * Of a page whose header is known to be there.
     *
     * @param entries how many it has, null ones too
     */
    static PageContents of(
            Page page,
            LeafColumn column,
            int entries,
            CompressionCodec codec,
            PageUnpacking unpacking,
            ChunkBytes bytes) {
        return page.header().getType() == PageType.DATA_PAGE
                ? first(page, column, entries, codec, unpacking)
                : second(page, column, codec, unpacking, bytes);
    }

    /** Of the first version: all is packed, and the levels say how long they are. */
    private static PageContents first(
            Page page,
            LeafColumn column,
            int entries,
            CompressionCodec codec,
            PageUnpacking unpacking) {
        DataPageHeader header = page.header().getData_page_header();
        PageBytes data =
                unpacking.data(
                        page,
                        page.data(),
                        codec,
                        page.header().getUncompressed_page_size(),
                        header.getEncoding());
        LevelDecoder repetitions =
                next(data, header.getRepetition_level_encoding(), column.repetition(), entries);
        LevelDecoder levels =
                next(data, header.getDefinition_level_encoding(), column.definition(), entries);
        return new PageContents(repetitions, levels, data, header.getEncoding());
    }

    /** The levels that are next, up to a greatest one; null if there can be none. */
    private static @Nullable LevelDecoder next(
            PageBytes data, @Nullable Encoding encoding, int greatest, int entries) {
        if (greatest == 0) {
            return null;
        }
        int width = width(greatest);
        if (encoding == Encoding.BIT_PACKED) {
            ByteSlice packed = data.take(Math.toIntExact((long) entries * width + 7 >>> 3));
            return new PackedLevels(packed.data(), packed.start(), width);
        }
        ByteSlice length = data.take(4);
        ByteSlice runs = data.take(Bits.intAt(length.data(), length.start()));
        return new RunDecoder(runs.data(), runs.start(), runs.end(), width);
    }

    /** How many bits a level takes. */
    private static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    /** Of the second version: the levels are not packed, and the header says how long they are. */
    private static PageContents second(
            Page page,
            LeafColumn column,
            CompressionCodec codec,
            PageUnpacking unpacking,
            ChunkBytes bytes) {
        DataPageHeaderV2 header = page.header().getData_page_header_v2();
        long repetition = header.getRepetition_levels_byte_length();
        long definition = header.getDefinition_levels_byte_length();
        long levelBytes = repetition + definition;
        int size = page.header().getUncompressed_page_size();
        if (repetition < 0
                || definition < 0
                || levelBytes > Math.max(page.data().length(), page.waiting())
                || levelBytes > size) {
            throw new MalformedData("levels that are longer than their page");
        }
        ByteSlice packed = page.data();
        ByteSlice before = page.waiting() > 0 ? bytes.take((int) levelBytes).copy() : packed;
        int middle = before.start() + (int) repetition;
        int last = before.start() + (int) levelBytes;
        PageBytes data =
                unpacking.data(
                        page,
                        page.waiting() > 0 ? packed : packed.from((int) levelBytes),
                        header.isIs_compressed() ? codec : CompressionCodec.UNCOMPRESSED,
                        size - (int) levelBytes,
                        header.getEncoding());
        return new PageContents(
                runs(before, before.start(), middle, column.repetition()),
                runs(before, middle, last, column.definition()),
                data,
                header.getEncoding());
    }

    private static @Nullable LevelDecoder runs(ByteSlice levels, int from, int to, int greatest) {
        return greatest == 0 ? null : new RunDecoder(levels.data(), from, to, width(greatest));
    }
}

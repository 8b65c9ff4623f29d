package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.parquet.Footer.Indexes;
import io.tauro.connector.files.parquet.Footer.Place;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageType;

/** Makes a {@link Footer} of the metadata of a file, and checks that what it says is possible. */
final class FooterModel {

    /** Up to 1.2.8 it did not count the header of the dictionary as part of a column. */
    private static final Pattern OLD_WRITER =
            Pattern.compile("parquet-mr( version (0\\..*|1\\.[01]\\..*|1\\.2\\.[0-8]\\b.*))?");

    private static final int LARGEST_DICTIONARY_HEADER = 100;
    private static final int MAX_INDEX = 16 << 20;

    private final FileMetaData metadata;
    private final boolean forgetsDictionaryHeaders;

    /** Where the data of the file ends. */
    private final long dataEnd;

    private final SchemaTree schema;

    FooterModel(FileMetaData metadata, long dataEnd) {
        this.metadata = metadata;
        this.dataEnd = dataEnd;
        this.forgetsDictionaryHeaders =
                OLD_WRITER
                        .matcher(metadata.isSetCreated_by() ? metadata.getCreated_by() : "")
                        .matches();
        this.schema = new SchemaTree(metadata.getSchema(), encrypted()).build();
    }

    /** Which value columns are encrypted. */
    private BitSet encrypted() {
        BitSet leaves = new BitSet();
        for (org.apache.parquet.format.RowGroup group : metadata.getRow_groups()) {
            for (int i = 0; i < group.getColumnsSize(); i++) {
                if (group.getColumns().get(i).isSetCrypto_metadata()) {
                    leaves.set(i);
                }
            }
        }
        return leaves;
    }

    Footer build(int footerLength) {
        List<RowGroup> groups = new ArrayList<>();
        for (org.apache.parquet.format.RowGroup group : metadata.getRow_groups()) {
            groups.add(group(group));
        }
        return new Footer(
                List.copyOf(schema.fields()),
                List.copyOf(schema.columns()),
                Map.copyOf(schema.unread()),
                List.copyOf(groups),
                4L * footerLength);
    }

    private RowGroup group(org.apache.parquet.format.RowGroup group) {
        long rows = group.getNum_rows();
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new MalformedData("a row group of an impossible number of rows");
        }
        if (group.getColumns().size() != schema.leaves()) {
            throw new MalformedData("a row group with another number of columns than the schema");
        }
        List<Chunk> chunks = new ArrayList<>();
        for (LeafColumn column : schema.columns()) {
            chunks.add(chunk(group.getColumns().get(column.leaf()), column, rows));
        }
        return new RowGroup(rows, List.copyOf(chunks));
    }

    private Chunk chunk(ColumnChunk chunk, LeafColumn column, long rows) {
        ColumnMetaData data = chunk.getMeta_data();
        if (data == null || chunk.isSetFile_path() && !chunk.getFile_path().isEmpty()) {
            throw new MalformedData("columns that are in other files");
        }
        boolean counted =
                column.repetition() > 0
                        ? data.getNum_values() >= rows
                        : data.getNum_values() == rows;
        if (data.getType() != column.kind().physical() || !counted) {
            throw new MalformedData(
                    "a column whose type or number of values is not that of the schema");
        }
        long start = rows == 0 ? 4 : start(data);
        long length = rows == 0 ? 0 : data.getTotal_compressed_size();
        if (start < 4
                || length < 0
                || length > dataEnd - start
                || data.getTotal_uncompressed_size() < 0) {
            throw new MalformedData("a column that lies outside of the file");
        }
        if (length > 0 && forgetsDictionaryHeaders) {
            length = Math.min(length + LARGEST_DICTIONARY_HEADER, dataEnd - start);
        }
        boolean ordered =
                metadata.isSetColumn_orders()
                        && metadata.getColumn_orders().size() == schema.leaves()
                        && metadata.getColumn_orders().get(column.leaf()).isSetTYPE_ORDER();
        ChunkStatistics statistics =
                new ChunkStatistics(
                        column,
                        column.repetition() > 0 ? null : data.getStatistics(),
                        ordered,
                        rows);
        ValueRange range = statistics.range();
        return new Chunk(
                data.getCodec(),
                start,
                length,
                data.getTotal_uncompressed_size(),
                data.getNum_values(),
                range,
                statistics.exactBounds(),
                statistics.nulls(),
                statistics.distinct(),
                rows == 0 ? Indexes.NONE : indexes(chunk, data, ordered));
    }

    private static long start(ColumnMetaData data) {
        long start = data.getData_page_offset();
        return data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0
                ? Math.min(start, data.getDictionary_page_offset())
                : start;
    }

    private Indexes indexes(ColumnChunk chunk, ColumnMetaData data, boolean ordered) {
        return new Indexes(
                place(chunk.getColumn_index_offset(), chunk.getColumn_index_length()),
                place(chunk.getOffset_index_offset(), chunk.getOffset_index_length()),
                data.isSetBloom_filter_offset() ? bloom(data) : Place.NONE,
                ordered,
                isCoded(data));
    }

    /** An index that cannot be there is none: nothing depends on it. */
    private Place place(long offset, int length) {
        boolean isThere = offset >= 4 && length > 0 && length <= dataEnd - offset;
        return isThere && length <= MAX_INDEX ? new Place(offset, length) : Place.NONE;
    }

    private Place bloom(ColumnMetaData data) {
        long offset = data.getBloom_filter_offset();
        if (data.isSetBloom_filter_length()) {
            return place(offset, data.getBloom_filter_length());
        }
        return offset >= 4 && offset < dataEnd ? new Place(offset, 0) : Place.NONE;
    }

    /** Whether no data page has values of its own. */
    private static boolean isCoded(ColumnMetaData data) {
        if (data.isSetEncoding_stats()) {
            return data.getEncoding_stats().stream()
                    .filter(
                            pages ->
                                    pages.getPage_type() == PageType.DATA_PAGE
                                            || pages.getPage_type() == PageType.DATA_PAGE_V2)
                    .filter(pages -> pages.getCount() > 0)
                    .allMatch(pages -> isCode(pages.getEncoding()));
        }
        // Only this name is not also that of how the dictionary itself is written.
        return data.getEncodings().contains(Encoding.PLAIN_DICTIONARY)
                && data.getEncodings().stream()
                        .allMatch(
                                encoding ->
                                        isCode(encoding)
                                                || encoding == Encoding.RLE
                                                || encoding == Encoding.BIT_PACKED);
    }

    private static boolean isCode(Encoding encoding) {
        return encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
    }
}

package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;

/** Makes a {@link Footer} of the metadata of a file, and checks that what it says is possible. */
final class FooterModel {

    private final FileMetaData metadata;

    /** Where the data of the file ends. */
    private final long dataEnd;

    private final SchemaTree schema;

    FooterModel(FileMetaData metadata, long dataEnd) {
        this.metadata = metadata;
        this.dataEnd = dataEnd;
        this.schema = new SchemaTree(metadata.getSchema()).build();
    }

    Footer build(int footerLength) {
        List<RowGroup> groups = new ArrayList<>();
        long rows = 0;
        for (org.apache.parquet.format.RowGroup group : metadata.getRow_groups()) {
            groups.add(group(group));
            rows += group.getNum_rows();
        }
        if (rows != metadata.getNum_rows()) {
            throw new MalformedData("a number of rows that is not that of its row groups");
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
            throw new MalformedData("columns that are encrypted or in other files");
        }
        boolean counted =
                column.repetition() > 0
                        ? data.getNum_values() >= rows
                        : data.getNum_values() == rows;
        if (data.getType() != column.kind().physical() || !counted) {
            throw new MalformedData(
                    "a column whose type or number of values is not that of the schema");
        }
        long start = data.getData_page_offset();
        if (data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0) {
            start = Math.min(start, data.getDictionary_page_offset());
        }
        long length = data.getTotal_compressed_size();
        if (start < 4
                || length < 0
                || length > dataEnd - start
                || data.getTotal_uncompressed_size() < 0) {
            throw new MalformedData("a column that lies outside of the file");
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
                statistics.distinct());
    }
}

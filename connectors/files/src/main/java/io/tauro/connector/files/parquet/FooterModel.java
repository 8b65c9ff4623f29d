package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.parquet.LeafColumn.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;

/** Makes a {@link Footer} of the metadata of a file, and checks that what it says is possible. */
final class FooterModel {

    private final FileMetaData metadata;

    /** Where the data of the file ends. */
    private final long dataEnd;

    private final List<LeafColumn> columns = new ArrayList<>();
    private final Map<String, String> unread = new LinkedHashMap<>();
    private int leaves;
    private int element;

    FooterModel(FileMetaData metadata, long dataEnd) {
        this.metadata = metadata;
        this.dataEnd = dataEnd;
    }

    Footer build(int footerLength) {
        columns();
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
                List.copyOf(columns), Map.copyOf(unread), List.copyOf(groups), 4L * footerLength);
    }

    private void columns() {
        List<SchemaElement> schema = metadata.getSchema();
        int top = schema.isEmpty() ? 0 : schema.get(0).getNum_children();
        Set<String> names = new HashSet<>();
        element = 1;
        for (int i = 0; i < top; i++) {
            SchemaElement child = take();
            if (child.getName().isEmpty() || !names.add(child.getName())) {
                throw new MalformedData("two columns of the same name, or one without");
            }
            column(child);
        }
        if (element != schema.size()) {
            throw new MalformedData("a schema with parts left over");
        }
    }

    private SchemaElement take() {
        if (element >= metadata.getSchema().size()) {
            throw new MalformedData("a schema with missing parts");
        }
        return metadata.getSchema().get(element++);
    }

    private void column(SchemaElement child) {
        boolean group = !child.isSetType();
        if (group || child.getRepetition_type() == FieldRepetitionType.REPEATED) {
            unread.put(child.getName(), "it is nested");
            skip(child, 0);
            return;
        }
        Optional<Kind> kind = LogicalTypes.of(child);
        if (kind.isPresent()) {
            boolean optional = child.getRepetition_type() != FieldRepetitionType.REQUIRED;
            columns.add(
                    new LeafColumn(child.getName(), columns.size(), leaves, optional, kind.get()));
        } else {
            unread.put(child.getName(), "its type has no counterpart");
        }
        leaves++;
    }

    private void skip(SchemaElement node, int depth) {
        if (node.isSetType()) {
            leaves++;
            return;
        }
        if (depth > 100) {
            throw new MalformedData("a schema that is nested too deep");
        }
        for (int i = 0; i < node.getNum_children(); i++) {
            skip(take(), depth + 1);
        }
    }

    private RowGroup group(org.apache.parquet.format.RowGroup group) {
        long rows = group.getNum_rows();
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new MalformedData("a row group of an impossible number of rows");
        }
        if (group.getColumns().size() != leaves) {
            throw new MalformedData("a row group with another number of columns than the schema");
        }
        List<Chunk> chunks = new ArrayList<>();
        for (LeafColumn column : columns) {
            chunks.add(chunk(group.getColumns().get(column.leaf()), column, rows));
        }
        return new RowGroup(rows, List.copyOf(chunks));
    }

    private Chunk chunk(ColumnChunk chunk, LeafColumn column, long rows) {
        ColumnMetaData data = chunk.getMeta_data();
        if (data == null || chunk.isSetFile_path() && !chunk.getFile_path().isEmpty()) {
            throw new MalformedData("columns that are encrypted or in other files");
        }
        if (data.getType() != column.kind().physical() || data.getNum_values() != rows) {
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
                        && metadata.getColumn_orders().size() == leaves
                        && metadata.getColumn_orders().get(column.leaf()).isSetTYPE_ORDER();
        ChunkStatistics statistics =
                new ChunkStatistics(column, data.getStatistics(), ordered, rows);
        ValueRange range = statistics.range();
        return new Chunk(
                data.getCodec(),
                start,
                length,
                data.getTotal_uncompressed_size(),
                range,
                statistics.exactBounds(),
                statistics.nulls(),
                statistics.distinct());
    }
}

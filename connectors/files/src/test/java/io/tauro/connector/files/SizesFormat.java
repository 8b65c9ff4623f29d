package io.tauro.connector.files;

import io.tauro.data.Batch;
import io.tauro.data.VectorBuilder;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Option;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A table of the sizes of all files below a folder, the least format that there can be. */
public final class SizesFormat implements TableFormat {

    private static final Schema SCHEMA = Schema.of(Column.of("size", DataType.BIGINT));

    @Override
    public String name() {
        return "sizes";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("unit", Option.Kind.TEXT, "Of the sizes."));
    }

    @Override
    public SourceTable table(TableFolder folder) {
        return new SizesTable(folder);
    }

    private record SizesTable(TableFolder folder) implements SourceTable {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Scan plan(ScanRequest request) {
            return new SizesScan(folder, request.offer().accept());
        }
    }

    private record SizesScan(TableFolder folder, Pushdown pushdown) implements Scan {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public String describe() {
            return "sizes";
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            Queue<Long> sizes = new ArrayDeque<>();
            folder.requireOpen().run();
            folder.store().list(folder.source().path()).forEach(file -> sizes.add(file.size()));
            return new SizesReader(folder, sizes);
        }
    }

    private record SizesReader(TableFolder folder, Queue<Long> sizes) implements BatchReader {
        @Override
        public @Nullable Batch next() {
            folder.requireOpen().run();
            if (sizes.isEmpty()) {
                return null;
            }
            VectorBuilder builder = new VectorBuilder(DataType.BIGINT, 1);
            builder.append(sizes.remove());
            return Batch.of(1, builder.build());
        }

        @Override
        public void close() {}
    }
}

package io.tauro.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The Java implementation of Parquet by its column API: no records are made. */
record ParquetJavaPeer(Path folder) implements Peer {

    @Override
    public String name() {
        return "parquet-java";
    }

    @Override
    public List<List<@Nullable Object>> run(String text) throws IOException {
        if (!ScanSpec.isSpec(text) || !text.contains(".parquet")) {
            throw new UnsupportedOperationException("reads columns of Parquet files");
        }
        ScanSpec spec = ScanSpec.of(text);
        ScanTotal total = new ScanTotal(spec);
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader =
                ParquetFileReader.open(new LocalInputFile(folder.resolve(spec.file())), options)) {
            FileMetaData file = reader.getFileMetaData();
            MessageType schema = projection(file.getSchema(), spec.columns());
            reader.setRequestedSchema(schema);
            for (PageReadStore group = reader.readNextRowGroup();
                    group != null;
                    group = reader.readNextRowGroup()) {
                ColumnReadStoreImpl columns =
                        new ColumnReadStoreImpl(
                                group,
                                new DummyRecordConverter(schema).getRootConverter(),
                                schema,
                                file.getCreatedBy());
                total.addRows(group.getRowCount());
                for (int i = 0; i < spec.columns().size(); i++) {
                    ColumnDescriptor column =
                            schema.getColumnDescription(new String[] {spec.columns().get(i)});
                    total.add(
                            i,
                            read(
                                    columns.getColumnReader(column),
                                    column,
                                    group.getRowCount(),
                                    total.sums()));
                }
            }
        }
        return total.answer();
    }

    private static MessageType projection(MessageType schema, List<String> columns) {
        return new MessageType(
                schema.getName(), columns.stream().map(schema::getType).toArray(Type[]::new));
    }

    private static long read(ColumnReader reader, ColumnDescriptor column, long rows, boolean sum) {
        int defined = column.getMaxDefinitionLevel();
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> ints(reader, defined, rows, sum);
            case INT64 -> longs(reader, defined, rows, sum);
            default -> lengths(reader, defined, rows, sum);
        };
    }

    private static long ints(ColumnReader reader, int defined, long rows, boolean sum) {
        long found = sum ? 0 : Long.MIN_VALUE;
        for (long i = 0; i < rows; i++) {
            if (reader.getCurrentDefinitionLevel() == defined) {
                int value = reader.getInteger();
                found = sum ? found + value : Math.max(found, value);
            }
            reader.consume();
        }
        return found;
    }

    private static long longs(ColumnReader reader, int defined, long rows, boolean sum) {
        long found = sum ? 0 : Long.MIN_VALUE;
        for (long i = 0; i < rows; i++) {
            if (reader.getCurrentDefinitionLevel() == defined) {
                long value = reader.getLong();
                found = sum ? found + value : Math.max(found, value);
            }
            reader.consume();
        }
        return found;
    }

    private static long lengths(ColumnReader reader, int defined, long rows, boolean sum) {
        long found = sum ? 0 : Long.MIN_VALUE;
        for (long i = 0; i < rows; i++) {
            if (reader.getCurrentDefinitionLevel() == defined) {
                int value = reader.getBinary().length();
                found = sum ? found + value : Math.max(found, value);
            }
            reader.consume();
        }
        return found;
    }

    @Override
    public void cancel() {
        // It has no way to be stopped; a column of a row group does not take long.
    }

    @Override
    public void close() {}
}

package io.tauro.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes files with the Java implementation of Parquet, for tests. */
public final class ParquetFile {

    private ParquetFile() {}

    /**
     * Writes a file.
     *
     * @param rows for each column an Integer, Long, Float, Double, Boolean, {@code byte[]} or null
     */
    public static Path write(
            Path file,
            MessageType schema,
            List<? extends List<? extends @Nullable Object>> rows,
            UnaryOperator<ExampleParquetWriter.Builder> settings) {
        try {
            Files.createDirectories(file.getParent());
            ExampleParquetWriter.Builder builder =
                    ExampleParquetWriter.builder(new LocalOutputFile(file))
                            .withConf(new PlainParquetConfiguration())
                            .withType(schema)
                            .withCodecFactory(new TestCodecs())
                            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
            try (ParquetWriter<Group> writer = settings.apply(builder).build()) {
                for (List<?> row : rows) {
                    writer.write(group(schema, row));
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(
            Path file, MessageType schema, List<? extends List<? extends @Nullable Object>> rows) {
        return write(file, schema, rows, builder -> builder);
    }

    private static Group group(MessageType schema, List<?> row) {
        SimpleGroup group = new SimpleGroup(schema);
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value instanceof Integer number) {
                group.add(i, number);
            } else if (value instanceof Long number) {
                group.add(i, number);
            } else if (value instanceof Float number) {
                group.add(i, number);
            } else if (value instanceof Double number) {
                group.add(i, number);
            } else if (value instanceof Boolean bool) {
                group.add(i, bool);
            } else if (value instanceof byte[] bytes) {
                group.add(i, Binary.fromConstantByteArray(bytes));
            }
        }
        return group;
    }
}

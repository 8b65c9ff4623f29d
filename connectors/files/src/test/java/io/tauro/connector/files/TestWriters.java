package io.tauro.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Writes rows of any shape with the Java implementation of Parquet, for tests. */
public final class TestWriters {

    private TestWriters() {}

    /**
     * Writes a file.
     *
     * @param fill puts a row into a record
     */
    public static <R> Path write(
            Path file,
            MessageType schema,
            List<R> rows,
            BiConsumer<Group, R> fill,
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
                for (R row : rows) {
                    Group group = new SimpleGroup(schema);
                    fill.accept(group, row);
                    writer.write(group);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

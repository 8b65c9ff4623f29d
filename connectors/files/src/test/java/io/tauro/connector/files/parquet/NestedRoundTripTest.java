package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.connector.files.TestWriters;
import io.tauro.connector.testkit.SameValues;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Java implementation of Parquet writes of nested columns is read as it was meant. */
class NestedRoundTripTest {

    private static final int ROWS = 400;

    @TempDir Path folder;

    /** A table of nested columns beside a flat one, whose value says which row it is. */
    record Nested(
            List<NestedType> types, List<Boolean> optional, List<List<@Nullable Object>> rows) {

        static Nested random(long seed) {
            return random(seed, ROWS);
        }

        static Nested random(long seed, int count) {
            Random random = new Random(seed);
            List<NestedType> types = new ArrayList<>();
            List<Boolean> optional = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                NestedType type = NestedType.any(random, 1 + random.nextInt(4));
                types.add(type);
                optional.add(
                        !(type instanceof NestedType.Items items
                                        && items.form() == NestedType.Form.BARE)
                                && random.nextBoolean());
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int row = 0; row < count; row++) {
                List<@Nullable Object> values = new ArrayList<>();
                values.add((long) row);
                for (int i = 0; i < types.size(); i++) {
                    boolean none = optional.get(i) && (random.nextInt(4) == 0 || row / 90 % 3 == 1);
                    values.add(none ? null : types.get(i).random(random));
                }
                rows.add(values);
            }
            return new Nested(types, optional, rows);
        }

        MessageType schema() {
            List<Type> fields = new ArrayList<>();
            fields.add(Types.required(PrimitiveTypeName.INT64).named("id"));
            for (int i = 0; i < types.size(); i++) {
                fields.add(
                        types.get(i)
                                .field(
                                        "c" + i,
                                        optional.get(i)
                                                ? Repetition.OPTIONAL
                                                : Repetition.REQUIRED));
            }
            return new MessageType("rows", fields);
        }

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            columns.add(Column.of("id", DataType.BIGINT).notNull());
            for (int i = 0; i < types.size(); i++) {
                columns.add(Column.of("c" + i, types.get(i).type()).nullable(optional.get(i)));
            }
            return columns;
        }

        void write(Path file, WriterVersion version, boolean dictionary, int pageRows) {
            write(
                    file,
                    builder ->
                            builder.withWriterVersion(version)
                                    .withDictionaryEncoding(dictionary)
                                    .withPageRowCountLimit(pageRows)
                                    .withRowGroupRowCountLimit(170));
        }

        void write(Path file, UnaryOperator<ExampleParquetWriter.Builder> settings) {
            TestWriters.write(
                    file,
                    schema(),
                    rows,
                    (group, row) -> {
                        group.add("id", (Long) row.get(0));
                        for (int i = 0; i < types.size(); i++) {
                            Object value = row.get(i + 1);
                            if (value != null) {
                                types.get(i).write(group, "c" + i, value);
                            }
                        }
                    },
                    settings);
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 30).mapToObj(i -> (long) i);
    }

    private SourceTable table(Connector connector, Nested nested, long seed) {
        nested.write(
                folder.resolve("nested.parquet"),
                seed % 2 == 0 ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0,
                seed % 4 < 2,
                seed % 3 == 0 ? 20_000 : 17 + (int) seed);
        return connector.table(TableSource.parquet("nested.parquet"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nestedColumnsReadAsTheyWereWritten(long seed) {
        Nested nested = Nested.random(seed);
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = table(connector, nested, seed);
            assertThat(table.schema().columns()).isEqualTo(nested.columns());
            assertThat(SameValues.key(TableRows.of(table)))
                    .isEqualTo(SameValues.key(nested.rows()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsThatAFilterLeavesHaveTheirOwnNestedValues(long seed) {
        Nested nested = Nested.random(seed);
        Random random = new Random(seed);
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = table(connector, nested, seed);
            for (int share : new int[] {2, 10, 100, 400}) {
                Object[] wanted =
                        IntStream.range(0, ROWS / share + 1)
                                .mapToObj(i -> (Object) (long) random.nextInt(ROWS))
                                .distinct()
                                .toArray();
                Predicate filter = Predicate.col("id").in(wanted);
                Scan scan =
                        table.plan(
                                ScanRequest.of(table.schema().names())
                                        .withFilters(List.of(filter)));
                List<List<@Nullable Object>> expected =
                        nested.rows().stream()
                                .filter(row -> Arrays.asList(wanted).contains(row.get(0)))
                                .toList();
                assertThat(
                                SameValues.key(
                                        TableRows.of(scan, TestReadContext.batchesOf(64 + share))))
                        .isEqualTo(SameValues.key(expected));
            }
        }
    }
}

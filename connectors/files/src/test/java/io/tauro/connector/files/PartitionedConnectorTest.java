package io.tauro.connector.files;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The contract over tables whose text, dates and decimals stand in the paths, so that filters on
 * them are exact.
 */
class PartitionedConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new PartitionedFixture();
    }

    /**
     * A folder of CSV files for each table, partitioned by one column of some types, if the table
     * has one.
     */
    private static final class PartitionedFixture extends FolderFixture {

        private static final List<DataType> IN_PATH =
                List.of(DataType.VARCHAR, DataType.DATE, DataType.decimal(9, 2));

        @Override
        String format() {
            return "csv";
        }

        /** Each request lists a hundred folders. */
        @Override
        public int requests() {
            return 300;
        }

        @Override
        public boolean stores(DataType type) {
            return IN_PATH.contains(type)
                    || type.equals(DataType.INTEGER)
                    || type.equals(DataType.DOUBLE);
        }

        @Override
        public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
            java.nio.file.Path table = emptied(name);
            List<Integer> inPath =
                    IntStream.range(0, schema.size())
                            .filter(i -> IN_PATH.contains(schema.column(i).type()))
                            .boxed()
                            .toList();
            Map<String, List<List<@Nullable Object>>> folders = new LinkedHashMap<>();
            for (List<@Nullable Object> row : rows) {
                StringBuilder folder = new StringBuilder();
                inPath.forEach(
                        i -> folder.append(segment(schema.column(i), row.get(i))).append('/'));
                folders.computeIfAbsent(folder.toString(), key -> new ArrayList<>())
                        .add(without(row, inPath));
            }
            if (rows.isEmpty()) {
                folders.put("", List.of());
            }
            Schema inFiles = new Schema(without(schema.columns(), inPath));
            folders.forEach(
                    (folder, part) -> {
                        java.nio.file.Path directory = table.resolve(folder);
                        directory.toFile().mkdirs();
                        CsvText.write(directory.resolve("part.csv"), inFiles, part);
                    });
            return TableSource.csv(name)
                    .option("null", "NULL")
                    .partitionedBy(
                            inPath.stream()
                                    .map(i -> schema.column(i).name())
                                    .toArray(String[]::new))
                    .schema(schema);
        }

        private static <T> List<T> without(List<T> list, List<Integer> positions) {
            List<T> rest = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!positions.contains(i)) {
                    rest.add(list.get(i));
                }
            }
            return rest;
        }

        private static String segment(Column column, @Nullable Object value) {
            String text = value == null ? "__HIVE_DEFAULT_PARTITION__" : encoded(value.toString());
            return encoded(column.name()) + "=" + text;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}

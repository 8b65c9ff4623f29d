package io.tauro.connector.delta;

import io.tauro.connector.files.LocalFilesFactory;
import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a Delta table of several files for each table of the contract.
 *
 * @param folder where they are
 * @param partitioned the types of columns that are partitions
 */
record DeltaFixture(Path folder, Set<DataType> partitioned) implements Fixture {

    static DeltaFixture of(DataType... partitioned) {
        try {
            return new DeltaFixture(Files.createTempDirectory("tauro-delta"), Set.of(partitioned));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConnectorFactory factory() {
        return new LocalFilesFactory();
    }

    @Override
    public ConnectionConfig config() {
        return ConnectionConfig.of("disk", Map.of("path", folder.toString()));
    }

    @Override
    public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
        Path table = folder.resolve(name);
        delete(table);
        Set<String> partitions =
                schema.columns().stream()
                        .filter(column -> partitioned.contains(column.type()))
                        .map(Column::name)
                        .collect(Collectors.toSet());
        TableWriter writer =
                new TableWriter(
                        table, schema, partitions.size() < schema.size() ? partitions : Set.of());
        writer.write(rows, rows.size() > 1000 ? 5000 : 20);
        writer.commit();
        return TableSource.delta(name);
    }

    @Override
    public boolean stores(DataType type) {
        return TableWriter.stores(type);
    }

    /** Text, bytes, dates and times have no lengths and precisions of their own. */
    @Override
    public DataType readType(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> DataType.VARCHAR;
            case VARBINARY -> DataType.VARBINARY;
            case TIMESTAMP -> DataType.TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE -> DataType.TIMESTAMP_WITH_TIME_ZONE;
            default -> type;
        };
    }

    /** The empty text of a partition is NULL. */
    @Override
    public boolean holds(DataType type, Object value) {
        return !partitioned.contains(type) || !value.equals("");
    }

    /** Tables with partitions have a hundred files. */
    @Override
    public int requests() {
        return partitioned.isEmpty() ? 1000 : 300;
    }

    @Override
    public Optional<TableSource> missingTable() {
        return Optional.of(TableSource.delta("missing"));
    }

    /** A slash separates folders, and no file system tells {@code .} apart. */
    @Override
    public boolean holdsTableName(String name) {
        return !name.contains("/");
    }

    /** As Delta says. */
    @Override
    public boolean distinguishesCase() {
        return false;
    }

    static void delete(Path path) {
        if (Files.exists(path)) {
            try (Stream<Path> found = Files.walk(path)) {
                for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        delete(folder);
    }
}

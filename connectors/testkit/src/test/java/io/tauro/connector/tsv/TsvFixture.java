package io.tauro.connector.tsv;

import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the contract's tables as files. */
public final class TsvFixture implements Fixture {

    private final Path folder;

    public TsvFixture(Path folder) {
        this.folder = folder;
    }

    @Override
    public ConnectorFactory factory() {
        return new TsvFactory();
    }

    @Override
    public ConnectionConfig config() {
        return ConnectionConfig.of("files", Map.of("path", folder.toString()));
    }

    @Override
    public TableSource create(String name, Schema schema, List<List<Object>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(TsvLine.join(schema.names()));
        for (List<Object> row : rows) {
            lines.add(TsvLine.join(row.stream().map(String.class::cast).toList()));
        }
        try {
            Files.write(folder.resolve(name + ".tsv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TableSource.table(List.of(name));
    }

    @Override
    public boolean stores(DataType type) {
        return type.equals(DataType.VARCHAR);
    }

    @Override
    public boolean holdsTableName(String name) {
        return !name.contains("/");
    }

    @Override
    public Optional<TableSource> missingTable() {
        return Optional.of(TableSource.table("missing"));
    }
}

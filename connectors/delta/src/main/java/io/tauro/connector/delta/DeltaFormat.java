package io.tauro.connector.delta;

import io.tauro.connector.files.TableFolder;
import io.tauro.connector.files.TableFormat;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.parquet.ParquetFiles;
import io.tauro.spi.Option;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.util.Arrays;
import java.util.List;

/**
 * Delta tables, for connections to any store. Found through {@link java.util.ServiceLoader}: it is
 * enough to have this module on the class path.
 *
 * <pre>{@code
 * VirtualTable.named("sales").from("lake", TableSource.delta("sales/").atVersion(12))
 * }</pre>
 */
public final class DeltaFormat implements TableFormat {

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public List<Option> options() {
        return DeltaOptions.ALL;
    }

    @Override
    public SourceTable table(TableFolder folder) {
        folder.requireOpen().run();
        TableSource.Files source = folder.source();
        DeltaOptions options =
                DeltaOptions.of(new FormatOptions(source.toString(), source.options()));
        String key = key(source);
        if (!source.partitions().isEmpty()) {
            throw DeltaErrors.option(
                    "partitions",
                    "The Delta table '"
                            + source.path()
                            + "' says itself how it is partitioned. Remove the partitions.");
        }
        TableLog log = new TableLog(folder.store(), key, source.schema());
        return new DeltaTable(
                folder, states(log, options), new ParquetFiles(folder.store(), source.path()));
    }

    private static StateSource states(TableLog log, DeltaOptions options) {
        if (options.changesFrom().isPresent()) {
            return new ChangeLog(log, options.changesFrom().get(), options.changesTo());
        }
        if (options.moment().isEmpty()) {
            return log::latest;
        }
        DeltaOptions.Moment moment = options.moment().get();
        if (moment.version() != null) {
            return StateSource.of(log.at(moment.version()));
        }
        return moment.time() == null ? log::latest : StateSource.of(log.at(moment.time()));
    }

    private static String key(TableSource.Files source) {
        List<String> segments =
                Arrays.stream(source.path().split("/", -1))
                        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                        .toList();
        if (source.path().startsWith("/") || segments.contains("..")) {
            throw DeltaErrors.option(
                    "path",
                    "Path '"
                            + source.path()
                            + "' must be relative to the folder of its connection and must not contain '..'. Correct it.");
        }
        return String.join("/", segments);
    }
}

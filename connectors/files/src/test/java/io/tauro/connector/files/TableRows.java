package io.tauro.connector.files;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole tables for tests, split by split. */
public final class TableRows {

    private TableRows() {}

    public static Connector connect(Path folder) {
        LocalFiles files = LocalFiles.at(folder);
        return files.factory().connect(files.config("disk"));
    }

    /** All rows of a table below a folder. */
    public static List<List<@Nullable Object>> of(Path folder, TableSource source) {
        try (Connector connector = connect(folder)) {
            return of(connector.table(source));
        }
    }

    public static List<List<@Nullable Object>> of(SourceTable table) {
        return of(table.plan(ScanRequest.of(table.schema().names())));
    }

    public static List<List<@Nullable Object>> of(Scan scan) {
        return of(scan, TestReadContext.create());
    }

    public static List<List<@Nullable Object>> of(Scan scan, TestReadContext context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : scan.splits()) {
            try (BatchReader reader = scan.open(split, context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    for (int i = 0; i < batch.selectedCount(); i++) {
                        int row = batch.row(i);
                        List<@Nullable Object> values = new ArrayList<>();
                        batch.columns().forEach(column -> values.add(column.value(row)));
                        rows.add(values);
                    }
                }
            }
        }
        return rows;
    }
}

package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads scans as rows of objects. */
public final class ScanRows {

    private ScanRows() {}

    /** The rows of all splits, one split after the other. */
    public static List<List<@Nullable Object>> read(Scan scan) {
        return read(scan, TestReadContext.create());
    }

    /** The rows of all splits, one split after the other. */
    public static List<List<@Nullable Object>> read(Scan scan, ReadContext context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : scan.splits()) {
            rows.addAll(read(scan, split, context));
        }
        return rows;
    }

    /** The rows of a split. */
    public static List<List<@Nullable Object>> read(Scan scan, Split split, ReadContext context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (BatchReader reader = scan.open(split, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows.addAll(of(batch));
            }
        }
        return rows;
    }

    /** The rows of a batch that count. */
    public static List<List<@Nullable Object>> of(Batch batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>(batch.selectedCount());
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.row(i);
            List<@Nullable Object> values = new ArrayList<>(batch.columnCount());
            for (int column = 0; column < batch.columnCount(); column++) {
                values.add(batch.column(column).value(row));
            }
            rows.add(values);
        }
        return rows;
    }
}

package io.tauro.connector.jdbc;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Connector;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads scans to their end, and looks into the pool. */
public final class Scans {

    private Scans() {}

    /** What a reader is given; counts bytes. */
    public record Context(int batchSize, Cancellation cancellation, AtomicLong bytes)
            implements ReadContext {

        public static Context of(int batchSize) {
            return new Context(batchSize, new Cancellation(), new AtomicLong());
        }

        @Override
        public String queryId() {
            return "test";
        }

        @Override
        public void countBytes(long more) {
            bytes.addAndGet(more);
        }
    }

    public static List<List<Object>> rows(Scan scan) {
        return rows(scan, Context.of(7));
    }

    public static List<List<Object>> rows(Scan scan, ReadContext context) {
        List<List<Object>> rows = new ArrayList<>();
        try (BatchReader reader = scan.open(Split.WHOLE, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int n = 0; n < batch.selectedCount(); n++) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 0; i < batch.columnCount(); i++) {
                        row.add(batch.column(i).value(batch.row(n)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** All rows of a table. */
    public static List<List<Object>> rows(SourceTable table) {
        return rows(table.plan(ScanRequest.of(table.schema().names())));
    }

    /** The rows of a table that a scan with these filters gives, without any check of them. */
    public static List<List<Object>> rows(SourceTable table, Predicate... filters) {
        return rows(
                table.plan(ScanRequest.of(table.schema().names()).withFilters(List.of(filters))));
    }

    /** Connections that are lent out. */
    public static int borrowed(Connector connector) {
        return ((JdbcConnector) connector).pool().active();
    }

    /** Connections that are open. */
    public static int open(Connector connector) {
        return ((JdbcConnector) connector).pool().open();
    }
}

package io.tauro.connector.tsv;

import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.type.Schema;
import java.io.IOException;

/** A planned reading of a file. Immutable and thread-safe. */
record TsvScan(TsvTable table, ScanRequest request, Pushdown pushdown) implements Scan {

    @Override
    public Schema schema() {
        return table.schema().select(request.columns());
    }

    /** For EXPLAIN: filters print without their values. */
    @Override
    public String describe() {
        return "tsv "
                + table.file().getFileName()
                + " "
                + request.columns()
                + " where "
                + pushdown.pushed();
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        table.connector().requireOpen();
        context.cancellation().throwIfCancelled();
        try {
            return new TsvReader(this, context);
        } catch (IOException e) {
            throw TsvConnector.failure(table.file(), e);
        }
    }
}

package io.tauro.connector.tsv;

import io.tauro.spi.Pushdown;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.type.Schema;
import java.nio.file.Path;

/** One file. Immutable and thread-safe. */
record TsvTable(TsvConnector connector, Path file, Schema schema) implements SourceTable {

    /**
     * Takes filters as exact, because it asks the evaluator that defines them; takes a limit, but
     * no order.
     */
    @Override
    public Scan plan(ScanRequest request) {
        Pushdown pushdown =
                request.offer()
                        .filters(filter -> Pushdown.Precision.EXACT)
                        .sort(false, "files are not sorted")
                        .limit(true)
                        .accept();
        return new TsvScan(this, request, pushdown);
    }
}

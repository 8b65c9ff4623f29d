package io.tauro.connector.testkit;

import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.List;

/** Watches what is opened. */
record AssertingScan(AssertingConnector watch, ScanRequest request, Scan scan) implements Scan {

    @Override
    public Schema schema() {
        return scan.schema();
    }

    @Override
    public Pushdown pushdown() {
        return scan.pushdown();
    }

    @Override
    public TableStatistics estimate() {
        return scan.estimate();
    }

    @Override
    public String describe() {
        return scan.describe();
    }

    @Override
    public List<Split> splits() {
        watch.requireOpen("splits");
        return checked(scan.splits());
    }

    @Override
    public List<Split> splits(int atOnce, double expectedRows) {
        watch.requireOpen("splits");
        return checked(scan.splits(atOnce, expectedRows));
    }

    private List<Split> checked(List<Split> splits) {
        watch.require(
                !splits.isEmpty(), "a scan has no splits; one without rows has one that is empty");
        return splits;
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        watch.requireOpen("open");
        BatchReader reader = scan.open(split, context);
        long limit = scan.pushdown().limit() ? request.limit().orElseThrow() : Long.MAX_VALUE;
        AssertingReader watched =
                new AssertingReader(watch, reader, scan.schema(), context.batchSize(), limit);
        watch.opened(watched);
        return watched;
    }
}

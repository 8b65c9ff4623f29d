package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.Split;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a scan, one after the other. */
final class ScanOperator implements Operator {

    private final ScanNode node;
    private final QueryRuntime runtime;
    private final SplitReading reading;
    private @Nullable Iterator<Split> splits;
    private boolean isOpen;
    private boolean closed;

    ScanOperator(ScanNode node, QueryRuntime runtime, ScanFilter filter) {
        this.node = node;
        this.runtime = runtime;
        this.reading = new SplitReading(node, runtime, filter);
    }

    /** Reads these parts, which the scan gave already. */
    ScanOperator(ScanNode node, QueryRuntime runtime, ScanFilter filter, List<Split> known) {
        this(node, runtime, filter);
        this.splits = known.iterator();
    }

    @Override
    public @Nullable Batch next() {
        if (splits == null) {
            splits = runtime.scans().splits(node, 1).iterator();
        }
        while (!closed) {
            if (!isOpen) {
                if (!splits.hasNext()) {
                    return null;
                }
                reading.open(splits.next());
                isOpen = true;
            }
            Batch batch = reading.next();
            if (batch != null) {
                return batch;
            }
            isOpen = false;
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        reading.close();
    }
}

package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Split;
import java.util.List;

/** The way from the operators to the sources: {@link SecuredScan}, and nothing else. */
public interface ScanOpener {

    /** The parts of the scan. May contact the source. */
    List<Split> splits(ScanNode node);

    /** Starts reading one part. */
    BatchReader open(ScanNode node, Split split, ReadContext context);
}

package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Split;
import java.util.List;
import java.util.Optional;

/** The way from the operators to the sources: {@link SecuredScan}, and nothing else. */
public interface ScanOpener {

    /** The parts of the scan, of which so many are read at once. May contact the source. */
    List<Split> splits(ScanNode node, int atOnce);

    /** Starts reading one part. */
    BatchReader open(ScanNode node, Split split, ReadContext context);

    /** The query, as the source of a scan may know it. */
    Optional<QueryScope> query(ScanNode node);
}

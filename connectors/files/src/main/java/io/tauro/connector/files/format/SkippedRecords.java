package io.tauro.connector.files.format;

import io.tauro.spi.ReadContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bad records of a part of a file that are left out: counted for the query, which tells whoever
 * may know, and for the host in its log. Not thread-safe.
 */
public final class SkippedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedRecords.class);

    private final FilePart part;
    private final ReadContext context;
    private boolean told;

    public SkippedRecords(FilePart part, ReadContext context) {
        this.part = part;
        this.context = context;
    }

    /**
     * Tells how many there were, once; called when no more are read.
     *
     * @param firstLine the line of the first of them
     */
    public void tell(long count, long firstLine) {
        if (count > 0 && !told) {
            told = true;
            context.countSkipped(count);
            LOG.warn(
                    "{} bad records of file '{}' were skipped, the first in line {}",
                    count,
                    part.describe(),
                    firstLine);
        }
    }
}

package io.tauro.query;

/**
 * How much one query may ask of all its sources together. Immutable.
 *
 * @param rows the most rows that they send
 * @param bytes the most bytes that are moved, as the connectors count them
 * @param reads the most reads that are begun: statements of databases, files or parts of them
 */
public record SourceBudget(long rows, long bytes, long reads) {

    public static final SourceBudget UNLIMITED =
            new SourceBudget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public SourceBudget {
        if (rows < 0 || bytes < 0 || reads < 0) {
            throw new IllegalArgumentException("A budget is not negative");
        }
    }

    /** The lower of both, for each limit. */
    public SourceBudget and(SourceBudget other) {
        return new SourceBudget(
                Math.min(rows, other.rows),
                Math.min(bytes, other.bytes),
                Math.min(reads, other.reads));
    }

    public SourceBudget rows(long value) {
        return new SourceBudget(value, bytes, reads);
    }

    public SourceBudget bytes(long value) {
        return new SourceBudget(rows, value, reads);
    }

    public SourceBudget reads(long value) {
        return new SourceBudget(rows, bytes, value);
    }
}

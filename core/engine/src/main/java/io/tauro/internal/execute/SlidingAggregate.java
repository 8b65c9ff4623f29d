package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.TypeKind.Physical;
import java.util.Optional;

/**
 * An aggregate of any range of the rows of a window, at once or nearly so, by what was prepared of
 * all rows. A frame that moves costs no more than one that grows.
 */
interface SlidingAggregate {

    /**
     * Adds the aggregate of a frame to the results.
     *
     * @param pieces start and end of each range that the frame is made of, in order
     * @param count how many ranges
     */
    void add(int[] pieces, int count);

    /** The results that were added. */
    ColumnVector results();

    /** The memory that it takes, without the results. */
    long bytes();

    /** For the aggregates that can be had so. */
    static Optional<SlidingAggregate> of(AggregateCall call, WindowRows rows) {
        if (call.distinct() || call.filter().isPresent()) {
            return Optional.empty();
        }
        return switch (call.function()) {
            case COUNT -> Optional.of(SlidingCount.of(call, rows));
            case SUM, SUM0, AVG -> Optional.of(sum(call, argument(call, rows)));
            case MIN, BOOL_AND -> Optional.of(SlidingExtreme.of(argument(call, rows), true));
            case MAX, BOOL_OR -> Optional.of(SlidingExtreme.of(argument(call, rows), false));
            default -> Optional.empty();
        };
    }

    private static ColumnVector argument(AggregateCall call, WindowRows rows) {
        return Vectors.flatten(rows.columns().get(call.arguments().get(0)));
    }

    private static SlidingAggregate sum(AggregateCall call, ColumnVector values) {
        return values.type().physical() == Physical.DOUBLE
                ? SlidingDoubleSum.of(call, values)
                : SlidingSum.of(call, values);
    }
}

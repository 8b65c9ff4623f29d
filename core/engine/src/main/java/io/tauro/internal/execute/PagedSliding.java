package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate of any range of the rows of a partition on disk: of the pages that are whole in the
 * range by what is known of each, and of the rows of the pages at its ends.
 */
interface PagedSliding {

    /** Adds the aggregate of a frame to the results, as {@link SlidingAggregate#add}. */
    void add(long[] pieces, int count);

    /** The results that were added since this was last asked. */
    ColumnVector takeResults();

    /** For the aggregates that {@link SlidingAggregate} has. */
    static Optional<PagedSliding> of(AggregateCall call, PagedRows rows, List<DataType> types) {
        if (call.distinct() || call.filter().isPresent()) {
            return Optional.empty();
        }
        return switch (call.function()) {
            case COUNT -> Optional.of(new PagedCounts(call, rows));
            case SUM, SUM0, AVG ->
                    Optional.of(
                            types.get(call.arguments().get(0)).physical() == Physical.DOUBLE
                                    ? new PagedDoubleSum(call, rows)
                                    : new PagedSum(call, rows));
            case MIN, BOOL_AND -> Optional.of(new PagedExtreme(call, rows, types, true));
            case MAX, BOOL_OR -> Optional.of(new PagedExtreme(call, rows, types, false));
            default -> Optional.empty();
        };
    }
}

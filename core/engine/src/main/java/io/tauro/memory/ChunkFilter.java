package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.RowSelector;
import io.tauro.spi.DynamicFilter;
import io.tauro.type.Schema;
import java.util.List;

/**
 * Finds the rows of a chunk for which all conditions are true and that the query has not found to
 * be needless; what leaves less of the rows is asked first. For one reader.
 */
final class ChunkFilter {

    private final Schema schema;
    private final RowSelector selector;
    private final Share meet = new Share();
    private final Share matter = new Share();

    ChunkFilter(Schema schema, List<Predicate> filters) {
        this.schema = schema;
        this.selector = new RowSelector(filters);
    }

    /** How many of the rows passed, the latest above all. */
    private static final class Share {
        private double asked;
        private double kept;

        int count(int before, int left) {
            asked = asked * 0.9 + before;
            kept = kept * 0.9 + left;
            return left;
        }

        boolean isLessThan(Share other) {
            return kept * other.asked < other.kept * asked;
        }
    }

    /** The chunk with only the rows that pass; the chunk itself where nothing is asked. */
    Batch apply(Batch chunk, List<DynamicFilter> found) {
        if (selector.isEmpty() && found.isEmpty()) {
            return chunk;
        }
        int[] rows = chunk.rows();
        int count = rows.length;
        if (matter.isLessThan(meet)) {
            count = mattering(chunk, found, rows, count);
            count = meeting(chunk, rows, count);
        } else {
            count = meeting(chunk, rows, count);
            count = mattering(chunk, found, rows, count);
        }
        return count == chunk.selectedCount() ? chunk : chunk.select(rows, count);
    }

    private int meeting(Batch chunk, int[] rows, int count) {
        return meet.count(count, selector.select(column -> column(chunk, column), rows, count));
    }

    private int mattering(Batch chunk, List<DynamicFilter> found, int[] rows, int count) {
        int left = count;
        for (DynamicFilter filter : found) {
            if (left > 0) {
                left = filter.select(column(chunk, filter.column()), rows, left);
            }
        }
        return matter.count(count, left);
    }

    private ColumnVector column(Batch chunk, String name) {
        return chunk.column(schema.indexOf(name).orElseThrow());
    }
}

package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.RowSelector;
import io.tauro.type.Schema;
import java.util.List;

/** Finds the rows of a chunk for which all conditions are true. For one reader. */
final class ChunkFilter {

    private final Schema schema;
    private final RowSelector selector;

    ChunkFilter(Schema schema, List<Predicate> filters) {
        this.schema = schema;
        this.selector = new RowSelector(filters);
    }

    /** The chunk with only the rows that pass; the chunk itself where nothing is asked. */
    Batch apply(Batch chunk) {
        if (selector.isEmpty()) {
            return chunk;
        }
        int[] rows = new int[chunk.selectedCount()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = chunk.row(i);
        }
        int count =
                selector.select(
                        column -> chunk.column(schema.indexOf(column).orElseThrow()),
                        rows,
                        rows.length);
        return chunk.select(rows, count);
    }
}

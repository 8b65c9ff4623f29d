package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statistics that look at every value. */
final class ExactStatistics {

    /**
     * Above so many different values, their number is unknown: to remember them would take too much
     * memory.
     */
    static final int MOST_DISTINCT = 50_000;

    private final Set<Object> distinct = new HashSet<>();
    private boolean tooManyDistinct;
    private long nulls;
    private @Nullable Object min;
    private @Nullable Object max;

    private ExactStatistics() {}

    static TableStatistics of(Schema schema, List<Batch> chunks, long rows) {
        Map<String, ColumnStatistics> columns = new HashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            boolean comparable = Comparability.isComparable(schema.column(i).type());
            columns.put(
                    schema.column(i).name(),
                    new ExactStatistics().read(chunks, i, comparable).result(rows));
        }
        long bytes = chunks.stream().mapToLong(Batch::bytes).sum();
        return new TableStatistics(
                OptionalDouble.of((double) rows),
                OptionalDouble.of((double) bytes),
                Map.copyOf(columns));
    }

    private ExactStatistics read(List<Batch> chunks, int column, boolean comparable) {
        for (Batch chunk : chunks) {
            ColumnVector vector = chunk.column(column);
            for (int i = 0; i < chunk.selectedCount(); i++) {
                add(vector.value(chunk.row(i)), comparable);
            }
        }
        return this;
    }

    private void add(@Nullable Object value, boolean comparable) {
        if (value == null) {
            nulls++;
            return;
        }
        if (!tooManyDistinct) {
            distinct.add(identity(value));
            tooManyDistinct = distinct.size() > MOST_DISTINCT;
        }
        if (comparable) {
            min = min == null || ValueOrder.compare(value, min) < 0 ? value : min;
            max = max == null || ValueOrder.compare(value, max) > 0 ? value : max;
        }
    }

    /** An object that is equal where the engine finds the values equal. */
    private static Object identity(Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        return value instanceof Float number ? (Object) (number + 0.0f) : value;
    }

    private ColumnStatistics result(long rows) {
        return new ColumnStatistics(
                tooManyDistinct ? OptionalDouble.empty() : OptionalDouble.of(distinct.size()),
                rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) nulls / rows),
                Optional.ofNullable(min),
                Optional.ofNullable(max));
    }
}

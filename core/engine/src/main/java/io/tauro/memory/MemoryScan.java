package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads ranges of a table's chunks. Immutable and thread-safe. */
final class MemoryScan implements Scan {

    private final MemoryConnector connector;
    private final String name;
    private final MemoryTable table;
    private final ScanRequest request;
    private final Pushdown pushdown;
    private final Schema schema;

    MemoryScan(
            MemoryConnector connector,
            String name,
            MemoryTable table,
            ScanRequest request,
            Pushdown pushdown) {
        this.connector = connector;
        this.name = name;
        this.table = table;
        this.request = request;
        this.pushdown = pushdown;
        this.schema = table.schema().select(request.columns());
    }

    private MemoryScan(MemoryScan other, List<Predicate> filters) {
        this.connector = other.connector;
        this.name = other.name;
        this.table = other.table;
        this.request = other.request.withFilters(filters);
        this.pushdown = other.pushdown.withFilters(filters);
        this.schema = other.schema;
    }

    /** What is taken depends on the columns and not on the values. */
    @Override
    public Optional<Scan> withValues(List<Predicate> filters) {
        return filters.size() == pushdown.filters().size()
                ? Optional.of(new MemoryScan(this, filters))
                : Optional.empty();
    }

    /** The chunks from one (inclusive) to another (exclusive). */
    private record ChunkRange(int from, int to) implements Split {
        @Override
        public String describe() {
            return "chunks " + from + " to " + (to - 1);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Pushdown pushdown() {
        return pushdown;
    }

    @Override
    public TableStatistics estimate() {
        OptionalLong rows = exactRows();
        return rows.isEmpty()
                ? TableStatistics.UNKNOWN
                : new TableStatistics(
                        OptionalDouble.of((double) rows.getAsLong()),
                        OptionalDouble.empty(),
                        Map.of());
    }

    @Override
    public OptionalLong exactRows() {
        if (!pushdown.pushed().isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                pushdown.limit()
                        ? Math.min(request.limit().orElseThrow(), table.rowCount())
                        : table.rowCount());
    }

    @Override
    public String describe() {
        StringBuilder text =
                new StringBuilder("memory ").append(name).append(' ').append(request.columns());
        if (!pushdown.pushed().isEmpty()) {
            text.append(" where ");
            text.append(
                    pushdown.pushed().stream()
                            .map(Predicate::toString)
                            .collect(Collectors.joining(" AND ")));
        }
        if (pushdown.sort()) {
            text.append(" order by ");
            text.append(
                    request.sort().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        return text.append(pushdown.limit() ? " limit ?" : "").toString();
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        int from = 0;
        long rows = 0;
        for (int i = 0; i < table.chunks().size(); i++) {
            rows += table.chunks().get(i).selectedCount();
            if (rows >= connector.rowsPerSplit() || i == table.chunks().size() - 1) {
                splits.add(new ChunkRange(from, i + 1));
                from = i + 1;
                rows = 0;
            }
        }
        return splits.isEmpty() ? List.of(new ChunkRange(0, 0)) : List.copyOf(splits);
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        connector.requireOpen();
        context.cancellation().throwIfCancelled();
        ChunkReader chunks =
                new ChunkReader(
                        connector,
                        filter(),
                        projection(),
                        chunks(split),
                        context,
                        !pushdown.limit());
        if (pushdown.sort()) {
            List<Integer> keys =
                    request.sort().stream()
                            .map(key -> table.schema().indexOf(key.column()).orElseThrow())
                            .toList();
            return new TopNReader(new TopN(request.sort(), keys, limit()), chunks, schema, context);
        }
        return new LimitReader(chunks, limit());
    }

    private List<Batch> chunks(Split split) {
        if (split instanceof ChunkRange range) {
            return table.chunks().subList(range.from(), range.to());
        }
        return table.chunks();
    }

    private ChunkFilter filter() {
        return new ChunkFilter(table.schema(), pushdown.pushed());
    }

    private int[] projection() {
        return request.columns().stream()
                .mapToInt(column -> table.schema().indexOf(column).orElseThrow())
                .toArray();
    }

    private long limit() {
        return pushdown.limit() ? request.limit().orElseThrow() : Long.MAX_VALUE;
    }
}

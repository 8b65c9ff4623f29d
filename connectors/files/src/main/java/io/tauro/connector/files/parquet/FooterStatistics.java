package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What footers tell of a table. */
record FooterStatistics(List<Footer> footers, Schema columns, ColumnNames names) {

    /**
     * @param sampledBytes the size of the files of the footers
     * @param allBytes the size of all files
     */
    TableStatistics summarize(double sampledBytes, double allBytes) {
        double rows = footers.stream().mapToDouble(Footer::rows).sum();
        boolean complete = sampledBytes >= allBytes;
        Map<String, ColumnStatistics> statistics = new HashMap<>();
        for (Column column : columns.columns()) {
            statistics.put(column.name(), column(column, rows, complete));
        }
        double share = sampledBytes == 0 ? 1 : allBytes / sampledBytes;
        return new TableStatistics(
                OptionalDouble.of(rows * share), OptionalDouble.of(allBytes), statistics);
    }

    private ColumnStatistics column(Column column, double rows, boolean complete) {
        double nulls = 0;
        boolean nullsKnown = true;
        boolean bounded = complete;
        Object min = null;
        Object max = null;
        DistinctGuess distinct = new DistinctGuess();
        for (Footer footer : footers) {
            Optional<Field> field = names.find(footer, column.name());
            boolean isOther =
                    field.isPresent() && !field.get().type().kind().equals(column.type().kind());
            if (isOther || field.isPresent() && field.get().flat().isEmpty()) {
                return ColumnStatistics.UNKNOWN;
            }
            Optional<LeafColumn> leaf = field.flatMap(Field::flat);
            for (RowGroup group : footer.groups()) {
                if (leaf.isEmpty()) {
                    nulls += group.rows();
                    continue;
                }
                Chunk chunk = Footer.chunk(group, leaf.get());
                nullsKnown &= chunk.nulls() >= 0;
                nulls += chunk.nulls();
                distinct.add(chunk, group.rows());
                if (chunk.range().values() && group.rows() > 0) {
                    bounded &=
                            chunk.range().min() != null
                                    && chunk.range().max() != null
                                    && chunk.exactBounds();
                    min = bounded ? least(min, chunk.range().min(), 1) : null;
                    max = bounded ? least(max, chunk.range().max(), -1) : null;
                }
            }
        }
        return new ColumnStatistics(
                distinct.guess(column.type(), min, max, rows),
                nullsKnown && rows > 0 ? OptionalDouble.of(nulls / rows) : OptionalDouble.empty(),
                value(column.type(), min),
                value(column.type(), max));
    }

    private static @Nullable Object least(
            @Nullable Object bound, @Nullable Object value, int direction) {
        if (bound == null || value == null) {
            return value;
        }
        return ValueOrder.compare(bound, value) * direction > 0 ? value : bound;
    }

    /** A bound as an object of the type's {@code javaType()}; empty if it is not one. */
    private static Optional<Object> value(DataType type, @Nullable Object bound) {
        if (bound == null) {
            return Optional.empty();
        }
        Object value =
                switch (type.kind()) {
                    case TINYINT -> bound instanceof Long n ? (Object) n.byteValue() : bound;
                    case SMALLINT -> bound instanceof Long n ? (Object) n.shortValue() : bound;
                    case INTEGER -> bound instanceof Long n ? (Object) n.intValue() : bound;
                    case DECIMAL -> bound instanceof Long n ? BigDecimal.valueOf(n) : bound;
                    case DOUBLE -> bound instanceof Float n ? (Object) n.doubleValue() : bound;
                    case VARCHAR, JSON -> text((byte[]) bound);
                    default -> bound;
                };
        return type.javaType().isInstance(value) ? Optional.of(value) : Optional.empty();
    }

    private static Object text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }
}

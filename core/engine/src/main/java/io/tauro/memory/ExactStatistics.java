package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Statistics that look at every value, and at each entry of a dictionary once. */
final class ExactStatistics {

    private final ColumnValues values;
    private @Nullable ColumnVector dictionary;
    private boolean[] seen = {};
    private long nulls;

    private ExactStatistics(DataType type) {
        this.values = ColumnValues.of(type);
    }

    static TableStatistics of(Schema schema, List<Batch> chunks, long rows) {
        Map<String, ColumnStatistics> columns = new HashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            ExactStatistics column = new ExactStatistics(schema.column(i).type());
            for (Batch chunk : chunks) {
                column.add(chunk.column(i), chunk.rows());
            }
            columns.put(schema.column(i).name(), column.result(rows));
        }
        long bytes = chunks.stream().mapToLong(Batch::bytes).sum();
        return new TableStatistics(
                OptionalDouble.of((double) rows),
                OptionalDouble.of((double) bytes),
                Map.copyOf(columns));
    }

    /**
     * @param rows is written to
     */
    private void add(ColumnVector vector, int[] rows) {
        if (vector instanceof DictionaryVector entries) {
            values.add(entries.dictionary(), rows, unseen(entries, rows));
        } else if (vector instanceof ConstantVector constant) {
            boolean none = constant.entry().isNull(0);
            nulls += none ? rows.length : 0;
            values.add(constant.entry(), new int[] {0}, none || rows.length == 0 ? 0 : 1);
        } else {
            values.add(vector, rows, vector.mayHaveNulls() ? known(vector, rows) : rows.length);
        }
    }

    private int known(ColumnVector vector, int[] rows) {
        int known = 0;
        for (int row : rows) {
            if (vector.isNull(row)) {
                nulls++;
            } else {
                rows[known++] = row;
            }
        }
        return known;
    }

    /** Puts the entries that were not met before in the place of rows. */
    private int unseen(DictionaryVector vector, int[] rows) {
        if (vector.dictionary() != dictionary) {
            dictionary = vector.dictionary();
            seen = new boolean[dictionary.size()];
        }
        int unseen = 0;
        for (int row : rows) {
            int code = vector.codes()[row];
            if (!Validity.isValid(vector.validity(), row)) {
                nulls++;
            } else if (!seen[code]) {
                if (vector.dictionary().isNull(code)) {
                    nulls++;
                } else {
                    seen[code] = true;
                    rows[unseen++] = code;
                }
            }
        }
        return unseen;
    }

    private ColumnStatistics result(long rows) {
        OptionalLong distinct = values.distinct();
        return new ColumnStatistics(
                distinct.isPresent()
                        ? OptionalDouble.of((double) distinct.getAsLong())
                        : OptionalDouble.empty(),
                rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) nulls / rows),
                values.least(),
                values.greatest());
    }
}

package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.connector.files.FilterValues;
import io.tauro.connector.files.TableFolder;
import io.tauro.connector.files.parquet.ParquetFiles;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.Reason;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Delta table. Its columns are those that it had when it was made; each scan looks at the log
 * anew, unless a version was asked for.
 */
final class DeltaTable implements SourceTable {

    private final TableFolder folder;
    private final StateSource states;
    private final ParquetFiles parquet;
    private final TableState planned;
    private volatile @Nullable TableStatistics statistics;

    DeltaTable(TableFolder folder, StateSource states, ParquetFiles parquet) {
        this.folder = folder;
        this.states = states;
        this.parquet = parquet;
        this.planned = states.current(new Cancellation());
    }

    @Override
    public Schema schema() {
        return planned.columns().schema();
    }

    @Override
    public TableStatistics statistics() {
        TableStatistics known = statistics;
        if (known == null) {
            known = DeltaStatistics.of(planned.files(), planned.columns());
            statistics = known;
        }
        return known;
    }

    @Override
    public Scan plan(ScanRequest request) {
        Pushdown pushdown = request.offer().explainedFilters(this::take).limit(true).accept();
        return new DeltaScan(folder, states, parquet, planned, statistics(), request, pushdown);
    }

    private Taken take(Predicate filter) {
        if (!FilterValues.fit(filter, schema())) {
            return Taken.none(
                    filter,
                    new Reason("a value is not of the type of its column", "a value of that type")
                            .toString());
        }
        List<DeltaColumn> columns =
                filter.columns().stream().map(planned.columns()::column).toList();
        if (columns.stream().allMatch(column -> column.place() == Place.LOG)) {
            return Taken.exact(filter);
        }
        if (parquet.evaluates(filter) && columns.stream().allMatch(DeltaTable::isDecoded)) {
            return Taken.exact(filter);
        }
        return Taken.inexact(
                filter,
                new Reason(
                                "only leaves out files or parts of them",
                                "a condition on partition columns alone, or on others alone")
                        .toString());
    }

    /** Whether the decoder compares the values of a column as the engine does. */
    private static boolean isDecoded(DeltaColumn column) {
        DataType type = column.column().type();
        return column.place() == Place.FILE
                && switch (type.kind()) {
                    case ARRAY, MAP, ROW -> false;
                    default -> true;
                };
    }
}

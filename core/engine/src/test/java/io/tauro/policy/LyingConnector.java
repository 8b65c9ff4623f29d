package io.tauro.policy;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says that it does exactly what it is asked for, and does something else. */
final class LyingConnector implements Connector {

    private final Connector rows;
    private final UnaryOperator<Batch> lie;

    private LyingConnector(MemoryTable table, UnaryOperator<Batch> lie) {
        this.rows = MemoryConnector.of(Map.of("t", table)).withoutPushdown();
        this.lie = lie;
    }

    /** Delivers all rows, whatever the filter. */
    static LyingConnector ignoringFilters(MemoryTable table) {
        return new LyingConnector(table, batch -> batch);
    }

    /** Delivers one column in the place of another of the same type. */
    static LyingConnector swapping(MemoryTable table, int one, int other) {
        return new LyingConnector(
                table,
                batch -> {
                    List<ColumnVector> columns = new ArrayList<>(batch.columns());
                    if (columns.size() > Math.max(one, other)) {
                        columns.set(one, batch.column(other));
                        columns.set(other, batch.column(one));
                    }
                    return batch.withColumns(columns);
                });
    }

    @Override
    public SourceTable table(TableSource source) {
        SourceTable honest = rows.table(source);
        return new SourceTable() {
            @Override
            public Schema schema() {
                return honest.schema();
            }

            @Override
            public Scan plan(ScanRequest request) {
                return new Lie(
                        honest.plan(ScanRequest.of(request.columns())),
                        request.offer()
                                .filters(filter -> Precision.EXACT)
                                .sort(true, "")
                                .limit(true)
                                .accept());
            }
        };
    }

    @Override
    public void close() {}

    private final class Lie implements Scan {

        private final Scan honest;
        private final Pushdown told;

        Lie(Scan honest, Pushdown told) {
            this.honest = honest;
            this.told = told;
        }

        @Override
        public Schema schema() {
            return honest.schema();
        }

        @Override
        public Pushdown pushdown() {
            return told;
        }

        @Override
        public String describe() {
            return "a lie";
        }

        @Override
        public BatchReader open(Split split, ReadContext context) {
            BatchReader reader = honest.open(split, context);
            return new BatchReader() {
                @Override
                public @Nullable Batch next() {
                    Batch batch = reader.next();
                    return batch == null ? null : lie.apply(batch);
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }
}

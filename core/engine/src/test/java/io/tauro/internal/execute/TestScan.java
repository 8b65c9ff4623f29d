package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows in memory, handed out in the layouts that sources use. Counts what is open. */
final class TestScan implements Scan {

    enum Layout {
        PLAIN,
        /** Every other row is there, but not selected. */
        SELECTED,
        /** Each column is a dictionary. */
        CODED
    }

    private final Schema schema;
    private final List<Object[]> rows;
    private final Layout layout;
    private final int splits;
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicInteger closings = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    TestScan(Schema schema, List<Object[]> rows, Layout layout, int splits) {
        this.schema = schema;
        this.rows = rows;
        this.layout = layout;
        this.splits = splits;
    }

    static TestScan of(Schema schema, Object[]... rows) {
        return new TestScan(schema, Arrays.asList(rows), Layout.PLAIN, 1);
    }

    int opened() {
        return openings.get();
    }

    int closed() {
        return closings.get();
    }

    int batches() {
        return readings.get();
    }

    ScanNode node() {
        return new ScanNode("t", "c", "test", this, List.of(), rows.size());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Pushdown pushdown() {
        return new Pushdown(List.of(), false, false, "", "");
    }

    @Override
    public String describe() {
        return "test rows";
    }

    @Override
    public List<Split> splits() {
        List<Split> parts = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
            parts.add(new Part(i));
        }
        return parts;
    }

    private record Part(int number) implements Split {
        @Override
        public String describe() {
            return "part " + number;
        }
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        openings.incrementAndGet();
        int number = ((Part) split).number();
        int from = rows.size() * number / splits;
        int to = rows.size() * (number + 1) / splits;
        return new Reader(rows.subList(from, to), context);
    }

    private final class Reader implements BatchReader {

        private final List<Object[]> part;
        private final ReadContext context;
        private int from;
        private boolean isClosed;

        Reader(List<Object[]> part, ReadContext context) {
            this.part = part;
            this.context = context;
        }

        @Override
        public Batch next() {
            if (isClosed) {
                throw new IllegalStateException("read after close");
            }
            if (from >= part.size()) {
                return null;
            }
            int to = Math.min(part.size(), from + context.batchSize());
            readings.incrementAndGet();
            context.countBytes(100);
            Batch batch = batch(schema, part.subList(from, to), layout);
            from = to;
            return batch;
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                closings.incrementAndGet();
            }
        }
    }

    static Batch batch(Schema schema, List<Object[]> rows, Layout layout) {
        if (layout == Layout.CODED) {
            List<ColumnVector> columns = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                columns.add(coded(schema, rows, i));
            }
            return Batch.of(rows.size(), columns);
        }
        boolean gaps = layout == Layout.SELECTED;
        BatchBuilder builder = new BatchBuilder(schema, rows.size());
        int[] selection = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (gaps) {
                builder.append(rows.get(rows.size() - 1 - i));
            }
            selection[i] = builder.size();
            builder.append(rows.get(i));
        }
        Batch batch = builder.build();
        return gaps ? batch.select(selection, rows.size()) : batch;
    }

    private static ColumnVector coded(Schema schema, List<Object[]> rows, int column) {
        VectorBuilder entries = new VectorBuilder(schema.column(column).type(), 16);
        List<Optional<Object>> known = new ArrayList<>();
        int[] codes = new int[rows.size()];
        for (int i = 0; i < codes.length; i++) {
            Optional<Object> value = Optional.ofNullable(rows.get(i)[column]);
            if (!known.contains(value)) {
                known.add(value);
                entries.append(value.orElse(null));
            }
            codes[i] = known.indexOf(value);
        }
        return new DictionaryVector(entries.build(), codes, null, codes.length);
    }
}

package io.tauro.benchmarks;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Batch;
import io.tauro.data.DictionaryVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Operators over a million rows in memory, as short queries; the time is that of one row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(OperatorBenchmark.ROWS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OperatorBenchmark {

    static final int ROWS = 1 << 20;

    private final VirtualContext context =
            TauroPeer.oneThread().table("t", table(ROWS)).table("s", table(10_000)).build();
    private final VirtualSession session = context.as(Principal.ANONYMOUS);

    /** A number of few values, one that is different in nearly each row, and a word. */
    private static MemoryTable table(int rows) {
        Schema schema =
                Schema.of(
                        Column.of("few", DataType.BIGINT).notNull(),
                        Column.of("many", DataType.BIGINT).notNull(),
                        Column.of("word", DataType.VARCHAR).notNull());
        VectorBuilder words = new VectorBuilder(DataType.VARCHAR, 100);
        for (int i = 0; i < 100; i++) {
            words.append("word " + i);
        }
        var entries = words.build();
        Random random = new Random(1);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += Batch.DEFAULT_ROWS) {
            int count = Math.min(Batch.DEFAULT_ROWS, rows - from);
            long[] few = random.longs(count, 0, 1000).toArray();
            long[] many = random.longs(count, 0, 1_000_000).toArray();
            int[] codes = random.ints(count, 0, 100).toArray();
            batches.add(
                    Batch.of(
                            count,
                            new LongVector(DataType.BIGINT, few, null, count),
                            new LongVector(DataType.BIGINT, many, null, count),
                            new DictionaryVector(entries, codes, null, count)));
        }
        return MemoryTable.ofBatches(schema, batches);
    }

    @TearDown
    public void close() {
        context.close();
    }

    private long run(String sql) {
        long rows = 0;
        try (QueryResult result = session.query(sql)) {
            for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                rows += batch.selectedCount();
            }
        }
        return rows;
    }

    @Benchmark
    public long groupByFewNumbers() {
        return run("SELECT few, COUNT(*), SUM(many) FROM t GROUP BY few");
    }

    @Benchmark
    public long groupByManyNumbers() {
        return run("SELECT many, COUNT(*) FROM t GROUP BY many");
    }

    @Benchmark
    public long groupByDictionary() {
        return run("SELECT word, SUM(many) FROM t GROUP BY word");
    }

    @Benchmark
    public long severalSums() {
        return run(
                "SELECT word, SUM(many), AVG(many), SUM(few), AVG(few), SUM(many * few),"
                        + " SUM(many * few + 1), COUNT(*) FROM t GROUP BY word");
    }

    @Benchmark
    public long sort() {
        return run("SELECT many, few FROM t ORDER BY many, few");
    }

    @Benchmark
    public long firstRows() {
        return run("SELECT many, few FROM t ORDER BY many FETCH FIRST 10 ROWS ONLY");
    }

    @Benchmark
    public long join() {
        return run("SELECT COUNT(*) FROM t JOIN s ON t.many = s.many");
    }
}

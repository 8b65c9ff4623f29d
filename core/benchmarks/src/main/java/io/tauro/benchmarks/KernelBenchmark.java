package io.tauro.benchmarks;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.BatchFilter;
import io.tauro.internal.kernel.Evaluator;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Filters;
import io.tauro.internal.kernel.RowHash;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.math.BigDecimal;
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
import org.openjdk.jmh.annotations.Warmup;

/** Expressions over one batch; the time is that of one value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.DEFAULT_ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    private static final int ROWS = Batch.DEFAULT_ROWS;
    private static final DataType MONEY = DataType.decimal(15, 2);
    private static final List<String> WORDS =
            List.of("quick", "special", "requests", "deposits", "pending", "ironic");

    private final Random random = new Random(1);

    /** Whole numbers, twice; floating point; money, twice; text; text and rates by a dictionary. */
    private final Batch batch =
            Batch.of(
                    ROWS,
                    List.of(
                            column(DataType.BIGINT, () -> (long) random.nextInt(1000)),
                            column(DataType.BIGINT, () -> (long) random.nextInt(1000)),
                            column(DataType.DOUBLE, random::nextDouble),
                            column(MONEY, () -> BigDecimal.valueOf(random.nextInt(100_000), 2)),
                            column(MONEY, () -> BigDecimal.valueOf(random.nextInt(11), 2)),
                            column(DataType.VARCHAR, this::text),
                            dictionary(),
                            rates()));

    private final Evaluator compare = evaluator(ScalarFunction.LT, DataType.BOOLEAN, 0, 1);
    private final Evaluator add = evaluator(ScalarFunction.ADD, DataType.BIGINT, 0, 1);
    private final Evaluator addDoubles = evaluator(ScalarFunction.ADD, DataType.DOUBLE, 2, 2);
    private final Evaluator multiplyMoney =
            evaluator(ScalarFunction.MULTIPLY, DataType.decimal(30, 4), 3, 4);
    private final Evaluator multiplyMoneyByRate =
            evaluator(ScalarFunction.MULTIPLY, DataType.decimal(30, 4), 3, 7);
    private final Evaluator addMoney = evaluator(ScalarFunction.ADD, DataType.decimal(16, 2), 3, 4);
    private final BatchFilter filter =
            Filters.compile(
                    call(
                            ScalarFunction.LT,
                            DataType.BOOLEAN,
                            column(0),
                            new Constant(500L, DataType.BIGINT)));
    private final Evaluator likeText = like(5);
    private final Evaluator likeDictionary = like(6);
    private final BatchFilter equalDictionary =
            Filters.compile(
                    call(
                            ScalarFunction.EQ,
                            DataType.BOOLEAN,
                            column(6),
                            new Constant(WORDS.get(0), DataType.VARCHAR)));
    private final long[] hashes = new long[ROWS];

    private interface Value {
        Object next();
    }

    private static ColumnVector column(DataType type, Value value) {
        VectorBuilder builder = new VectorBuilder(type, ROWS);
        for (int i = 0; i < ROWS; i++) {
            builder.append(value.next());
        }
        return builder.build();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString();
    }

    private ColumnVector dictionary() {
        VectorBuilder entries = new VectorBuilder(DataType.VARCHAR, WORDS.size());
        WORDS.forEach(entries::append);
        int[] codes = random.ints(ROWS, 0, WORDS.size()).toArray();
        return new DictionaryVector(entries.build(), codes, null, ROWS);
    }

    private ColumnVector rates() {
        VectorBuilder entries = new VectorBuilder(MONEY, 11);
        for (int i = 0; i <= 10; i++) {
            entries.append(BigDecimal.valueOf(i, 2));
        }
        int[] codes = random.ints(ROWS, 0, 11).toArray();
        return new DictionaryVector(entries.build(), codes, null, ROWS);
    }

    private Expression column(int index) {
        return new InputColumn(index, batch.column(index).type());
    }

    private static Expression call(
            ScalarFunction function, DataType type, Expression... arguments) {
        return new FunctionCall(function, List.of(arguments), type);
    }

    private Evaluator evaluator(ScalarFunction function, DataType type, int left, int right) {
        return Evaluators.compile(call(function, type, column(left), column(right)));
    }

    private Evaluator like(int index) {
        return Evaluators.compile(
                call(
                        ScalarFunction.LIKE,
                        DataType.BOOLEAN,
                        column(index),
                        new Constant("%special%requests%", DataType.VARCHAR)));
    }

    @Benchmark
    public ColumnVector comparisonOfIntegers() {
        return compare.evaluate(batch);
    }

    @Benchmark
    public Batch filterByInteger() {
        return filter.apply(batch);
    }

    @Benchmark
    public ColumnVector additionOfIntegers() {
        return add.evaluate(batch);
    }

    @Benchmark
    public ColumnVector additionOfDoubles() {
        return addDoubles.evaluate(batch);
    }

    @Benchmark
    public ColumnVector additionOfDecimals() {
        return addMoney.evaluate(batch);
    }

    @Benchmark
    public ColumnVector multiplicationOfDecimalsByEntries() {
        return multiplyMoneyByRate.evaluate(batch);
    }

    @Benchmark
    public ColumnVector multiplicationOfDecimals() {
        return multiplyMoney.evaluate(batch);
    }

    @Benchmark
    public ColumnVector likeOverText() {
        return likeText.evaluate(batch);
    }

    @Benchmark
    public ColumnVector likeOverDictionary() {
        return likeDictionary.evaluate(batch);
    }

    @Benchmark
    public long[] hashOfIntegers() {
        RowHash.hash(batch.column(0), batch, hashes, true);
        return hashes;
    }

    @Benchmark
    public long[] hashOfText() {
        RowHash.hash(batch.column(5), batch, hashes, true);
        return hashes;
    }

    @Benchmark
    public Batch filterByDictionary() {
        return equalDictionary.apply(batch);
    }
}

package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PartialAggregation.Average;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides sums by counts, as AVG does, when an aggregation has been put together again. */
final class AverageOperator implements Operator {

    private final Operator input;
    private final List<Average> averages;

    AverageOperator(Operator input, List<Average> averages) {
        this.input = input;
        this.averages = averages;
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        Batch rows = Vectors.compact(batch);
        List<ColumnVector> columns = new ArrayList<>(averages.size());
        for (Average average : averages) {
            columns.add(
                    average.count().isEmpty()
                            ? rows.column(average.sum())
                            : quotients(average, rows));
        }
        return Batch.of(rows.rowCount(), columns);
    }

    private static ColumnVector quotients(Average average, Batch rows) {
        AggregateCall call = average.call().orElseThrow();
        ColumnVector sums = rows.column(average.sum());
        ColumnVector counts = rows.column(average.count().orElseThrow());
        ExactNumbers numbers =
                new ExactNumbers(call, new VectorBuilder(call.type(), rows.rowCount()));
        for (int row = 0; row < rows.rowCount(); row++) {
            if (sums.value(row) instanceof BigDecimal sum
                    && counts.value(row) instanceof Number count) {
                divide(numbers, sum, average.scale(), count.longValue());
            } else {
                numbers.appendNull();
            }
        }
        return numbers.build();
    }

    /** A sum of 64 bits is divided as the accumulator does it, so that both round alike. */
    private static void divide(ExactNumbers numbers, BigDecimal sum, int scale, long count) {
        if (sum.unscaledValue().bitLength() < Long.SIZE) {
            numbers.appendQuotient(sum.unscaledValue().longValue(), scale, count);
        } else {
            numbers.appendQuotient(sum, count);
        }
    }

    @Override
    public void close() {
        input.close();
    }
}

package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PERCENTILE_CONT and PERCENTILE_DISC, of one fraction or an array of them. */
final class PercentileAccumulator implements Accumulator {

    private static final int VALUE = 0;
    private static final int FRACTION = 1;
    private static final int DESCENDING = 2;

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final AggregateCall call;
    private final boolean continuous;
    private final boolean many;
    private final DataType each;
    private final GroupedRows rows;

    PercentileAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
        this.continuous = call.function() == AggregateFunction.PERCENTILE_CONT;
        List<DataType> types = call.arguments().stream().map(inputTypes::get).toList();
        this.many = types.get(FRACTION).kind() == TypeKind.ARRAY;
        this.each = many ? call.type().elementType() : call.type();
        this.rows =
                new GroupedRows(
                        types, List.of(new Order(VALUE, false, false)), memory, cancellation);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        List<ColumnVector> columns = new ArrayList<>();
        call.arguments().forEach(argument -> columns.add(batch.column(argument)));
        rows.add(FilteredRows.withValue(batch, columns.get(VALUE)), groups, columns);
    }

    @Override
    public long keptBytes() {
        return rows.bytes();
    }

    @Override
    public void takeRows(Consumer<Batch> to) {
        rows.take(to);
    }

    @Override
    public ColumnVector result(int from, int count) {
        rows.sort();
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        ColumnVector values = Vectors.flatten(rows.column(VALUE));
        for (int group = from; group < from + count; group++) {
            int start = rows.start(group);
            int end = rows.start(group + 1);
            Object fraction = start == end ? null : fraction(start, end);
            if (fraction instanceof List<?> fractions) {
                List<@Nullable Object> results = new ArrayList<>(fractions.size());
                for (Object one : fractions) {
                    results.add(one == null ? null : value(values, start, end, one));
                }
                builder.append(results);
            } else {
                builder.append(fraction == null ? null : value(values, start, end, fraction));
            }
        }
        return builder.build();
    }

    /** The fraction of a group, which is the same in all its rows. */
    private @Nullable Object fraction(int start, int end) {
        ColumnVector fractions = rows.column(FRACTION);
        RowComparator order = RowComparators.order(fractions, fractions, false, false);
        for (int i = start + 1; i < end; i++) {
            if (order.compare(rows.row(start), rows.row(i)) != 0) {
                throw invalid("The fraction of a percentile differs within a group.");
            }
        }
        return fractions.value(rows.row(start));
    }

    private static TauroException invalid(String what) {
        return new TauroException(
                ErrorCode.INVALID_ARGUMENT, what + " Use one from 0 to 1 for each group.");
    }

    private Object value(ColumnVector values, int start, int end, Object fraction) {
        double part = ((Number) fraction).doubleValue();
        if (!(part >= 0 && part <= 1)) {
            throw invalid("The fraction of a percentile is out of range.");
        }
        boolean descending = Boolean.TRUE.equals(rows.column(DESCENDING).value(rows.row(start)));
        int count = end - start;
        if (!continuous) {
            int place = Math.max(0, (int) Math.ceil(part * count) - 1);
            int row = rows.row(descending ? end - 1 - place : start + place);
            return Objects.requireNonNull(rows.column(VALUE).value(row));
        }
        double exact = part * (count - 1);
        int before = (int) Math.floor(exact);
        int behind = (int) Math.ceil(exact);
        int low = rows.row(descending ? end - 1 - before : start + before);
        int high = rows.row(descending ? end - 1 - behind : start + behind);
        return between(values, low, high, exact - before);
    }

    private Object between(ColumnVector values, int low, int high, double part) {
        if (each.kind() == TypeKind.DOUBLE) {
            double from = number(values, low);
            double to = number(values, high);
            return from == to || part == 0 ? from : from + (to - from) * part;
        }
        VectorBuilder one = new VectorBuilder(each, 1);
        long from = instant(values, low);
        BigDecimal distance =
                BigDecimal.valueOf(instant(values, high)).subtract(BigDecimal.valueOf(from));
        long moved =
                distance.multiply(new BigDecimal(part))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        one.appendLong(from + moved);
        return Objects.requireNonNull(one.build().value(0));
    }

    private static double number(ColumnVector values, int row) {
        if (values instanceof DoubleVector doubles) {
            return doubles.get(row);
        }
        if (values instanceof IntVector ints) {
            return ints.get(row);
        }
        return values instanceof LongVector longs
                ? longs.get(row)
                : ((DecimalVector) values).get(row).doubleValue();
    }

    /** Days are counted in microseconds, as their results are. */
    private static long instant(ColumnVector values, int row) {
        return values instanceof IntVector days
                ? days.get(row) * MICROS_PER_DAY
                : ((LongVector) values).get(row);
    }

    /** The rows reserve their own memory. */
    @Override
    public long bytes() {
        return 0;
    }
}

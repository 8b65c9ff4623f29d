package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class RowSorterTest {

    private static final List<DataType> TYPES =
            List.of(
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.DOUBLE,
                    DataType.BOOLEAN,
                    DataType.decimal(15, 2),
                    DataType.decimal(38, 2),
                    DataType.VARCHAR);

    @Property(tries = 300)
    void rowsAreInTheOrderOfAllKeysAndEqualOnesStay(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2000) int rows,
            @ForAll @IntRange(min = 1, max = 4) int keys) {
        Random random = new Random(seed);
        List<ColumnVector> columns = new ArrayList<>();
        List<Order> order = new ArrayList<>();
        for (int k = 0; k < keys; k++) {
            columns.add(column(TYPES.get(random.nextInt(TYPES.size())), rows, random));
            order.add(new Order(k, random.nextBoolean(), random.nextBoolean()));
        }
        int[] sorted = RowSorter.sort(columns, rows, order, new Cancellation());
        RowComparator[] comparators = RowOrder.comparators(columns, columns, order);
        Comparator<Integer> expected =
                (left, right) -> {
                    for (RowComparator one : comparators) {
                        int result = one.compare(left, right);
                        if (result != 0) {
                            return result;
                        }
                    }
                    return 0;
                };
        assertThat(sorted)
                .isEqualTo(
                        IntStream.range(0, rows)
                                .boxed()
                                .sorted(expected)
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    private static ColumnVector column(DataType type, int rows, Random random) {
        boolean coded = random.nextInt(4) == 0;
        int count = coded ? random.nextInt(1, rows + 1) : rows;
        boolean nulls = random.nextInt(3) == 0;
        int spread = random.nextInt(4);
        VectorBuilder builder = new VectorBuilder(type, count);
        for (int i = 0; i < count; i++) {
            builder.append(nulls && random.nextInt(5) == 0 ? null : value(type, spread, random));
        }
        ColumnVector plain = builder.build();
        return coded
                ? new DictionaryVector(plain, random.ints(rows, 0, count).toArray(), null, rows)
                : plain;
    }

    private static @Nullable Object value(DataType type, int spread, Random random) {
        long number =
                switch (spread) {
                    case 0 -> random.nextInt(3);
                    case 1 -> random.nextInt(1000) - 500;
                    case 2 -> random.nextInt();
                    default -> random.nextLong();
                };
        return switch (type.kind()) {
            case INTEGER -> (int) number;
            case BIGINT -> number;
            case DOUBLE ->
                    number % 7 == 0
                            ? List.of(-0.0, 0.0, Double.NaN).get((int) (number & 1))
                            : number / 3.0;
            case BOOLEAN -> number % 2 == 0;
            case DECIMAL ->
                    type.precision() == 15
                            ? BigDecimal.valueOf(number % 1_000_000_000_000_000L, 2)
                            : new BigDecimal(BigInteger.valueOf(number).shiftLeft(spread * 20), 2);
            default -> Long.toString(number, 3);
        };
    }
}

package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.RowEquality;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyFilterTest {

    private static final MemoryBudget BUDGET = MemoryBudget.of("memory", 1L << 30);

    private static final List<DataType> TYPES =
            List.of(
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.DOUBLE,
                    DataType.decimal(30, 2),
                    DataType.decimal(9, 4),
                    DataType.VARCHAR,
                    DataType.character(3),
                    DataType.DATE,
                    DataType.BOOLEAN);

    private static Object value(Random random, DataType type) {
        int near = random.nextInt(12) - 6;
        return switch (type.kind()) {
            case INTEGER -> random.nextInt(4) == 0 ? random.nextInt() : near;
            case BIGINT -> random.nextInt(4) == 0 ? random.nextLong() : near;
            case DOUBLE ->
                    List.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, near / 3.0)
                            .get(random.nextInt(5));
            case DECIMAL -> BigDecimal.valueOf(near, random.nextInt(type.scale() + 1));
            case DATE -> LocalDate.ofEpochDay(near);
            case BOOLEAN -> random.nextBoolean();
            default ->
                    List.of("", "a", "a ", "ab", "b", "\uD83D\uDE00", "\uFFFD")
                            .get(random.nextInt(7));
        };
    }

    private static ColumnVector vector(DataType type, List<Object> values) {
        VectorBuilder builder = new VectorBuilder(type, Math.max(1, values.size()));
        values.forEach(builder::append);
        return builder.build();
    }

    private static ColumnVector coded(ColumnVector values) {
        long[] validity = Validity.allValid(values.size());
        for (int row = 0; row < values.size(); row++) {
            if (values.isNull(row)) {
                Validity.setNull(validity, row);
            }
        }
        return new DictionaryVector(
                values,
                IntStream.range(0, values.size()).toArray(),
                values.mayHaveNulls() ? validity : null,
                values.size());
    }

    private static List<Object> values(Random random, DataType type, int most) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            values.add(random.nextInt(7) == 0 ? null : value(random, type));
        }
        return values;
    }

    private static boolean meetsAll(List<Predicate> predicates, Object value) {
        return predicates.stream().allMatch(one -> PredicateEvaluator.isTrue(one, name -> value));
    }

    private static Batch passed(RowFilter filter, ColumnVector probe) {
        int[] rows = IntStream.range(0, probe.size()).toArray();
        return Batch.of(probe.size(), List.of(probe))
                .select(rows, filter.select(probe, rows, rows.length));
    }

    private static boolean isSelected(Batch batch, int row) {
        return IntStream.range(0, batch.selectedCount()).anyMatch(n -> batch.row(n) == row);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aRowWithAPartnerPasses(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        Random random = new Random(seed);
        DataType type = TYPES.get(random.nextInt(TYPES.size()));
        boolean nullsMatch = random.nextBoolean();
        List<Object> buildValues = values(random, type, 20);
        List<Object> probeValues = values(random, type, 40);
        ColumnVector build = vector(type, buildValues);
        ColumnVector probe = vector(type, probeValues);
        RowEquality equal = RowEquality.of(probe, build, nullsMatch);
        KeyFilter filter = KeyFilter.of(build, buildValues.size(), nullsMatch, BUDGET);

        Batch passed = passed(filter, random.nextBoolean() ? probe : coded(probe));
        List<Predicate> predicates = filter.predicates("k", KeyFilter.MOST_LISTED);
        for (int row = 0; row < probeValues.size(); row++) {
            int at = row;
            boolean hasPartner =
                    IntStream.range(0, buildValues.size()).anyMatch(b -> equal.test(at, b));
            if (hasPartner) {
                assertThat(isSelected(passed, row)).as("row %d", row).isTrue();
                assertThat(meetsAll(predicates, probe.value(row))).as("row %d", row).isTrue();
            }
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aRowThatIsNotBehindTheThresholdPasses(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        Random random = new Random(seed);
        DataType type = TYPES.get(random.nextInt(TYPES.size()));
        Order order = new Order(0, random.nextBoolean(), random.nextBoolean());
        List<Object> values = values(random, type, 30);
        if (values.isEmpty()) {
            return;
        }
        ColumnVector column = vector(type, values);
        int[] sorted =
                RowSorter.sort(
                        List.of(column),
                        values.size(),
                        List.of(order),
                        new io.tauro.spi.Cancellation());
        int last = random.nextInt(sorted.length);
        ThresholdFilter filter =
                new ThresholdFilter(vector(type, Arrays.asList(column.value(sorted[last]))), order);

        Batch passed = passed(filter, column);
        for (int n = 0; n <= last; n++) {
            assertThat(isSelected(passed, sorted[n])).isTrue();
            assertThat(
                            meetsAll(
                                    filter.predicates("k", KeyFilter.MOST_LISTED),
                                    column.value(sorted[n])))
                    .isTrue();
        }
    }

    @Test
    void keysThatLieCloseTogetherAreToldApart() {
        ColumnVector build = vector(DataType.BIGINT, List.of(10L, 14L, 12L, 10L));
        ColumnVector probe =
                vector(DataType.BIGINT, LongStream.range(8, 16).<Object>mapToObj(n -> n).toList());
        KeyFilter filter = KeyFilter.of(build, 4, false, BUDGET);

        Batch passed = passed(filter, probe);
        assertThat(IntStream.range(0, passed.selectedCount()).map(passed::row))
                .containsExactly(2, 4, 6);
        assertThat(filter.predicates("k", KeyFilter.MOST_LISTED))
                .containsExactly(
                        Predicate.col("k").gte(10L),
                        Predicate.col("k").lte(14L),
                        Predicate.col("k").in(10L, 14L, 12L));
    }

    @Test
    void mostOtherKeysOfAManyDoNotPass() {
        List<Object> names = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            names.add("name " + i);
            others.add("other " + i);
        }
        KeyFilter filter = KeyFilter.of(vector(DataType.VARCHAR, names), 10_000, false, BUDGET);

        Batch passed = passed(filter, vector(DataType.VARCHAR, others));
        assertThat(passed.selectedCount()).isLessThan(400);
        assertThat(filter.predicates("k", KeyFilter.MOST_LISTED)).hasSize(2);
    }

    @Test
    void nullPassesOnlyIfANullKeyMayMatchIt() {
        ColumnVector build = vector(DataType.INTEGER, Arrays.asList(null, 1));
        ColumnVector probe = vector(DataType.INTEGER, Arrays.asList(null, 1, 2));

        assertThat(passed(KeyFilter.of(build, 2, true, BUDGET), probe).selectedCount())
                .isEqualTo(2);
        assertThat(passed(KeyFilter.of(build, 2, false, BUDGET), probe).selectedCount())
                .isEqualTo(1);
    }

    @Test
    void whatItHoldsCountsUntilItIsClosed() {
        MemoryBudget budget = MemoryBudget.of("memory", 1 << 20);
        List<Object> far = List.of(0L, 1L << 19, 77L);
        KeyFilter filter = KeyFilter.of(vector(DataType.BIGINT, far), 3, false, budget);
        assertThat(budget.reserved()).isEqualTo((1 << 19) / 8);
        assertThat(filter.predicates("k", 10)).hasSize(3);
        assertThat(filter.predicates("k", 10)).hasSize(3);
        assertThat(budget.reserved()).isEqualTo((1 << 19) / 8 + 3 * 64);
        filter.close();
        assertThat(filter.predicates("k", 10)).hasSize(2);
        assertThat(budget.reserved()).isZero();
    }

    @Test
    void withLittleMemoryLeftItKnowsTheRangeOnly() {
        MemoryBudget budget = MemoryBudget.of("memory", 1 << 18);
        List<Object> far = List.of(5L, 1L << 20, 77L);
        KeyFilter filter = KeyFilter.of(vector(DataType.BIGINT, far), 3, false, budget);
        assertThat(budget.reserved()).isZero();
        ColumnVector probe = vector(DataType.BIGINT, List.of(5L, 6L));
        assertThat(passed(filter, probe).selectedCount()).isEqualTo(2);
        assertThat(filter.predicates("k", 2))
                .containsExactly(
                        Predicate.of("k", PredicateOperator.GTE, 5L),
                        Predicate.of("k", PredicateOperator.LTE, 1L << 20));
    }

    @Test
    void keysThatTheJoinPutOnDiskAreNotListed() {
        KeyFilter filter = KeyFilter.of(vector(DataType.BIGINT, List.of(5L, 9L)), 2, false, BUDGET);
        filter.forgetKeys();
        assertThat(filter.predicates("k", 10)).hasSize(2);
        ColumnVector probe = vector(DataType.BIGINT, List.of(5L, 6L, 9L));
        assertThat(passed(filter, probe).selectedCount()).isEqualTo(2);
    }
}

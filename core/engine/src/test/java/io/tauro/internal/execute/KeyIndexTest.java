package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    private static final IndexRoom MUCH = bytes -> true;

    /** How keys lie: some few, near each other, far apart, at the ends of their type. */
    private enum Spread {
        FEW,
        NEAR,
        FAR,
        ANY
    }

    private static Object value(Random random, DataType type, Spread spread) {
        LongSupplier value =
                () ->
                        switch (spread) {
                            case FEW -> random.nextInt(6);
                            case NEAR -> 1_000_000 + random.nextInt(40) * 1_000;
                            case FAR -> random.nextInt(30) * 70_000_000L - 1_000_000_000L;
                            case ANY ->
                                    random.nextInt(4) == 0
                                            ? Long.MAX_VALUE
                                            : random.nextInt(3) == 0
                                                    ? Long.MIN_VALUE
                                                    : random.nextLong();
                        };
        return type.equals(DataType.INTEGER)
                ? (Object) (int) value.getAsLong()
                : (Object) value.getAsLong();
    }

    private static List<Object> values(
            Random random, DataType type, Spread spread, int rows, boolean nulls) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(nulls && random.nextInt(6) == 0 ? null : value(random, type, spread));
        }
        return values;
    }

    private static ColumnVector vector(Random random, DataType type, List<Object> values) {
        VectorBuilder builder = new VectorBuilder(type, Math.max(1, values.size()));
        values.forEach(builder::append);
        ColumnVector plain = builder.build();
        if (random.nextInt(3) != 0) {
            return plain;
        }
        int rows = values.size();
        if (rows > 0 && values.stream().allMatch(one -> Objects.equals(one, values.get(0)))) {
            VectorBuilder one = new VectorBuilder(type, 1);
            one.append(values.get(0));
            return new ConstantVector(one.build(), rows);
        }
        long[] validity = Validity.allValid(rows);
        for (int row = 0; row < rows; row++) {
            if (plain.isNull(row)) {
                Validity.setNull(validity, row);
            }
        }
        return new DictionaryVector(
                plain,
                IntStream.range(0, rows).toArray(),
                plain.mayHaveNulls() ? validity : null,
                rows);
    }

    private static Batch batch(Random random, List<DataType> types, List<List<Object>> columns) {
        int rows = columns.get(0).size();
        List<ColumnVector> vectors = new ArrayList<>();
        for (int c = 0; c < types.size(); c++) {
            vectors.add(vector(random, types.get(c), columns.get(c)));
        }
        Batch all = Batch.of(rows, vectors);
        if (random.nextBoolean()) {
            return all;
        }
        int[] some = IntStream.range(0, rows).filter(row -> random.nextBoolean()).toArray();
        return all.select(some, some.length);
    }

    private static boolean equal(Object one, Object other, boolean nullsMatch) {
        return one == null || other == null
                ? nullsMatch && one == other
                : ((Number) one).longValue() == ((Number) other).longValue();
    }

    private static List<List<Integer>> found(KeyIndex index, Batch probe) {
        Matches matches = index.start(probe);
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < matches.count(); i++) {
            int row = matches.rows()[i];
            int build = matches.firsts()[i];
            assertThat(build).isNotEqualTo(KeyIndex.NONE);
            for (; build != KeyIndex.NONE; build = index.next(row, build)) {
                pairs.add(List.of(row, build));
            }
        }
        return pairs;
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void findsTheRowsWithEqualKeysInTheirOrder(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        Random random = new Random(seed);
        int keyCount = 1 + random.nextInt(3) / 2 + random.nextInt(6) / 5;
        int buildRows = random.nextInt(30);
        boolean sorted = random.nextInt(3) == 0;
        List<Integer> positions = IntStream.range(0, keyCount).boxed().toList();
        List<Boolean> nullsMatch = new ArrayList<>();
        List<DataType> buildTypes = new ArrayList<>();
        List<List<Object>> build = new ArrayList<>();
        List<Spread> spreads = new ArrayList<>();
        for (int k = 0; k < keyCount; k++) {
            nullsMatch.add(random.nextInt(4) == 0);
            buildTypes.add(random.nextBoolean() ? DataType.INTEGER : DataType.BIGINT);
            spreads.add(Spread.values()[random.nextInt(4)]);
            List<Object> column =
                    values(
                            random,
                            buildTypes.get(k),
                            spreads.get(k),
                            buildRows,
                            random.nextInt(3) == 0);
            if (sorted && !column.contains(null)) {
                column.sort((one, other) -> Long.compare(number(one), number(other)));
            }
            build.add(column);
        }
        List<ColumnVector> columns = new ArrayList<>();
        for (int k = 0; k < keyCount; k++) {
            columns.add(vector(random, buildTypes.get(k), build.get(k)));
        }
        KeyIndex index =
                KeyIndex.of(
                        new JoinKeys(positions, positions, nullsMatch),
                        columns,
                        buildRows,
                        random.nextBoolean() ? MUCH : IndexRoom.NONE);
        index = random.nextBoolean() ? index : index.fork();
        for (int round = 0; round < 2; round++) {
            List<DataType> types = new ArrayList<>();
            List<List<Object>> probe = new ArrayList<>();
            int rows = random.nextInt(40);
            for (int k = 0; k < keyCount; k++) {
                types.add(buildTypes.get(k));
                Spread spread = random.nextInt(4) == 0 ? Spread.ANY : spreads.get(k);
                probe.add(values(random, types.get(k), spread, rows, random.nextInt(3) == 0));
            }
            Batch batch = batch(random, types, probe);
            List<List<Integer>> expected = new ArrayList<>();
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                for (int other = 0; other < buildRows; other++) {
                    int at = other;
                    if (positions.stream()
                            .allMatch(
                                    k ->
                                            equal(
                                                    probe.get(k).get(row),
                                                    build.get(k).get(at),
                                                    nullsMatch.get(k)))) {
                        expected.add(List.of(row, other));
                    }
                }
            }
            assertThat(found(index, batch)).isEqualTo(expected);
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static KeyIndex index(IndexRoom room, long... keys) {
        VectorBuilder builder = new VectorBuilder(DataType.BIGINT, keys.length);
        for (long key : keys) {
            builder.append(key);
        }
        return KeyIndex.of(
                new JoinKeys(List.of(0), List.of(0), List.of(false)),
                List.of(builder.build()),
                keys.length,
                room);
    }

    @Test
    void theIndexDependsOnHowCloseTheKeysLie() {
        assertThat(index(MUCH, 5, 7, 6)).isInstanceOf(DenseKeys.class);
        assertThat(index(MUCH, 5, 6_000_000, 17)).isInstanceOf(RankedKeys.class);
        assertThat(index(MUCH, 5, 6_000_000_000L, 17)).isInstanceOf(LongKeys.class);
        assertThat(index(MUCH, Long.MIN_VALUE, Long.MAX_VALUE)).isInstanceOf(LongKeys.class);
    }

    @Test
    void severalIntegersAreOneKeyUnlessTheyAreTooLarge() {
        assertThat(index(5)).isInstanceOf(DenseKeys.class);
        assertThat(index(3_000_000)).isInstanceOf(LongKeys.class);
        assertThat(index(Long.MAX_VALUE / 2)).isInstanceOf(HashedKeys.class);
    }

    /** Two keys, the second from 0 to this. */
    private static KeyIndex index(long most) {
        VectorBuilder first = new VectorBuilder(DataType.INTEGER, 2);
        VectorBuilder second = new VectorBuilder(DataType.BIGINT, 2);
        first.append(4);
        second.append(0L);
        first.append(5);
        second.append(most);
        return KeyIndex.of(
                new JoinKeys(List.of(0, 1), List.of(0, 1), List.of(false, false)),
                List.of(first.build(), second.build()),
                2,
                IndexRoom.NONE);
    }

    @Test
    void whatIsNotReservedIsAskedFor() {
        List<Long> asked = new ArrayList<>();
        assertThat(index(bytes -> !asked.add(bytes), 5, 6_000_000, 17))
                .isInstanceOf(LongKeys.class);
        assertThat(asked).singleElement().isEqualTo(12L * (5_999_996 / 64 + 1) + 24 - 100);

        long[] near = new long[1_000];
        for (int i = 0; i < near.length; i++) {
            near[i] = i * 50L;
        }
        assertThat(index(IndexRoom.NONE, near)).isInstanceOf(RankedKeys.class);
    }
}

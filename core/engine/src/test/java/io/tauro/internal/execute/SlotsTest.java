package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.predicate.ValueOrder;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlotsTest {

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(DataType.BOOLEAN, List.of(true, false)),
                Arguments.of(DataType.SMALLINT, List.of((short) -1, (short) 0, (short) 7)),
                Arguments.of(DataType.BIGINT, List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE)),
                Arguments.of(
                        DataType.DOUBLE,
                        List.of(Double.NaN, Double.NEGATIVE_INFINITY, -1.5, 0.0, 1e300)),
                Arguments.of(DataType.REAL, List.of(-1.5f, 0.25f)),
                Arguments.of(
                        DataType.decimal(38, 1),
                        List.of(
                                new BigDecimal("0.1"),
                                new BigDecimal("-0.1"),
                                new BigDecimal("1844674407370955161.6"),
                                new BigDecimal("-1234567890123456789012345678901234567.8"))),
                Arguments.of(
                        DataType.VARCHAR,
                        List.of("", "a", "something longer", "\uFFFD", "\uD83D\uDE00")),
                Arguments.of(DataType.UUID, List.of(new UUID(-1, 0), new UUID(1, -1))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void slotsHoldWhatTheyWereSetToLast(DataType type, List<Object> values) {
        Slots slots = Slots.of(type);
        Random random = new Random(1);
        Object[] expected = new Object[200];
        for (int round = 0; round < 30; round++) {
            Object[] rows = new Object[16];
            for (int i = 0; i < rows.length; i++) {
                boolean isNull = random.nextInt(5) == 0;
                rows[i] = isNull ? null : values.get(random.nextInt(values.size()));
            }
            slots.load(vector(type, rows));
            for (int row = 0; row < rows.length; row++) {
                int slot = random.nextInt(150);
                check(slots, slot, expected[slot], row, rows[row]);
                slots.set(slot, row);
                expected[slot] = rows[row];
            }
        }
        ColumnVector slice = slots.slice(50, 150);
        for (int i = 0; i < 150; i++) {
            assertThat(slice.value(i)).isEqualTo(expected[50 + i]);
        }
    }

    private static void check(Slots slots, int slot, Object held, int row, Object loaded) {
        assertThat(slots.isNullSlot(slot)).isEqualTo(held == null);
        boolean same =
                held == null || loaded == null
                        ? held == loaded
                        : ValueOrder.compare(held, loaded) == 0;
        assertThat(slots.isSame(slot, row)).isEqualTo(same);
        if (held != null && loaded != null) {
            assertThat(Integer.signum(slots.compare(slot, row)))
                    .isEqualTo(Integer.signum(ValueOrder.compare(held, loaded)));
        }
    }

    private static ColumnVector vector(DataType type, Object... rows) {
        VectorBuilder builder = new VectorBuilder(type, rows.length);
        for (Object row : rows) {
            builder.append(row);
        }
        return builder.build();
    }

    @Test
    void textThatGrowsInAFewSlotsDoesNotPileUp() {
        Slots slots = Slots.of(DataType.VARCHAR);
        for (int length = 1; length < 3000; length++) {
            slots.load(vector(DataType.VARCHAR, "x".repeat(length), "y".repeat(length)));
            slots.set(0, 0);
            slots.set(70, 1);
        }
        assertThat(slots.slice(0, 1).value(0)).isEqualTo("x".repeat(2999));
        assertThat(slots.slice(70, 1).value(0)).isEqualTo("y".repeat(2999));
        assertThat(slots.bytes()).isLessThan(60_000);
    }
}

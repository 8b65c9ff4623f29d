package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class NumberMaskPropertyTest {

    /** Values of a type. */
    record Column(DataType type, List<Object> values) {}

    private static Arbitrary<Column> column(DataType type, Arbitrary<?> values) {
        return values.injectNull(0.1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(list -> new Column(type, new ArrayList<Object>(list)));
    }

    @Provide
    Arbitrary<Column> numbers() {
        return Arbitraries.oneOf(
                column(DataType.TINYINT, Arbitraries.bytes()),
                column(DataType.SMALLINT, Arbitraries.shorts()),
                column(DataType.INTEGER, Arbitraries.integers()),
                column(DataType.BIGINT, Arbitraries.longs()),
                column(DataType.REAL, floats()),
                column(DataType.DOUBLE, doubles()),
                decimals());
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.doubles().between(-1000, 1000),
                Arbitraries.longs().between(-5000, 5000).map(one -> Math.nextDown((double) one)),
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(0x1p53, -0x1p53, 0x1p53 - 1, Double.NaN, -0.0, Double.MIN_VALUE));
    }

    private static Arbitrary<Float> floats() {
        return doubles().map(Double::floatValue);
    }

    private static Arbitrary<Column> decimals() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 38),
                        Arbitraries.integers().between(0, 38))
                .as((precision, scale) -> DataType.decimal(precision, Math.min(precision, scale)))
                .flatMap(
                        type -> {
                            BigInteger most = Numbers.nines(type);
                            return column(
                                    type,
                                    Arbitraries.bigIntegers()
                                            .between(most.negate(), most)
                                            .map(one -> new BigDecimal(one, type.scale())));
                        });
    }

    @Provide
    Arbitrary<Long> widths() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 1000), Arbitraries.longs().between(1, 1L << 53));
    }

    @Property(tries = 2000)
    void bucketsOfVectorsAndValuesAreAlikeAndHoldTheNumber(
            @ForAll("numbers") Column column, @ForAll("widths") long width) {
        Mask mask = Mask.bucket(width);
        List<Object> shown =
                Masked.show(Masked.transform(mask, column.type()), column.type(), column.values());
        for (int row = 0; row < shown.size(); row++) {
            if (shown.get(row) == null) {
                continue;
            }
            BigDecimal value = Numbers.exact(Objects.requireNonNull(column.values().get(row)));
            BigDecimal bottom = Numbers.exact(shown.get(row));
            if (value != null && bottom != null && isExact(column.type(), width)) {
                assertThat(bottom).isLessThanOrEqualTo(value);
                assertThat(value.subtract(bottom)).isLessThan(BigDecimal.valueOf(width));
            }
            if (bottom != null && isExact(column.type(), width)) {
                assertThat(Masked.show(mask, column.type(), shown.get(row)))
                        .as("the bottom of a bucket is in it")
                        .isEqualTo(shown.get(row));
            }
        }
    }

    private static boolean isExact(DataType type, long width) {
        return switch (type.kind()) {
            case REAL -> false;
            case DOUBLE -> width < 1L << 40;
            default -> true;
        };
    }

    @Property(tries = 1000)
    void noiseOfVectorsAndValuesIsAlikeAndWithinItsWidth(
            @ForAll("numbers") Column column, @ForAll("widths") long width) {
        List<Object> shown =
                Masked.show(
                        Masked.transform(Mask.noise("k", width), column.type()),
                        column.type(),
                        column.values());
        for (int row = 0; row < shown.size(); row++) {
            if (shown.get(row) != null && column.type().kind().isNumeric()) {
                double before =
                        ((Number) Objects.requireNonNull(column.values().get(row))).doubleValue();
                double after = ((Number) shown.get(row)).doubleValue();
                double slack = Math.ulp((float) Math.max(Math.abs(before), Math.abs(after)));
                assertThat(Math.abs(after - before)).isLessThanOrEqualTo(width + slack);
            }
        }
    }

    @Property(tries = 300)
    void hashesOfVectorsAndValuesAreAlike(@ForAll("numbers") Column column) {
        Masked.show(
                Masked.transform(Mask.hash("k", "d"), column.type()),
                column.type(),
                column.values());
    }

    @Property(tries = 1000)
    void datesOfVectorsAndValuesAreAlike(@ForAll int day, @ForAll @IntRange(max = 40) int later) {
        LocalDate date = LocalDate.ofEpochDay(day);
        for (Mask mask : List.of(Mask.dateYear(), Mask.dateMonth())) {
            Object shown = Masked.show(mask, DataType.DATE, date);
            if (shown != null) {
                assertThat(Masked.show(mask, DataType.DATE, shown)).isEqualTo(shown);
            }
            LocalDate other = date.plusDays(later);
            boolean same =
                    date.getYear() == other.getYear()
                            && (mask.kind() == MaskKind.DATE_YEAR
                                    || date.getMonth() == other.getMonth());
            if (same && other.toEpochDay() <= Integer.MAX_VALUE) {
                assertThat(Masked.show(mask, DataType.DATE, other)).isEqualTo(shown);
            }
        }
    }

    @Property(tries = 1000)
    void timestampsOfVectorsAndValuesAreAlike(
            @ForAll @LongRange(min = Long.MIN_VALUE + 1_000_000) long micros) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L),
                        (int) Math.floorMod(micros, 1_000_000L) * 1000,
                        ZoneOffset.UTC);
        for (Mask mask : List.of(Mask.dateYear(), Mask.dateMonth())) {
            Object shown = Masked.show(mask, DataType.TIMESTAMP, time);
            OffsetDateTime zoned =
                    (OffsetDateTime)
                            Masked.show(
                                    mask,
                                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                                    time.atOffset(ZoneOffset.UTC));
            assertThat(zoned == null ? null : zoned.toLocalDateTime()).isEqualTo(shown);
        }
    }

    @Property(tries = 1000)
    void shiftsOfVectorsAndValuesAreAlike(
            @ForAll int day,
            @ForAll @LongRange(min = -9, max = 9) long entity,
            @ForAll @IntRange(min = 1, max = 3650) int days) {
        MaskTarget target =
                new MaskTarget(
                        "t",
                        "d",
                        DataType.DATE,
                        Map.of("d", DataType.DATE, "e", DataType.BIGINT),
                        1);
        ColumnTransform shift =
                ColumnTransforms.of(Mask.dateShift("k", "e", days), target, Masked.KEYS);
        LocalDate date = LocalDate.ofEpochDay(day);
        Object shown =
                Masked.values(
                                shift.apply(
                                        List.of(
                                                Masked.vector(DataType.DATE, List.of(date)),
                                                Masked.vector(DataType.BIGINT, List.of(entity))),
                                        null,
                                        1))
                        .get(0);
        assertThat(shift.one(List.of(date, entity))).isEqualTo(shown);
        if (shown != null) {
            assertThat(Math.abs(((LocalDate) shown).toEpochDay() - day)).isBetween(1L, (long) days);
        }
    }
}

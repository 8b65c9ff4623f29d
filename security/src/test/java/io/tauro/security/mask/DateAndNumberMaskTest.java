package io.tauro.security.mask;

import static io.tauro.security.mask.Masked.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAndNumberMaskTest {

    private static final Clock IN_2026 =
            Clock.fixed(Instant.parse("2026-12-31T23:59:59Z"), ZoneOffset.ofHours(14));

    private static List<Object> in2026(Mask mask, DataType type, Object... values) {
        MaskTarget target = MaskTarget.of("t", "c", type);
        return Masked.show(
                ColumnTransforms.of(mask, target, Masked.KEYS, IN_2026),
                type,
                Arrays.asList(values));
    }

    @Test
    void ofADateItsYearIsShown() {
        assertThat(
                        in2026(
                                Mask.dateYear(),
                                DataType.DATE,
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(1970, 1, 1),
                                LocalDate.of(1969, 12, 31),
                                LocalDate.of(2999, 3, 1),
                                null))
                .containsExactly(
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(1970, 1, 1),
                        LocalDate.of(1969, 1, 1),
                        LocalDate.of(2999, 1, 1),
                        null);
    }

    @Test
    void whoIsOverEightyNineIsNinety() {
        LocalDate ninety = LocalDate.of(1936, 1, 1);
        assertThat(
                        in2026(
                                Mask.dateYear(),
                                DataType.DATE,
                                LocalDate.of(1937, 1, 1),
                                LocalDate.of(1936, 12, 31),
                                LocalDate.of(1935, 5, 5),
                                LocalDate.of(1899, 5, 5),
                                LocalDate.ofEpochDay(Integer.MIN_VALUE)))
                .containsExactly(LocalDate.of(1937, 1, 1), ninety, ninety, ninety, ninety);
    }

    @Test
    void ofATimestampTheFirstInstantOfTheYearIsShown() {
        assertThat(
                        in2026(
                                Mask.dateYear(),
                                DataType.TIMESTAMP,
                                LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_000),
                                LocalDateTime.of(1900, 12, 31, 23, 59)))
                .containsExactly(
                        LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(1936, 1, 1, 0, 0));
        assertThat(
                        in2026(
                                Mask.dateYear(),
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                OffsetDateTime.of(2024, 12, 31, 23, 59, 0, 0, ZoneOffset.UTC)))
                .containsExactly(OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    }

    @Test
    void ofADateItsMonthIsShown() {
        assertThat(
                        in2026(
                                Mask.dateMonth(),
                                DataType.DATE,
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(1899, 12, 31),
                                LocalDate.ofEpochDay(Integer.MIN_VALUE)))
                .containsExactly(LocalDate.of(2024, 2, 1), LocalDate.of(1899, 12, 1), null);
        LocalDateTime first =
                LocalDateTime.ofEpochSecond(Long.MIN_VALUE / 1_000_000, 0, ZoneOffset.UTC);
        assertThat(
                        in2026(
                                Mask.dateMonth(),
                                DataType.TIMESTAMP,
                                LocalDateTime.of(2024, 2, 29, 12, 0),
                                first))
                .containsExactly(LocalDateTime.of(2024, 2, 1, 0, 0), null);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 100, 1200",
        "1200, 100, 1200",
        "-1, 100, -100",
        "-100, 100, -100",
        "0, 100, 0",
        "5, 1, 5",
        "2147483647, 9223372036854775807, 0",
        "-1, 9223372036854775807, -2147483648",
        "-2147483648, 100, -2147483648",
    })
    void aNumberIsShownAsTheBottomOfItsBucket(int value, long width, int shown) {
        assertThat(show(Mask.bucket(width), DataType.INTEGER, value)).isEqualTo(shown);
    }

    @Test
    void aBucketKeepsToTheTypeOfTheColumn() {
        Mask hundred = Mask.bucket(100);
        assertThat(show(hundred, DataType.TINYINT, (byte) -101)).isEqualTo((byte) -128);
        assertThat(show(hundred, DataType.SMALLINT, (short) -32768)).isEqualTo((short) -32768);
        assertThat(show(hundred, DataType.BIGINT, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(show(hundred, DataType.BIGINT, Long.MAX_VALUE)).isEqualTo(9223372036854775800L);
        assertThat(show(hundred, DataType.decimal(7, 2), new BigDecimal("1234.56")))
                .isEqualTo(new BigDecimal("1200.00"));
        assertThat(show(hundred, DataType.decimal(7, 2), new BigDecimal("-0.01")))
                .isEqualTo(new BigDecimal("-100.00"));
        assertThat(show(hundred, DataType.decimal(5, 2), new BigDecimal("-999.99")))
                .isEqualTo(new BigDecimal("-999.99"));
        assertThat(show(hundred, DataType.decimal(38, 10), new BigDecimal("9e27")))
                .isEqualTo(new BigDecimal("9e27").setScale(10));
        assertThat(show(hundred, DataType.DOUBLE, 1234.5)).isEqualTo(1200.0);
        assertThat(show(hundred, DataType.DOUBLE, -0.0)).isEqualTo(0.0);
        assertThat(show(hundred, DataType.REAL, -0.5f)).isEqualTo(-100f);
        assertThat(show(hundred, DataType.DOUBLE, Double.NaN)).isNull();
        assertThat(show(hundred, DataType.DOUBLE, Double.POSITIVE_INFINITY)).isNull();
        assertThat(show(hundred, DataType.DOUBLE, 1e16)).isNull();
        assertThat(show(hundred, DataType.DOUBLE, Math.nextDown(300.0))).isEqualTo(200.0);
        assertThat(show(hundred, DataType.INTEGER, null)).isNull();
    }

    @Test
    void nullifyLeavesNothingOfAnyType() {
        assertThat(show(Mask.nullify(), DataType.INTEGER, 1)).isNull();
        assertThat(show(Mask.nullify(), DataType.array(DataType.INTEGER), List.of(1))).isNull();
        assertThat(show(Mask.nullify(), "text")).isNull();
    }

    @Test
    void aYearThatHasBegunSinceRowsWereMaskedIsNoReasonToRefuseThem() {
        LocalDate born = LocalDate.of(1920, 3, 4);
        Object before = LocalDate.of(1936, 1, 1);
        Object after = LocalDate.of(1937, 1, 1);

        assertThat(years("2026-12-31T23:59:59Z").one(List.of(born))).isEqualTo(before);
        assertThat(years("2027-01-01T00:00:01Z").one(List.of(born))).isEqualTo(after);
        assertThat(years("2027-01-01T00:00:01Z").isRight(List.of(born), before)).isTrue();
        assertThat(years("2027-01-01T00:00:01Z").isRight(List.of(born), after)).isTrue();
        assertThat(years("2027-01-01T00:20:00Z").isRight(List.of(born), before)).isFalse();
        assertThat(years("2026-12-31T23:59:59Z").isRight(List.of(born), after)).isFalse();
        assertThat(years("2027-01-01T00:00:01Z").isRight(List.of(born), born)).isFalse();
    }

    private static ColumnTransform years(String now) {
        return ColumnTransforms.of(
                Mask.dateYear(),
                MaskTarget.of("t", "born", DataType.DATE),
                Masked.KEYS,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}

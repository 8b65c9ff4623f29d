package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.call;
import static io.tauro.internal.kernel.ScalarFunction.AT_TIME_ZONE;
import static io.tauro.internal.kernel.ScalarFunction.CEIL_TO;
import static io.tauro.internal.kernel.ScalarFunction.DAY_SECOND_BETWEEN;
import static io.tauro.internal.kernel.ScalarFunction.EXTRACT;
import static io.tauro.internal.kernel.ScalarFunction.FLOOR_TO;
import static io.tauro.internal.kernel.ScalarFunction.LAST_DAY;
import static io.tauro.internal.kernel.ScalarFunction.MAKE_DATE;
import static io.tauro.internal.kernel.ScalarFunction.PLUS_DAY_SECOND;
import static io.tauro.internal.kernel.ScalarFunction.PLUS_YEAR_MONTH;
import static io.tauro.internal.kernel.ScalarFunction.YEAR_MONTH_BETWEEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimeTest {

    private static @Nullable Object extract(String unit, Object value) {
        return call(EXTRACT, DataType.BIGINT, unit, value);
    }

    @Property
    void fieldsOfDatesAreThoseOfTheCalendar(
            @ForAll @IntRange(min = -800_000, max = 3_000_000) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        long year = date.getYear() <= 0 ? date.getYear() - 1 : date.getYear();
        assertThat(extract("YEAR", date)).isEqualTo(year);
        assertThat(extract("MONTH", date)).isEqualTo((long) date.getMonthValue());
        assertThat(extract("DAY", date)).isEqualTo((long) date.getDayOfMonth());
        assertThat(extract("DOY", date)).isEqualTo((long) date.getDayOfYear());
        assertThat(extract("ISODOW", date)).isEqualTo((long) date.getDayOfWeek().getValue());
        assertThat(extract("DOW", date)).isEqualTo((long) date.getDayOfWeek().getValue() % 7);
        assertThat(extract("QUARTER", date)).isEqualTo((long) date.get(IsoFields.QUARTER_OF_YEAR));
        assertThat(extract("WEEK", date))
                .isEqualTo((long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        int isoYear = date.get(IsoFields.WEEK_BASED_YEAR);
        assertThat(extract("ISOYEAR", date)).isEqualTo(isoYear <= 0 ? isoYear - 1L : isoYear);
        assertThat(call(LAST_DAY, DataType.DATE, date))
                .isEqualTo(date.with(TemporalAdjusters.lastDayOfMonth()));
        assertThat(
                        call(
                                MAKE_DATE,
                                DataType.DATE,
                                (int) year,
                                date.getMonthValue(),
                                date.getDayOfMonth()))
                .isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2000,20,2,200",
        "2001,21,3,200",
        "1,1,1,0",
        "1900,19,2,190",
        "1901,20,2,190",
        "1000,10,1,100"
    })
    void centuriesBeginWithTheYearOne(int year, long century, long millennium, long decade) {
        LocalDate date = LocalDate.of(year, 6, 1);
        assertThat(extract("CENTURY", date)).isEqualTo(century);
        assertThat(extract("MILLENNIUM", date)).isEqualTo(millennium);
        assertThat(extract("DECADE", date)).isEqualTo(decade);
    }

    @Test
    void fieldsOfTimesMayHaveFractions() {
        LocalDateTime moment = LocalDateTime.of(2001, 2, 16, 20, 38, 40, 120_000_000);
        assertThat(extract("HOUR", moment)).isEqualTo(20L);
        assertThat(extract("MINUTE", moment)).isEqualTo(38L);
        assertThat(extract("SECOND", moment)).isEqualTo(40L);
        assertThat(call(EXTRACT, DataType.DOUBLE, "SECOND", moment)).isEqualTo(40.12);
        assertThat(call(EXTRACT, DataType.decimal(18, 6), "SECOND", moment))
                .isEqualTo(new BigDecimal("40.120000"));
        assertThat(extract("MILLISECONDS", moment)).isEqualTo(40_120L);
        assertThat(extract("microsecond", moment)).isEqualTo(40_120_000L);
        assertThat(extract("EPOCH", moment)).isEqualTo(982_355_920L);
        assertThat(extract("EPOCH", LocalDate.of(1969, 12, 31))).isEqualTo(-86_400L);
        assertThat(extract("HOUR", LocalTime.of(7, 0))).isEqualTo(7L);
        assertThat(extract("HOUR", LocalDate.of(2000, 1, 1))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(extract("YEAR", LocalTime.of(7, 0))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(extract("FORTNIGHT", moment)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(extract("DAY", Duration.ofHours(49))).isEqualTo(2L);
        assertThat(extract("HOUR", Duration.ofHours(-49))).isEqualTo(-1L);
        assertThat(extract("MONTH", Period.ofMonths(14))).isEqualTo(2L);
        assertThat(extract("HOUR", LocalDateTime.of(1969, 12, 31, 23, 0))).isEqualTo(23L);
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR,2001-02-16T20:00,2001-02-16T21:00",
        "DAY,2001-02-16T00:00,2001-02-17T00:00",
        "WEEK,2001-02-12T00:00,2001-02-19T00:00",
        "MONTH,2001-02-01T00:00,2001-03-01T00:00",
        "QUARTER,2001-01-01T00:00,2001-04-01T00:00",
        "YEAR,2001-01-01T00:00,2002-01-01T00:00",
        "DECADE,2000-01-01T00:00,2010-01-01T00:00",
        "CENTURY,2001-01-01T00:00,2101-01-01T00:00",
        "MILLENNIUM,2001-01-01T00:00,3001-01-01T00:00",
        "SECOND,2001-02-16T20:38:40,2001-02-16T20:38:41"
    })
    void unitsHaveAStart(String unit, LocalDateTime floor, LocalDateTime ceil) {
        LocalDateTime moment = LocalDateTime.of(2001, 2, 16, 20, 38, 40, 120_000_000);
        assertThat(call(FLOOR_TO, DataType.TIMESTAMP, unit, moment)).isEqualTo(floor);
        assertThat(call(CEIL_TO, DataType.TIMESTAMP, unit, moment)).isEqualTo(ceil);
        assertThat(call(CEIL_TO, DataType.TIMESTAMP, unit, floor)).isEqualTo(floor);
        assertThat(call(FLOOR_TO, DataType.TIMESTAMP, unit, floor)).isEqualTo(floor);
    }

    @Property
    void weeksAndMonthsBeforeTheEpochHaveAStartToo(
            @ForAll @LongRange(min = -3_000_000_000L, max = 3_000_000_000L) long second) {
        LocalDateTime moment = LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(second);
        assertThat(call(FLOOR_TO, DataType.TIMESTAMP, "WEEK", moment))
                .isEqualTo(
                        moment.truncatedTo(ChronoUnit.DAYS)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        assertThat(call(FLOOR_TO, DataType.TIMESTAMP, "HOUR", moment))
                .isEqualTo(moment.truncatedTo(ChronoUnit.HOURS));
        assertThat(call(FLOOR_TO, DataType.DATE, "MONTH", moment.toLocalDate()))
                .isEqualTo(moment.toLocalDate().withDayOfMonth(1));
    }

    @Property
    void monthsAreAddedAsTheCalendarDoes(
            @ForAll @IntRange(min = -100_000, max = 100_000) int day,
            @ForAll @IntRange(min = -500, max = 500) int months) {
        LocalDate date = LocalDate.ofEpochDay(day);
        assertThat(call(PLUS_YEAR_MONTH, DataType.DATE, date, Period.ofMonths(months).normalized()))
                .isEqualTo(date.plusMonths(months));
        LocalDate other = date.plusDays(months);
        assertThat(call(YEAR_MONTH_BETWEEN, DataType.INTERVAL_YEAR_MONTH, other, date))
                .isEqualTo(
                        Period.ofMonths((int) ChronoUnit.MONTHS.between(date, other)).normalized());
    }

    @Test
    void daySecondIntervalsAreAddedAndFound() {
        LocalDate date = LocalDate.of(2026, 1, 31);
        assertThat(call(PLUS_DAY_SECOND, DataType.DATE, date, Duration.ofDays(1)))
                .isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(call(PLUS_DAY_SECOND, DataType.TIMESTAMP, date, Duration.ofHours(-1)))
                .isEqualTo(LocalDateTime.of(2026, 1, 30, 23, 0));
        assertThat(call(PLUS_DAY_SECOND, DataType.TIME, LocalTime.of(23, 0), Duration.ofHours(50)))
                .isEqualTo(LocalTime.of(1, 0));
        assertThat(
                        call(
                                DAY_SECOND_BETWEEN,
                                DataType.INTERVAL_DAY_SECOND,
                                LocalDateTime.of(2026, 1, 1, 12, 0),
                                LocalDate.of(2026, 1, 1)))
                .isEqualTo(Duration.ofHours(12));
        assertThat(
                        call(
                                PLUS_YEAR_MONTH,
                                DataType.TIMESTAMP,
                                LocalDateTime.of(2024, 2, 29, 1, 0),
                                Period.ofYears(1)))
                .isEqualTo(LocalDateTime.of(2025, 2, 28, 1, 0));
    }

    @Test
    void datesThatTheCalendarLacksAreErrors() {
        assertThat(call(MAKE_DATE, DataType.DATE, 2026, 2, 29))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(call(MAKE_DATE, DataType.DATE, Integer.MAX_VALUE, 2, 1))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void clocksOfOtherZones() {
        LocalDateTime summer = LocalDateTime.of(2026, 7, 1, 12, 0);
        assertThat(call(AT_TIME_ZONE, DataType.TIMESTAMP_WITH_TIME_ZONE, summer, "Europe/Berlin"))
                .isEqualTo(OffsetDateTime.parse("2026-07-01T10:00:00Z"));
        assertThat(
                        call(
                                AT_TIME_ZONE,
                                DataType.TIMESTAMP,
                                OffsetDateTime.parse("2026-07-01T10:00:00Z"),
                                "Europe/Berlin"))
                .isEqualTo(summer);
        assertThat(call(AT_TIME_ZONE, DataType.TIMESTAMP_WITH_TIME_ZONE, summer, "+05:30"))
                .isEqualTo(OffsetDateTime.parse("2026-07-01T06:30:00Z"));
        assertThat(call(AT_TIME_ZONE, DataType.TIMESTAMP_WITH_TIME_ZONE, summer, "Mars/Base"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        // The clock jumps from 2:00 to 3:00 on 29 March.
        assertThat(
                        call(
                                AT_TIME_ZONE,
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                LocalDateTime.of(2026, 3, 29, 2, 30),
                                "Europe/Berlin"))
                .isEqualTo(OffsetDateTime.parse("2026-03-29T01:30:00Z"));
    }
}

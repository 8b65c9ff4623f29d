package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalsTest {

    private final TimeZone zoneBefore = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zoneBefore);
    }

    private static ResultSet single(DataType type, Object value) throws SQLException {
        ResultSet row =
                TauroResultSet.of(
                        Schema.of(Column.of("c", type)), List.<Object[]>of(new Object[] {value}));
        row.next();
        return row;
    }

    private static Calendar calendar(String zone) {
        return new GregorianCalendar(TimeZone.getTimeZone(zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/Los_Angeles",
                "Asia/Kolkata",
                "Pacific/Apia"
            })
    void aClockOnTheWallShowsTheSameInEveryZone(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalDateTime seen = LocalDateTime.of(2026, 7, 1, 23, 59, 59, 123_456_000);
        ResultSet timestamp = single(DataType.TIMESTAMP, seen);
        ResultSet date = single(DataType.DATE, LocalDate.of(2026, 7, 1));
        ResultSet time = single(DataType.TIME, LocalTime.of(23, 59, 59, 5_000_000));

        assertThat(timestamp.getTimestamp(1)).hasToString("2026-07-01 23:59:59.123456");
        assertThat(timestamp.getTimestamp(1).toLocalDateTime()).isEqualTo(seen);
        assertThat(timestamp.getObject(1)).isEqualTo(Timestamp.valueOf(seen));
        assertThat(timestamp.getObject(1, LocalDateTime.class)).isEqualTo(seen);
        assertThat(timestamp.getString(1)).isEqualTo("2026-07-01 23:59:59.123456");
        assertThat(date.getDate(1)).hasToString("2026-07-01");
        assertThat(date.getObject(1)).isEqualTo(Date.valueOf("2026-07-01"));
        assertThat(date.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(time.getTime(1)).hasToString("23:59:59");
        assertThat(time.getTime(1).getTime() % 1000).isEqualTo(5);
        assertThat(time.getObject(1, LocalTime.class))
                .isEqualTo(LocalTime.of(23, 59, 59, 5_000_000));
    }

    /** 02:30 on this day is not a time in Berlin; without the zone it is one. */
    @Test
    void anHourThatAZoneSkipsIsKeptByClassesWithoutZone() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        LocalDateTime skipped = LocalDateTime.of(2026, 3, 29, 2, 30);

        assertThat(single(DataType.TIMESTAMP, skipped).getObject(1, LocalDateTime.class))
                .isEqualTo(skipped);
        assertThat(single(DataType.TIMESTAMP, skipped).getString(1))
                .isEqualTo("2026-03-29 02:30:00");
        assertThat(single(DataType.TIMESTAMP, skipped).getTimestamp(1, calendar("UTC")).toInstant())
                .isEqualTo(Instant.parse("2026-03-29T02:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Los_Angeles"})
    void anInstantStaysTheSameInstant(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Instant instant = Instant.parse("2026-07-01T23:30:00.000001Z");
        ResultSet row = single(DataType.TIMESTAMP_WITH_TIME_ZONE, instant.atOffset(ZoneOffset.UTC));

        assertThat(row.getTimestamp(1).toInstant()).isEqualTo(instant);
        assertThat(row.getTimestamp(1, calendar("Asia/Tokyo")).toInstant()).isEqualTo(instant);
        assertThat(row.getObject(1)).isEqualTo(instant.atOffset(ZoneOffset.UTC));
        assertThat(row.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(instant);
        assertThat(row.getObject(1, Instant.class)).isEqualTo(instant);
        assertThat(row.getObject(1, ZonedDateTime.class).toInstant()).isEqualTo(instant);
        assertThat(row.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(row.getDate(1)).hasToString("2026-07-01");
        assertThat(row.getDate(1, calendar("Asia/Tokyo")).getTime())
                .isEqualTo(
                        LocalDate.of(2026, 7, 2)
                                .atStartOfDay(ZoneId.of("Asia/Tokyo"))
                                .toInstant()
                                .toEpochMilli());
        assertThat(row.getString(1)).isEqualTo("2026-07-01 23:30:00.000001+00:00");
    }

    @Test
    void aCalendarSaysInWhichZoneTheClockHangs() throws SQLException {
        ResultSet row = single(DataType.TIMESTAMP, LocalDateTime.of(2026, 1, 31, 12, 0));

        assertThat(row.getTimestamp(1, calendar("Asia/Tokyo")).toInstant())
                .isEqualTo(Instant.parse("2026-01-31T03:00:00Z"));
        assertThat(Instant.ofEpochMilli(row.getDate(1, calendar("Asia/Tokyo")).getTime()))
                .isEqualTo(Instant.parse("2026-01-30T15:00:00Z"));
        assertThat(Instant.ofEpochMilli(row.getTime(1, calendar("Asia/Tokyo")).getTime()))
                .isEqualTo(Instant.parse("1970-01-01T03:00:00Z"));
    }

    @Test
    void aClockOnTheWallIsNotAnInstant() throws SQLException {
        ResultSet row = single(DataType.TIMESTAMP, LocalDateTime.of(2026, 1, 31, 12, 0));

        assertThatThrownBy(() -> row.getObject(1, OffsetDateTime.class))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("TAURO-2013");
        assertThatThrownBy(() -> row.getObject(1, Instant.class)).isInstanceOf(SQLException.class);
    }

    @Property(tries = 300)
    void aTimestampGoesThereAndBackInAnyCalendar(
            @ForAll @LongRange(min = -60_000_000_000L, max = 200_000_000_000L) long second)
            throws SQLException {
        LocalDateTime seen = LocalDateTime.ofEpochSecond(second, 1_000, ZoneOffset.UTC);
        Calendar kolkata = calendar("Asia/Kolkata");

        Timestamp timestamp = Temporals.toSqlTimestamp(seen, kolkata);
        assertThat(Temporals.wallClock(timestamp, kolkata)).isEqualTo(seen);
        LocalDate day = seen.toLocalDate();
        assertThat(Temporals.date(Temporals.toSqlDate(day, kolkata), kolkata)).isEqualTo(day);
        assertThat(Temporals.date(Temporals.toSqlDate(day), null)).isEqualTo(day);
        Time time = Temporals.toSqlTime(seen.toLocalTime(), kolkata);
        assertThat(Temporals.wallClock(time, kolkata).toLocalTime().toSecondOfDay())
                .isEqualTo(seen.toLocalTime().toSecondOfDay());
    }
}

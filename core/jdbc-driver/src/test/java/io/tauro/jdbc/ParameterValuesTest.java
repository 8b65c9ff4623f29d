package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterValuesTest {

    @SuppressWarnings("JavaUtilDate") // JDBC takes it
    static Stream<Arguments> values() throws SQLException {
        Instant instant = Instant.parse("2026-01-31T10:20:30Z");
        UUID id = UUID.randomUUID();
        return Stream.of(
                Arguments.of("text", "text"),
                Arguments.of(7L, 7L),
                Arguments.of(id, id),
                Arguments.of('c', "c"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(BigInteger.TEN, BigDecimal.TEN),
                Arguments.of(Date.valueOf("2026-01-31"), LocalDate.of(2026, 1, 31)),
                Arguments.of(Time.valueOf("10:20:30"), LocalTime.of(10, 20, 30)),
                Arguments.of(
                        Timestamp.valueOf("2026-01-31 10:20:30.123456"),
                        LocalDateTime.of(2026, 1, 31, 10, 20, 30, 123_456_000)),
                Arguments.of(
                        new java.util.Date(
                                LocalDateTime.of(2026, 1, 31, 10, 20)
                                        .atZone(ZoneId.systemDefault())
                                        .toInstant()
                                        .toEpochMilli()),
                        LocalDateTime.of(2026, 1, 31, 10, 20)),
                Arguments.of(instant, instant.atOffset(ZoneOffset.UTC)),
                Arguments.of(
                        instant.atZone(ZoneId.of("Asia/Tokyo")),
                        OffsetDateTime.parse("2026-01-31T19:20:30+09:00")),
                Arguments.of(new int[] {1, 2}, List.of(1, 2)),
                Arguments.of(new String[] {"a", null}, Arrays.asList("a", null)),
                Arguments.of(List.of('a'), List.of("a")),
                Arguments.of(TauroArray.of("INTEGER", new Object[] {"1"}), List.of(1)),
                Arguments.of(new SerialClob("text".toCharArray()), "text"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void anObjectIsWhatItsClassSays(Object given, Object expected) throws SQLException {
        assertThat(ParameterValues.of(given)).isEqualTo(expected);
    }

    static Stream<Arguments> typed() {
        return Stream.of(
                Arguments.of("1", JDBCType.INTEGER, 1),
                Arguments.of("1", JDBCType.TINYINT, (byte) 1),
                Arguments.of(1, JDBCType.SMALLINT, (short) 1),
                Arguments.of(new BigDecimal("12.9"), JDBCType.BIGINT, 12L),
                Arguments.of("true", JDBCType.BIT, true),
                Arguments.of(0, JDBCType.BOOLEAN, false),
                Arguments.of("1.5", JDBCType.DOUBLE, 1.5),
                Arguments.of(1.5, JDBCType.REAL, 1.5f),
                Arguments.of(12.346, JDBCType.DECIMAL, new BigDecimal("12.35")),
                Arguments.of(12, JDBCType.VARCHAR, "12"),
                Arguments.of(LocalDate.of(2026, 1, 31), JDBCType.CHAR, "2026-01-31"),
                Arguments.of("2026-01-31", JDBCType.DATE, LocalDate.of(2026, 1, 31)),
                Arguments.of("10:20", JDBCType.TIME, LocalTime.of(10, 20)),
                Arguments.of(
                        "2026-01-31 10:20:30",
                        JDBCType.TIMESTAMP,
                        LocalDateTime.of(2026, 1, 31, 10, 20, 30)),
                Arguments.of(
                        LocalDateTime.of(2026, 1, 31, 10, 20),
                        JDBCType.DATE,
                        LocalDate.of(2026, 1, 31)),
                Arguments.of(
                        Timestamp.from(Instant.parse("2026-01-31T10:20:30.123Z")),
                        JDBCType.TIMESTAMP_WITH_TIMEZONE,
                        OffsetDateTime.parse("2026-01-31T10:20:30.123Z")),
                Arguments.of("x", JDBCType.OTHER, "x"));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void anObjectIsConvertedToTheTypeThatIsNamed(Object given, JDBCType type, Object expected)
            throws SQLException {
        assertThat(ParameterValues.convert(given, type.getVendorTypeNumber(), 2))
                .isEqualTo(expected);
    }

    @Test
    void whatCannotBeAParameterIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ParameterValues.of(new Object()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> ParameterValues.convert("s3cret", Types.INTEGER, -1))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> ParameterValues.convert(300, Types.TINYINT, -1))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ParameterValues.convert(1, Types.DATALINK, -1))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void streamsAreReadUpToTheirLength() throws SQLException {
        assertThat(ParameterValues.text(new StringReader("abcdef"), 3)).isEqualTo("abc");
        assertThat(ParameterValues.bytes(new ByteArrayInputStream(new byte[] {1, 2, 3}), 2))
                .containsExactly(1, 2);
        assertThat((byte[]) ParameterValues.of(new SerialBlob(new byte[] {1}))).containsExactly(1);
    }
}

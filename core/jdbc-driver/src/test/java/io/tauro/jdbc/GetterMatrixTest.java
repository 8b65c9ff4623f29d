package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every getter on every type: the value that it gives, or the SQLSTATE of its refusal. */
class GetterMatrixTest {

    private interface Getter {
        Object get(ResultSet row) throws SQLException;
    }

    private static final Map<String, Getter> GETTERS = new LinkedHashMap<>();

    static {
        GETTERS.put("String", row -> row.getString(1));
        GETTERS.put("boolean", row -> row.getBoolean(1));
        GETTERS.put("byte", row -> row.getByte(1));
        GETTERS.put("short", row -> row.getShort(1));
        GETTERS.put("int", row -> row.getInt(1));
        GETTERS.put("long", row -> row.getLong(1));
        GETTERS.put("float", row -> row.getFloat(1));
        GETTERS.put("double", row -> row.getDouble(1));
        GETTERS.put("BigDecimal", row -> row.getBigDecimal(1));
        GETTERS.put("bytes", row -> row.getBytes(1));
        GETTERS.put("Date", row -> row.getDate(1));
        GETTERS.put("Time", row -> row.getTime(1));
        GETTERS.put("Timestamp", row -> row.getTimestamp(1));
        GETTERS.put("Array", row -> row.getArray(1));
        GETTERS.put("Object", row -> row.getObject(1));
        GETTERS.put("LocalDate", row -> row.getObject(1, LocalDate.class));
        GETTERS.put("LocalTime", row -> row.getObject(1, LocalTime.class));
        GETTERS.put("LocalDateTime", row -> row.getObject(1, LocalDateTime.class));
        GETTERS.put("OffsetDateTime", row -> row.getObject(1, OffsetDateTime.class));
        GETTERS.put("UUID", row -> row.getObject(1, UUID.class));
    }

    private static final String NO = "22018";

    private static Arguments numeric(
            DataType type, Object value, String text, String truth, String whole, String decimal) {
        return Arguments.of(
                type,
                value,
                List.of(
                        text,
                        truth,
                        whole,
                        whole,
                        whole,
                        whole,
                        text(Float.parseFloat(decimal)),
                        text(Double.parseDouble(decimal)),
                        decimal,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        text,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO));
    }

    private static Arguments textual(DataType type, String value, String... cells) {
        return Arguments.of(type, value, Arrays.asList(cells));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                numeric(DataType.BOOLEAN, true, "true", "true", "1", "1"),
                numeric(DataType.TINYINT, (byte) -7, "-7", "true", "-7", "-7"),
                numeric(DataType.SMALLINT, (short) 7, "7", "true", "7", "7"),
                numeric(DataType.INTEGER, 0, "0", "false", "0", "0"),
                numeric(DataType.BIGINT, 42L, "42", "true", "42", "42"),
                numeric(
                        DataType.decimal(10, 2),
                        new BigDecimal("12.90"),
                        "12.90",
                        "true",
                        "12",
                        "12.90"),
                numeric(DataType.REAL, 1.5f, "1.5", "true", "1", "1.5"),
                numeric(DataType.DOUBLE, -2.5, "-2.5", "true", "-2", "-2.5"),
                textual(
                        DataType.VARCHAR,
                        "17",
                        "17",
                        NO,
                        "17",
                        "17",
                        "17",
                        "17",
                        "17.0",
                        "17.0",
                        "17",
                        "3137",
                        NO,
                        NO,
                        NO,
                        NO,
                        "17",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO),
                textual(
                        DataType.VARCHAR,
                        "yes",
                        "yes",
                        "true",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        "796573",
                        NO,
                        NO,
                        NO,
                        NO,
                        "yes",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO),
                textual(
                        DataType.character(10),
                        "2026-01-31",
                        "2026-01-31",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        "323032362d30312d3331",
                        "2026-01-31",
                        NO,
                        "2026-01-31 00:00:00.0",
                        NO,
                        "2026-01-31",
                        "2026-01-31",
                        NO,
                        "2026-01-31T00:00",
                        NO,
                        NO),
                textual(
                        DataType.JSON,
                        "{}",
                        "{}",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        NO,
                        "7b7d",
                        NO,
                        NO,
                        NO,
                        NO,
                        "{}",
                        NO,
                        NO,
                        NO,
                        NO,
                        NO),
                Arguments.of(
                        DataType.VARBINARY,
                        new byte[] {1, (byte) 0xff},
                        List.of(
                                "01ff", NO, NO, NO, NO, NO, NO, NO, NO, "01ff", NO, NO, NO, NO,
                                "01ff", NO, NO, NO, NO, NO)),
                Arguments.of(
                        DataType.DATE,
                        LocalDate.of(2026, 1, 31),
                        List.of(
                                "2026-01-31",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "2026-01-31",
                                NO,
                                "2026-01-31 00:00:00.0",
                                NO,
                                "2026-01-31",
                                "2026-01-31",
                                NO,
                                "2026-01-31T00:00",
                                NO,
                                NO)),
                Arguments.of(
                        DataType.TIME,
                        LocalTime.of(10, 20, 30, 123_456_000),
                        List.of(
                                "10:20:30.123456",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "10:20:30",
                                NO,
                                NO,
                                "10:20:30",
                                NO,
                                "10:20:30.123456",
                                NO,
                                NO,
                                NO)),
                Arguments.of(
                        DataType.TIMESTAMP,
                        LocalDateTime.of(2026, 1, 31, 10, 20, 30, 5_000_000),
                        List.of(
                                "2026-01-31 10:20:30.005",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "2026-01-31",
                                "10:20:30",
                                "2026-01-31 10:20:30.005",
                                NO,
                                "2026-01-31 10:20:30.005",
                                "2026-01-31",
                                "10:20:30.005",
                                "2026-01-31T10:20:30.005",
                                NO,
                                NO)),
                Arguments.of(
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("2026-01-31T10:20:30Z"),
                        List.of(
                                "2026-01-31 10:20:30+00:00",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "2026-01-31",
                                "10:20:30",
                                "1769854830000",
                                NO,
                                "2026-01-31T10:20:30Z",
                                "2026-01-31",
                                "10:20:30",
                                "2026-01-31T10:20:30",
                                "2026-01-31T10:20:30Z",
                                NO)),
                Arguments.of(
                        DataType.INTERVAL_YEAR_MONTH,
                        Period.of(1, 2, 0),
                        List.of(
                                "P1Y2M", NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
                                "P1Y2M", NO, NO, NO, NO, NO)),
                Arguments.of(
                        DataType.INTERVAL_DAY_SECOND,
                        Duration.ofMinutes(90),
                        List.of(
                                "PT1H30M", NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
                                "PT1H30M", NO, NO, NO, NO, NO)),
                Arguments.of(
                        DataType.UUID,
                        UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                        List.of(
                                "00112233-4455-6677-8899-aabbccddeeff",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "00112233445566778899aabbccddeeff",
                                NO,
                                NO,
                                NO,
                                NO,
                                "00112233-4455-6677-8899-aabbccddeeff",
                                NO,
                                NO,
                                NO,
                                NO,
                                "00112233-4455-6677-8899-aabbccddeeff")),
                Arguments.of(
                        DataType.array(DataType.BIGINT),
                        Arrays.asList(1L, null, 3L),
                        List.of(
                                "[1, null, 3]",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                NO,
                                "[1, null, 3]",
                                "[1, null, 3]",
                                NO,
                                NO,
                                NO,
                                NO,
                                NO)),
                Arguments.of(
                        DataType.map(DataType.VARCHAR, DataType.INTEGER),
                        Map.of("a", 1),
                        List.of(
                                "{a=1}", NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
                                "{a=1}", NO, NO, NO, NO, NO)),
                Arguments.of(
                        DataType.row(List.of(Column.of("a", DataType.TINYINT))),
                        List.of((byte) 1),
                        List.of(
                                "[1]", NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, "[1]",
                                NO, NO, NO, NO, NO)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyGetterGivesTheValueOrRefuses(DataType type, Object value, List<String> expected)
            throws SQLException {
        List<String> given =
                GETTERS.values().stream().map(getter -> outcome(row(type, value), getter)).toList();

        assertThat(named(given)).isEqualTo(named(expected));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyGetterGivesNullOrZeroForNull(DataType type, Object value, List<String> expected)
            throws SQLException {
        for (Map.Entry<String, Getter> getter : GETTERS.entrySet()) {
            ResultSet row = row(type, null);
            Object given = getter.getValue().get(row);

            assertThat(given)
                    .as(getter.getKey())
                    .isIn(null, false, (byte) 0, (short) 0, 0, 0L, 0f, 0d);
            assertThat(row.wasNull()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void getObjectGivesTheClassThatTheMetadataNames(
            DataType type, Object value, List<String> expected) throws Exception {
        ResultSet row = row(type, value);

        Class<?> named = Class.forName(row.getMetaData().getColumnClassName(1));
        assertThat(row.getObject(1)).isInstanceOf(named);
        assertThat(row.getObject(1, named)).isInstanceOf(named);
    }

    private static Map<String, String> named(List<String> cells) {
        assertThat(cells).hasSameSizeAs(GETTERS.keySet());
        Map<String, String> named = new LinkedHashMap<>();
        int i = 0;
        for (String getter : GETTERS.keySet()) {
            named.put(getter, cells.get(i++));
        }
        return named;
    }

    private static ResultSet row(DataType type, Object value) {
        try {
            ResultSet row =
                    TauroResultSet.of(
                            Schema.of(Column.of("c", type)),
                            List.<Object[]>of(new Object[] {value}));
            assertThat(row.next()).isTrue();
            return row;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String outcome(ResultSet row, Getter getter) {
        try {
            return text(getter.get(row));
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).isEqualTo(2013);
            return e.getSQLState();
        }
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Array || value instanceof Struct) {
            return value.toString();
        }
        if (value instanceof java.sql.Timestamp timestamp && isInstant(timestamp)) {
            return String.valueOf(timestamp.getTime());
        }
        return String.valueOf(value);
    }

    /** The one timestamp here that is an instant, and looks different in every time zone. */
    private static boolean isInstant(java.sql.Timestamp timestamp) {
        return timestamp.toInstant().equals(java.time.Instant.parse("2026-01-31T10:20:30Z"));
    }
}

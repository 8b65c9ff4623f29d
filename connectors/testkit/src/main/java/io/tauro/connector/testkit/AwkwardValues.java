package io.tauro.connector.testkit;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The edges of each type, and the values that sources disagree about. */
public final class AwkwardValues {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "  ",
                    "a",
                    "A",
                    "a ",
                    "a  ",
                    "A ",
                    "b",
                    "B",
                    "ab",
                    "aB",
                    "abc",
                    "ABC",
                    "á",
                    "à",
                    "Á",
                    "a\u0301",
                    "ä",
                    "ae",
                    "æ",
                    "ß",
                    "ss",
                    "SS",
                    "i",
                    "I",
                    "ı",
                    "İ",
                    "é",
                    "e",
                    "z",
                    "Z",
                    "\uD83D\uDE00",
                    "\uD83D\uDE01",
                    "\uFFFD",
                    "\uE000",
                    "\uFF5E",
                    "日本",
                    "%",
                    "_",
                    "a%b",
                    "a_b",
                    "axb",
                    "a%",
                    "%a",
                    "\\",
                    "\\%",
                    "\\_",
                    "a\\b",
                    "\\\\",
                    "[a]",
                    "'",
                    "''",
                    "a'b",
                    "\"",
                    "a\"b",
                    "`",
                    "NULL",
                    "null",
                    "\t",
                    "a\nb",
                    "a\r\nb",
                    ",",
                    "a,b",
                    ";",
                    "0",
                    "00",
                    "1",
                    "-1",
                    "1.0",
                    "true",
                    "2026-01-01",
                    "x'; --",
                    "?",
                    "$1",
                    ":a",
                    "{}",
                    "a long text that does not fit in a short column");

    private static final List<LocalDate> DATES =
            Stream.of(
                            "0001-01-01",
                            "0999-12-31",
                            "1500-02-28",
                            "1500-03-01",
                            "1582-10-04",
                            "1582-10-05",
                            "1582-10-14",
                            "1582-10-15",
                            "1899-12-31",
                            "1900-01-01",
                            "1969-12-31",
                            "1970-01-01",
                            "1970-01-02",
                            "2000-02-29",
                            "2026-03-08",
                            "2026-03-29",
                            "2026-10-25",
                            "2038-01-20",
                            "9999-12-31",
                            "+12345-06-07")
                    .map(LocalDate::parse)
                    .toList();

    private static final List<LocalTime> TIMES =
            Stream.of(
                            "00:00",
                            "00:00:00.000001",
                            "00:00:00.001",
                            "02:30",
                            "12:34:56",
                            "12:34:56.789012",
                            "12:34:56.789",
                            "23:59:59",
                            "23:59:59.999999")
                    .map(LocalTime::parse)
                    .toList();

    private AwkwardValues() {}

    /** Values of the type's {@code javaType()}, none of them null. */
    public static List<Object> of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> List.of(true, false);
            case TINYINT ->
                    List.of((byte) -128, (byte) -1, (byte) 0, (byte) 1, (byte) 2, (byte) 127);
            case SMALLINT ->
                    List.of(
                            Short.MIN_VALUE,
                            (short) -129,
                            (short) -1,
                            (short) 0,
                            (short) 1,
                            (short) 128,
                            Short.MAX_VALUE);
            case INTEGER ->
                    List.of(
                            Integer.MIN_VALUE,
                            -32769,
                            -1,
                            0,
                            1,
                            2,
                            32768,
                            16_777_217,
                            Integer.MAX_VALUE);
            case BIGINT ->
                    List.of(
                            Long.MIN_VALUE,
                            -2_147_483_649L,
                            -1L,
                            0L,
                            1L,
                            2_147_483_648L,
                            (1L << 53) + 1,
                            Long.MAX_VALUE - 1,
                            Long.MAX_VALUE);
            case DECIMAL -> decimals(type.precision(), type.scale());
            case REAL ->
                    List.of(
                            0f,
                            -0f,
                            1f,
                            -1f,
                            0.1f,
                            1.5f,
                            16_777_216f,
                            Float.MIN_VALUE,
                            Float.MAX_VALUE,
                            -Float.MAX_VALUE,
                            Float.NaN,
                            Float.POSITIVE_INFINITY,
                            Float.NEGATIVE_INFINITY);
            case DOUBLE ->
                    List.of(
                            0.0,
                            -0.0,
                            1.0,
                            -1.0,
                            0.1,
                            0.30000000000000004,
                            1e15,
                            9_007_199_254_740_992.0,
                            Double.MIN_VALUE,
                            Double.MAX_VALUE,
                            -Double.MAX_VALUE,
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY);
            case CHAR ->
                    texts(type.precision())
                            .filter(text -> !text.endsWith(" "))
                            .map(Object.class::cast)
                            .toList();
            case VARCHAR -> texts(type.precision()).map(Object.class::cast).toList();
            case JSON ->
                    List.of(
                            "{}",
                            "[]",
                            "{\"a\":1}",
                            "[1,2,null]",
                            "null",
                            "true",
                            "1.50",
                            "\"x\"",
                            "\"\\u00e9\"");
            case VARBINARY -> bytes(type.precision());
            case DATE -> List.copyOf(DATES);
            case TIME ->
                    TIMES.stream()
                            .map(time -> (Object) time.truncatedTo(unit(type)))
                            .distinct()
                            .toList();
            case TIMESTAMP -> timestamps(type).map(Object.class::cast).toList();
            case TIMESTAMP_WITH_TIME_ZONE ->
                    timestamps(type).map(at -> (Object) at.atOffset(ZoneOffset.UTC)).toList();
            case INTERVAL_YEAR_MONTH ->
                    Stream.of(-13, -1, 0, 1, 12, 25)
                            .map(months -> (Object) Period.ofMonths(months).normalized())
                            .toList();
            case INTERVAL_DAY_SECOND ->
                    List.of(
                            Duration.ZERO,
                            Duration.of(1, ChronoUnit.MICROS),
                            Duration.of(-1, ChronoUnit.MICROS),
                            Duration.ofDays(1000),
                            Duration.ofHours(-25),
                            Duration.ofSeconds(86_399));
            case UUID ->
                    List.of(
                            new UUID(0, 0),
                            new UUID(-1, -1),
                            new UUID(Long.MIN_VALUE, 0),
                            new UUID(0, 1),
                            new UUID(1, Long.MIN_VALUE),
                            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
            case ARRAY -> arrays(of(type.elementType()));
            case MAP -> maps(of(type.fields().get(0).type()), of(type.fields().get(1).type()));
            case ROW -> rows(type.fields());
            case NULL -> List.of();
        };
    }

    private static List<Object> decimals(int precision, int scale) {
        BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        BigInteger one = BigInteger.TEN.pow(scale);
        return Stream.of(
                        most,
                        most.negate(),
                        most.subtract(BigInteger.ONE),
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        BigInteger.ONE.negate(),
                        BigInteger.TWO,
                        one,
                        one.negate(),
                        one.shiftLeft(1),
                        one.shiftRight(1),
                        BigInteger.ONE.shiftLeft(63),
                        BigInteger.ONE.shiftLeft(64).negate())
                .filter(unscaled -> unscaled.abs().compareTo(most) <= 0)
                .map(unscaled -> (Object) new BigDecimal(unscaled, scale))
                .distinct()
                .toList();
    }

    private static Stream<String> texts(int length) {
        return TEXTS.stream()
                .filter(text -> length < 0 || text.codePointCount(0, text.length()) <= length);
    }

    private static List<Object> bytes(int length) {
        return Stream.of(
                        new byte[0],
                        new byte[] {0},
                        new byte[] {-1},
                        new byte[] {-128},
                        new byte[] {127},
                        new byte[] {0, 1, 2},
                        new byte[] {97, 32},
                        new byte[] {39, 92, 34})
                .filter(bytes -> length < 0 || bytes.length <= length)
                .map(Object.class::cast)
                .toList();
    }

    private static ChronoUnit unit(DataType type) {
        return type.precision() == 0
                ? ChronoUnit.SECONDS
                : type.precision() <= 3 ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
    }

    /**
     * Every date with some time, and every time with some date; among them the gaps and overlaps of
     * daylight saving.
     */
    private static Stream<LocalDateTime> timestamps(DataType type) {
        List<LocalDateTime> all = new ArrayList<>();
        for (int i = 0; i < DATES.size(); i++) {
            all.add(DATES.get(i).atTime(TIMES.get(i % TIMES.size())));
        }
        for (LocalTime time : TIMES) {
            all.add(LocalDate.EPOCH.minusDays(1).atTime(time));
        }
        for (String day :
                List.of(
                        "2026-03-08",
                        "2026-03-29",
                        "2026-10-25",
                        "1970-01-01",
                        "1900-01-01",
                        "1582-10-10")) {
            all.add(LocalDate.parse(day).atTime(2, 30));
        }
        return all.stream().map(at -> at.truncatedTo(unit(type))).distinct();
    }

    private static List<Object> arrays(List<Object> elements) {
        List<Object> arrays = new ArrayList<>();
        arrays.add(List.of());
        arrays.add(Collections.singletonList(null));
        arrays.add(Arrays.asList(elements.get(0), null, elements.get(1)));
        elements.stream().limit(10).forEach(element -> arrays.add(List.of(element)));
        return arrays;
    }

    private static List<Object> maps(List<Object> keys, List<Object> values) {
        Map<Object, Object> withNull = new LinkedHashMap<>();
        withNull.put(keys.get(0), values.get(0));
        withNull.put(keys.get(1), null);
        return List.of(
                Map.of(),
                Collections.unmodifiableMap(withNull),
                Map.of(keys.get(1), values.get(1)));
    }

    private static List<Object> rows(List<Column> fields) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int n = i;
            List<Object> row = new ArrayList<>();
            fields.forEach(field -> row.add(of(field.type()).get(n % of(field.type()).size())));
            rows.add(Collections.unmodifiableList(row));
        }
        List<Object> nulls = new ArrayList<>();
        fields.forEach(field -> nulls.add(field.nullable() ? null : of(field.type()).get(0)));
        rows.add(Collections.unmodifiableList(nulls));
        return rows;
    }
}

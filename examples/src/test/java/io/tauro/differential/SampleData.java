package io.tauro.differential;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows on which sources are known to disagree. */
public final class SampleData {

    static final List<@Nullable String> TEXTS =
            Arrays.asList(
                    null,
                    "",
                    " ",
                    "abc",
                    "ABC",
                    "Abc",
                    "abc ",
                    " abc",
                    "é",
                    "e\u0301",
                    "É",
                    "ß",
                    "SS",
                    "ss",
                    "\uD83D\uDE00",
                    "a\uD83D\uDE00",
                    "\uD83D\uDE00b",
                    "\uFFFD",
                    "\uE000",
                    "%",
                    "_",
                    "a%b",
                    "a_b",
                    "axb",
                    "a\\b",
                    "\\",
                    "it's",
                    "\"q\"",
                    "a,b",
                    "a\nb",
                    "a\r\nb",
                    "tab\t",
                    "z",
                    "Z",
                    "10",
                    "9",
                    "ä",
                    "null",
                    "NULL",
                    "İ",
                    "ı",
                    "~",
                    "-");
    static final List<@Nullable Long> SMALL =
            Arrays.asList(null, -3L, -1L, 0L, 1L, 2L, 3L, 5L, 7L, 10L);
    static final List<@Nullable Long> EXTREME =
            Arrays.asList(
                    null,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    0L,
                    -1L,
                    1L,
                    1L << 31,
                    -(1L << 31) - 1,
                    (1L << 53) + 1,
                    Long.MAX_VALUE - 1);
    static final List<@Nullable BigDecimal> DECIMALS =
            decimals(
                    null,
                    "0.000",
                    "-0.001",
                    "1.500",
                    "1.005",
                    "-1.500",
                    "2.500",
                    "0.100",
                    "999999999.999",
                    "-999999999.999",
                    "10.000",
                    "123456.789");
    static final List<@Nullable LocalDate> DATES =
            Arrays.asList(
                    null,
                    LocalDate.of(1, 1, 1),
                    LocalDate.of(1500, 2, 28),
                    LocalDate.of(1500, 3, 1),
                    LocalDate.of(1582, 10, 4),
                    LocalDate.of(1582, 10, 10),
                    LocalDate.of(1582, 10, 15),
                    LocalDate.of(1900, 2, 28),
                    LocalDate.of(1969, 12, 31),
                    LocalDate.of(1970, 1, 1),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(2026, 3, 29),
                    LocalDate.of(9999, 12, 31));
    static final List<@Nullable LocalDateTime> TIMES =
            Arrays.asList(
                    null,
                    LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(1500, 1, 1, 0, 0, 0, 1000),
                    LocalDateTime.of(1582, 10, 10, 12, 0),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                    LocalDateTime.of(1970, 1, 1, 0, 0),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3, 123_456_000),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3, 123_457_000),
                    LocalDateTime.of(2026, 3, 29, 2, 30),
                    LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
    // Sums of these are exact in any order.
    static final List<@Nullable Double> DOUBLES =
            Arrays.asList(null, 0.0, 0.25, -0.25, 1.5, -1.5, 2.0, 1024.75, -65536.5, 1e6);
    static final List<@Nullable Double> SPECIAL =
            Arrays.asList(
                    null,
                    Double.NaN,
                    0.0,
                    -0.0,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE,
                    0.1,
                    1.0);

    private SampleData() {}

    private static List<@Nullable BigDecimal> decimals(@Nullable String... texts) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (String text : texts) {
            numbers.add(text == null ? null : new BigDecimal(text));
        }
        return numbers;
    }

    /** Every text once, and the other values at random. */
    public static SampleTable a(Random random) {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT).notNull(),
                        Column.of("k", DataType.BIGINT),
                        Column.of("n", DataType.BIGINT),
                        Column.of("s", DataType.VARCHAR),
                        Column.of("d", DataType.decimal(12, 3)),
                        Column.of("dt", DataType.DATE),
                        Column.of("ts", DataType.TIMESTAMP),
                        Column.of("b", DataType.BOOLEAN),
                        Column.of("x", DataType.DOUBLE));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String text : TEXTS) {
            rows.add(
                    Arrays.asList(
                            (long) rows.size(),
                            pick(random, SMALL),
                            pick(random, EXTREME),
                            text,
                            pick(random, DECIMALS),
                            pick(random, DATES),
                            pick(random, TIMES),
                            pick(random, Arrays.asList(true, false, null)),
                            pick(random, DOUBLES)));
        }
        return new SampleTable("a", schema, rows);
    }

    /** Fewer rows, whose texts and numbers also stand in the other table. */
    public static SampleTable c(Random random) {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT).notNull(),
                        Column.of("k", DataType.BIGINT),
                        Column.of("s", DataType.VARCHAR),
                        Column.of("d", DataType.decimal(12, 3)),
                        Column.of("dt", DataType.DATE));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            rows.add(
                    Arrays.asList(
                            (long) i,
                            pick(random, SMALL),
                            pick(random, TEXTS),
                            pick(random, DECIMALS),
                            pick(random, DATES)));
        }
        return new SampleTable("c", schema, rows);
    }

    /** Numbers that SQLite cannot hold. */
    public static SampleTable f() {
        Schema schema =
                Schema.of(
                        Column.of("id", DataType.BIGINT).notNull(),
                        Column.of("x", DataType.DOUBLE));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2 * SPECIAL.size(); i++) {
            rows.add(Arrays.asList((long) i, SPECIAL.get(i % SPECIAL.size())));
        }
        return new SampleTable("f", schema, rows);
    }

    static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

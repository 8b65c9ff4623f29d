package io.tauro.differential.pushdown;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Values on which databases are known to disagree. */
final class Pools {

    /**
     * Case, accents, spaces and control characters at the end, what escapes, what UTF-16 splits.
     */
    static final List<@Nullable String> TEXTS =
            Arrays.asList(
                    null,
                    "",
                    " ",
                    "  ",
                    "abc",
                    "ABC",
                    "Abc",
                    "abc ",
                    "ABC  ",
                    " abc",
                    "ab",
                    "a",
                    "A",
                    "a ",
                    "a\t",
                    "a\u0001",
                    "é",
                    "e\u0301",
                    "É",
                    "e",
                    "ß",
                    "SS",
                    "ss",
                    "ä",
                    "Z",
                    "z",
                    "_",
                    "%",
                    "a%b",
                    "a_b",
                    "axb",
                    "a\\b",
                    "\\",
                    "a\\",
                    "a\\%",
                    "it's",
                    "\"q\"",
                    "`",
                    "a\nb",
                    "10",
                    "9",
                    "null",
                    "ı",
                    "İ",
                    "i",
                    "I",
                    "ﬁ",
                    "fi",
                    "\uD83D\uDE00",
                    "a\uD83D\uDE00",
                    "\uD83D\uDE00b",
                    "\uFFFD",
                    "\uE000",
                    "~",
                    "-",
                    "a-b",
                    "ab-",
                    "\u00A0",
                    "|",
                    "a|b",
                    "x'y\\z");

    static final List<@Nullable Boolean> BOOLEANS = Arrays.asList(null, true, false);

    static final List<@Nullable LocalDate> DATES =
            Arrays.asList(
                    null,
                    LocalDate.of(1, 1, 1),
                    LocalDate.of(1500, 2, 28),
                    LocalDate.of(1582, 10, 10),
                    LocalDate.of(1900, 2, 28),
                    LocalDate.of(1969, 12, 31),
                    LocalDate.of(1970, 1, 1),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2026, 3, 29),
                    LocalDate.of(9999, 12, 31));

    static final List<@Nullable LocalTime> TIMES =
            Arrays.asList(
                    null,
                    LocalTime.MIDNIGHT,
                    LocalTime.of(2, 30),
                    LocalTime.of(12, 0, 0, 1000),
                    LocalTime.of(12, 0, 0, 500_000_000),
                    LocalTime.of(23, 59, 59, 999_999_000));

    static final List<@Nullable LocalDateTime> TIMESTAMPS =
            Arrays.asList(
                    null,
                    LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(1500, 3, 1, 0, 0, 0, 1000),
                    LocalDateTime.of(1582, 10, 10, 12, 0),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                    LocalDateTime.of(1970, 1, 1, 0, 0),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3, 123_456_000),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3, 123_457_000),
                    LocalDateTime.of(2000, 2, 29, 1, 2, 3, 123_000_000),
                    LocalDateTime.of(2026, 3, 29, 2, 30),
                    LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));

    /** From the years that MySQL's TIMESTAMP has. */
    static final List<@Nullable OffsetDateTime> INSTANTS =
            Arrays.asList(
                    null,
                    OffsetDateTime.parse("1970-01-01T00:00:01Z"),
                    OffsetDateTime.parse("2000-02-29T01:02:03.123456Z"),
                    OffsetDateTime.parse("2000-02-29T01:02:03.123457Z"),
                    OffsetDateTime.parse("2026-03-29T01:30:00Z"),
                    OffsetDateTime.parse("2026-10-25T00:30:00Z"),
                    OffsetDateTime.parse("2026-10-25T01:30:00Z"),
                    OffsetDateTime.parse("2038-01-19T03:14:07.999999Z"));

    static final List<@Nullable Double> DOUBLES =
            Arrays.asList(
                    null,
                    0.0,
                    0.1,
                    -0.25,
                    1.5,
                    1.0,
                    -1.5,
                    1024.75,
                    1e15,
                    Double.MIN_NORMAL,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE);

    static final List<@Nullable Float> FLOATS =
            Arrays.asList(null, 0f, 0.1f, -0.25f, 1.5f, 1f, 16777216f, 3.3f, 1e-10f);

    static final List<@Nullable UUID> UUIDS =
            Arrays.asList(
                    null,
                    new UUID(0, 0),
                    new UUID(-1, -1),
                    UUID.fromString("00000000-0000-0000-8000-000000000000"),
                    UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                    UUID.fromString("123e4567-e89b-11d3-a456-426614174000"),
                    UUID.fromString("7fffffff-ffff-1fff-8fff-ffffffffffff"));

    static final List<@Nullable String> JSONS =
            Arrays.asList(null, "{}", "[1,2]", "{\"a\":1}", "\"text\"");

    private Pools() {}

    /** Texts of at most so many characters, however they are counted. */
    static List<@Nullable String> texts(int longest) {
        return TEXTS.stream().filter(text -> text == null || text.length() <= longest).toList();
    }

    /** Texts of characters below a code. */
    static List<@Nullable String> textsBelow(int character) {
        return TEXTS.stream()
                .filter(text -> text == null || text.chars().allMatch(c -> c < character))
                .toList();
    }

    static List<@Nullable BigDecimal> decimals(@Nullable String... texts) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (String text : texts) {
            numbers.add(text == null ? null : new BigDecimal(text));
        }
        return numbers;
    }

    static List<@Nullable Object> bytes(int length) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(null);
        for (byte[] value :
                new byte[][] {
                    {},
                    {0},
                    {0, 0},
                    {1},
                    {97},
                    {97, 32},
                    {-1},
                    {-1, 0},
                    {97, 98, 99, 100},
                    {-128, 127, 0, 92}
                }) {
            if (length < 0) {
                all.add(value);
            } else if (value.length == length) {
                all.add(value);
            }
        }
        return all;
    }

    /** Whole numbers of a type: its ends, and what is around zero. */
    static List<@Nullable Object> integers(DataType type, long least, long most) {
        List<@Nullable Object> numbers = new ArrayList<>();
        numbers.add(null);
        LongStream.of(least, least + 1, -7, -1, 0, 1, 2, 3, 10, most - 1, most)
                .filter(number -> number >= least && number <= most)
                .distinct()
                .mapToObj(number -> boxed(type, number))
                .forEach(numbers::add);
        return numbers;
    }

    static Object boxed(DataType type, long number) {
        return switch (type.kind()) {
            case TINYINT -> (byte) number;
            case SMALLINT -> (short) number;
            case INTEGER -> (int) number;
            case BIGINT -> number;
            default -> BigDecimal.valueOf(number);
        };
    }
}

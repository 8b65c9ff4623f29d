package io.tauro.harness;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Four tables of the same columns, one of them without rows. Values are few, so that they meet;
 * some are at the end of what a type can hold.
 */
final class Tables {

    static final List<String> NAMES = List.of("r1", "r2", "r3", "r0");

    /** How many rows each has. */
    private static final Map<String, Integer> ROWS = Map.of("r1", 6, "r2", 23, "r3", 41, "r0", 0);

    /**
     * A column of each table.
     *
     * @param values what a row may have; the first is most likely
     */
    record Spec(String name, Kind kind, DataType type, List<@Nullable Object> values) {}

    static final List<Spec> COLUMNS =
            List.of(
                    spec("id", Kind.INT, DataType.INTEGER),
                    spec("i", Kind.INT, DataType.INTEGER, 1, null, 2, 3, 0, -1, 5, 7, -4),
                    spec("m", Kind.INT, DataType.SMALLINT, (short) 1, null, (short) 2, (short) -9),
                    spec(
                            "n",
                            Kind.BIG,
                            DataType.BIGINT,
                            1L,
                            null,
                            2L,
                            5_000_000_000L,
                            Long.MAX_VALUE,
                            Long.MIN_VALUE,
                            0L),
                    spec(
                            "d",
                            Kind.DEC,
                            DataType.decimal(12, 3),
                            decimal("1.500"),
                            null,
                            decimal("0.000"),
                            decimal("-1.500"),
                            decimal("2.500"),
                            decimal("1.005"),
                            decimal("-0.001"),
                            decimal("99999.999")),
                    spec(
                            "x",
                            Kind.DBL,
                            DataType.DOUBLE,
                            1.5,
                            null,
                            0.0,
                            -0.25,
                            2.0,
                            1024.75,
                            -65536.5),
                    spec(
                            "s",
                            Kind.TXT,
                            DataType.VARCHAR,
                            "a",
                            null,
                            "abc",
                            "",
                            "B",
                            "日本",
                            "ab",
                            "a_c",
                            " x ",
                            "%"),
                    spec(
                            "dt",
                            Kind.DAY,
                            DataType.DATE,
                            LocalDate.of(2024, 2, 29),
                            null,
                            LocalDate.of(1969, 12, 31),
                            LocalDate.of(2000, 1, 1),
                            LocalDate.of(2026, 3, 29)),
                    spec(
                            "ts",
                            Kind.TIME,
                            DataType.TIMESTAMP,
                            LocalDateTime.of(2024, 2, 29, 12, 34, 56),
                            null,
                            LocalDateTime.of(1970, 1, 1, 0, 0),
                            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                            LocalDateTime.of(2000, 1, 31, 1, 2, 3, 123_456_000)),
                    spec(
                            "z",
                            Kind.ZONED,
                            DataType.TIMESTAMP_WITH_TIME_ZONE,
                            zoned(2024, 2),
                            null,
                            zoned(1970, 1),
                            zoned(1999, 12)),
                    spec("b", Kind.BOOL, DataType.BOOLEAN, true, null, false),
                    spec("u", Kind.UID, DataType.UUID, new UUID(0, 1), null, new UUID(-1, 2)));

    private final Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();

    private Tables() {}

    private static Spec spec(String name, Kind kind, DataType type, @Nullable Object... values) {
        return new Spec(name, kind, type, Arrays.asList(values));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static OffsetDateTime zoned(int year, int month) {
        return OffsetDateTime.of(year, month, 1, 5, 6, 7, 0, ZoneOffset.UTC);
    }

    static Tables generate(long seed) {
        Random random = new Random(seed);
        Tables tables = new Tables();
        for (String name : NAMES) {
            List<List<@Nullable Object>> made = new ArrayList<>();
            for (int i = 0; i < ROWS.getOrDefault(name, 0); i++) {
                List<@Nullable Object> row = new ArrayList<>(List.of(i));
                for (Spec column : COLUMNS.subList(1, COLUMNS.size())) {
                    row.add(column.values().get(random.nextInt(column.values().size())));
                }
                made.add(row);
            }
            tables.rows.put(name, made);
        }
        return tables;
    }

    static Schema schema() {
        return new Schema(
                COLUMNS.stream()
                        .map(
                                spec ->
                                        spec.values().isEmpty()
                                                ? Column.of(spec.name(), spec.type()).notNull()
                                                : Column.of(spec.name(), spec.type()))
                        .toList());
    }

    List<List<@Nullable Object>> rows(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** What makes and fills all tables in a database. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        String columns =
                COLUMNS.stream()
                        .map(spec -> spec.name() + " " + sqlType(spec))
                        .collect(Collectors.joining(", "));
        rows.forEach(
                (name, all) -> {
                    statements.add("CREATE TABLE " + name + " (" + columns + ")");
                    if (!all.isEmpty()) {
                        statements.add(
                                "INSERT INTO "
                                        + name
                                        + all.stream()
                                                .map(Tables::values)
                                                .collect(Collectors.joining(", ", " VALUES ", "")));
                    }
                });
        return statements;
    }

    private static String sqlType(Spec spec) {
        return spec.type().equals(DataType.DOUBLE)
                ? "DOUBLE PRECISION"
                : spec.type().toString() + (spec.values().isEmpty() ? " NOT NULL" : "");
    }

    private static String values(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> value == null ? "NULL" : "'" + value + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}

package io.tauro.attack;

import io.tauro.differential.SampleTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two sets of tables that are the same for whoever the policies of {@link Policies} hold for. They
 * differ in rows that the policies hide, in their number as well, and in values of which masks
 * leave the same.
 *
 * <p>Hidden values begin with {@code cnry} where no query may know them, and with {@code guess}
 * where an attack asks for them. Numbers of that kind begin with 98765432.
 */
enum World {
    /** Where guesses are right. */
    RIGHT,
    /** Where they are wrong. */
    WRONG;

    static final int SEEN_STAFF = 14;

    private static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("email", DataType.VARCHAR),
                    Column.of("dept", DataType.VARCHAR),
                    Column.of("salary", DataType.BIGINT),
                    Column.of("bonus", DataType.BIGINT),
                    Column.of("ssn", DataType.VARCHAR),
                    Column.of("card", DataType.VARCHAR),
                    Column.of("token", DataType.VARCHAR),
                    Column.of("hired", DataType.DATE),
                    Column.of("joined", DataType.TIMESTAMP),
                    Column.of("region", DataType.VARCHAR),
                    Column.of("boss", DataType.BIGINT),
                    Column.of("note", DataType.VARCHAR),
                    Column.of("rating", DataType.decimal(12, 3)),
                    Column.of("score", DataType.DOUBLE),
                    Column.of("active", DataType.BOOLEAN));
    private static final Schema DEAL =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("staff_id", DataType.BIGINT),
                    Column.of("region", DataType.VARCHAR),
                    Column.of("amount", DataType.decimal(12, 3)),
                    Column.of("client", DataType.VARCHAR),
                    Column.of("stage", DataType.VARCHAR),
                    Column.of("day", DataType.DATE));
    private static final Schema TEAM =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("lead", DataType.BIGINT),
                    Column.of("title", DataType.VARCHAR));
    private static final Schema DICT =
            Schema.of(Column.of("word", DataType.VARCHAR), Column.of("num", DataType.BIGINT));
    private static final Schema VAULT =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("secret", DataType.VARCHAR));

    private static final List<@Nullable String> HIDDEN_DEPTS =
            Arrays.asList("HR", "sales", "SALES", "Sales ", null, "S\u00e1les", "Legal");
    private static final List<@Nullable String> OTHER_DEPTS =
            Arrays.asList("Zoo", null, "sALES", "Support", " Sales");

    List<SampleTable> tables() {
        return List.of(
                new SampleTable("staff", STAFF, staff()),
                new SampleTable("deal", DEAL, deals()),
                new SampleTable("team", TEAM, teams()),
                new SampleTable("dict", DICT, dict()),
                new SampleTable("vault", VAULT, vault()));
    }

    private <T> T by(T right, T wrong) {
        return this == RIGHT ? right : wrong;
    }

    private List<List<@Nullable Object>> staff() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int hidden = by(30, 46);
        for (int i = 0; i < hidden / 2; i++) {
            rows.add(hiddenStaff(i));
        }
        for (int i = 0; i < SEEN_STAFF; i++) {
            rows.add(seenStaff(i));
        }
        for (int i = hidden / 2; i < hidden; i++) {
            rows.add(hiddenStaff(i));
        }
        return rows;
    }

    /** Pairs of rows have the same masks; in the wrong world their values are the same too. */
    private List<@Nullable Object> seenStaff(int i) {
        int pair = i / 2;
        char first = (char) ('a' + pair);
        char last = (char) ('n' + pair);
        String marked = i % 3 == 1 ? "cnry" : "guess";
        String capital = String.valueOf(first).toUpperCase(Locale.ROOT);
        String mail = by(first + marked + i + last, first + "plain" + pair + last) + "@acme.io";
        return Arrays.asList(
                101L + i,
                by(capital + marked + i + " L" + marked, capital + "ther" + pair + " Lown"),
                i == 5 ? null : i == 6 ? by("guess this", "no address") : mail,
                "Sales",
                i == 3 ? null : 1000L + 100L * i,
                i == 8
                        ? by(9_876_543_210L, 9_876_543_777L)
                        : (pair + 1) * 1000L + by(7 * i + 1, 500),
                by("%03d-%02d-".formatted(900 - i, 10 + i), "%03d-99-".formatted(100 + pair))
                        + (6000 + pair),
                by("cnry-card-" + i, "other-card"),
                by(marked + "-token-" + i, "t"),
                i == 4
                        ? LocalDate.of(2002, 1, by(1, 2))
                        : LocalDate.of(
                                2000 + pair, by(1 + i % 12, 12 - i % 12), by(1 + i, 28 - pair)),
                LocalDateTime.of(2020, 1 + i % 12, 1 + i, i, 0, 0),
                Arrays.asList("North", "South", null).get(i % 3),
                i == 0 ? Long.valueOf(201) : i == 1 ? Long.valueOf(230) : Long.valueOf(101),
                i == 9 ? null : i % 2 == 0 ? String.valueOf(i) : "note " + i,
                new BigDecimal("3.500").add(BigDecimal.valueOf(i)),
                by(i % 4 == 0, i % 3 == 0) ? null : by(i * 1.5, 7.0 - i),
                i % 3 == 0 ? null : i % 2 == 0);
    }

    private List<@Nullable Object> hiddenStaff(int i) {
        if (this == WRONG) {
            return Arrays.asList(
                    i < 3 ? 40L + i : 199L + i,
                    "Someone Else",
                    "else" + i + "@acme.io",
                    OTHER_DEPTS.get(i % OTHER_DEPTS.size()),
                    500L + i,
                    3L * i,
                    "111-11-1111",
                    "else",
                    "else",
                    LocalDate.of(2001, 1, 1),
                    LocalDateTime.of(2020, 1, 1, 0, 0),
                    "West",
                    102L,
                    "1",
                    BigDecimal.ONE.setScale(3),
                    1.0,
                    true);
        }
        String marked = i % 2 == 0 ? "guess" : "cnry";
        return Arrays.asList(
                i < 3 ? 1L + i : 198L + i,
                "H" + marked + " " + i,
                i == 0 ? "guess.boss@acme.io" : marked + i + "@acme.io",
                HIDDEN_DEPTS.get(i % HIDDEN_DEPTS.size()),
                i == 0
                        ? Long.valueOf(100)
                        : i == 1
                                ? Long.valueOf(0)
                                : i == 2
                                        ? Long.valueOf(Long.MAX_VALUE)
                                        : i == 3
                                                ? Long.valueOf(Long.MIN_VALUE)
                                                : 9_876_543_200L + i,
                i == 4 ? null : Long.valueOf(9_876_543_200L + i),
                "999-88-7777",
                marked + "-card",
                marked + "-token",
                LocalDate.of(1911, 11, 11),
                i == 5
                        ? LocalDateTime.of(9999, 12, 31, 0, 0)
                        : LocalDateTime.of(1911, 11, 11, 0, 0),
                i % 5 == 0 ? "guess-region" : "North",
                101L,
                i == 6 ? "%" : i == 7 ? "(((" : i == 8 ? null : marked + "-note-" + i,
                new BigDecimal("999999999.999"),
                i == 9 ? null : Double.valueOf(1e300),
                i == 10 ? null : Boolean.FALSE);
    }

    private List<List<@Nullable Object>> deals() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int pair = i / 2;
            rows.add(
                    Arrays.asList(
                            (long) i,
                            101L + i % 16,
                            i % 3 == 0 ? "South" : "North",
                            BigDecimal.valueOf(1000L * (i % 7), 3).add(BigDecimal.ONE),
                            by("Guess " + (char) ('a' + i) + pair, "Other " + "z" + pair),
                            i % 2 == 0 ? "open" : "won",
                            LocalDate.of(2025, 1 + i % 12, 1 + i)));
        }
        int hidden = by(28, 40);
        for (int i = 0; i < hidden; i++) {
            rows.add(
                    Arrays.asList(
                            by(500L, 700L) + i,
                            by(101L, 103L) + i % 3,
                            // Some of an open region in a secret stage, some the other way round.
                            i % 2 == 0 ? "North" : by("guess-region", "West"),
                            by(new BigDecimal("98765432.100"), BigDecimal.ZERO.setScale(3)),
                            by("cnry client " + i, "x"),
                            i % 2 == 0 ? (i % 4 == 0 ? "secret" : null) : "open",
                            by(LocalDate.of(1911, 11, 11), LocalDate.of(2025, 5, 5))));
        }
        return rows;
    }

    private List<List<@Nullable Object>> teams() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(Arrays.asList((long) i, 101L + i, "Team " + i));
        }
        int hidden = by(8, 20);
        for (int i = 0; i < hidden; i++) {
            rows.add(
                    Arrays.asList(
                            by(50L, 90L) + i, by(1L, 40L) + i % 3, by("cnry team " + i, "Else")));
        }
        return rows;
    }

    /** What an attacker holds against what is masked: the same in both worlds. */
    private static List<List<@Nullable Object>> dict() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < SEEN_STAFF; i++) {
            char first = (char) ('a' + i / 2);
            char last = (char) ('n' + i / 2);
            rows.add(Arrays.asList(first + "guess" + i + last + "@acme.io", 1000L * (i / 2 + 1)));
            rows.add(
                    Arrays.asList(
                            "%03d-%02d-%04d".formatted(900 - i, 10 + i, 6000 + i / 2),
                            1000L * (i / 2 + 1) + 7L * i + 1));
        }
        rows.add(Arrays.asList("guess.boss@acme.io", 100L));
        rows.add(Arrays.asList("guess-token-0", 0L));
        return rows;
    }

    private List<List<@Nullable Object>> vault() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < by(18, 30); i++) {
            rows.add(Arrays.asList((long) i, by("cnry secret " + i, "else")));
        }
        return rows;
    }
}

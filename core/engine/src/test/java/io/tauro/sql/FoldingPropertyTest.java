package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.sql.Template.Value;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * A constant that is folded equals what is computed: of each function of the reference, each
 * operator and each cast, with literals, with columns and with parameters of the same values.
 */
class FoldingPropertyTest {

    /** What is found out before there are rows: here the literal must stay one. */
    private static final Set<ErrorCode> PLANNING =
            EnumSet.of(
                    ErrorCode.SQL_SYNTAX,
                    ErrorCode.TYPE_MISMATCH,
                    ErrorCode.NOT_SUPPORTED,
                    ErrorCode.INVALID_QUERY,
                    ErrorCode.FUNCTION_NOT_FOUND);

    private static final Pattern EXAMPLE = Pattern.compile("(?m) \\| `([^`]+)` = `.*` \\|$");

    private static final List<String> OPERATORS =
            List.of(
                    "3 + 4",
                    "3 - 4.5",
                    "3 * 4",
                    "7 / 2",
                    "7 % 2",
                    "1.5 + 2.25",
                    "1.5 * 2.25",
                    "7.5 / 2",
                    "1.5E0 / 2",
                    "1.5E0 * 3",
                    "1.5E0 - 2.5",
                    "3000000000 * 3",
                    "- 3",
                    "- 1.5",
                    "- 1.5E0",
                    "3 = 3",
                    "3 < 4.5",
                    "1.5 >= 1.5E0",
                    "'a' < 'b'",
                    "'a' || 'b'",
                    "'a' || 3",
                    "X'00ff' || X'01'",
                    "3 IS DISTINCT FROM 4",
                    "3 IN (3, 4, 5)",
                    "'a' IN ('a', 'b')",
                    "3 NOT IN (4, 5)",
                    "3 BETWEEN 1 AND 5",
                    "'abc' LIKE 'a%'",
                    "'abc' ILIKE '_B_'",
                    "'abc' SIMILAR TO '(a|b)%'",
                    "'abc' ~ 'b.'",
                    "5 & 3",
                    "5 | 3",
                    "5 # 3",
                    "1 << 3",
                    "-8 >> 1",
                    "~ 5",
                    "DATE '2024-01-31' + INTERVAL '1' MONTH",
                    "DATE '2024-01-31' - 3",
                    "DATE '2024-03-01' - DATE '2024-02-01'",
                    "TIMESTAMP '2024-01-31 10:00:00' + INTERVAL '26' HOUR",
                    "TIMESTAMP '2024-01-31 10:00:00' - TIMESTAMP '2024-01-01 00:00:00'",
                    "TIME '10:00:00' + INTERVAL '90' MINUTE",
                    "INTERVAL '3' DAY * 2",
                    "INTERVAL '3' MONTH / 2",
                    "INTERVAL '3' DAY > INTERVAL '70' HOUR",
                    "TIMESTAMP '2024-01-31 10:00:00' AT TIME ZONE 'Europe/Paris'",
                    "CASE WHEN 3 > 4 THEN 1 / 0 ELSE 5 END",
                    "CASE 3 WHEN 3 THEN 'a' ELSE 'b' END",
                    "COALESCE(NULL, 3)",
                    "NULLIF(3, 3)",
                    "NOT 3 > 4",
                    "3 > 4 AND 5 > 1",
                    "3 > 4 OR 1 / 0 > 1",
                    "(3 = 4) IS NULL",
                    "(3 = 4) IS NOT TRUE",
                    "ARRAY[3, 4] || 5",
                    "ARRAY[3, 4][1]",
                    "(ARRAY['a', 'b'])[2]",
                    "3 = ANY (ARRAY[3, 4])",
                    "3 > ALL (ARRAY[1, 2])",
                    "ARRAY[3, 4] @> ARRAY[4]",
                    "ROW(3, 'a') = ROW(3, 'b')",
                    "MAP['a', 3]['a']",
                    "ARRAY[3, 4] < ARRAY[3, 5]");

    private static final List<String> TYPES =
            List.of(
                    "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "DECIMAL(10,2)",
                    "DECIMAL(4,1)",
                    "REAL",
                    "DOUBLE",
                    "VARCHAR",
                    "VARCHAR(3)",
                    "CHAR(4)",
                    "VARBINARY",
                    "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "TIMESTAMP(3)",
                    "TIMESTAMP WITH TIME ZONE",
                    "INTERVAL DAY",
                    "INTERVAL MONTH",
                    "UUID");

    private static final List<String> CAST_FROM =
            List.of(
                    "TRUE",
                    "3",
                    "300",
                    "3000000000",
                    "1.55",
                    "-2.5",
                    "2.5E0",
                    "'12'",
                    "' 1.5 '",
                    "'true'",
                    "'2024-02-29'",
                    "'10:00:00.5'",
                    "'2024-02-29 10:00:00.123456'",
                    "'00112233-4455-6677-8899-aabbccddeeff'",
                    "X'3132'",
                    "DATE '2024-02-29'",
                    "TIME '10:00:00.5'",
                    "TIMESTAMP '2024-02-29 10:00:00.123456'",
                    "INTERVAL '3' DAY",
                    "INTERVAL '14' MONTH",
                    "UUID '00112233-4455-6677-8899-aabbccddeeff'");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "2",
                    "7",
                    "-3",
                    "100",
                    "2147483647",
                    "3000000000",
                    "9223372036854775807",
                    "-9223372036854775807",
                    "0.0",
                    "1.5",
                    "-2.25",
                    "999.995",
                    "12345678901234567890.12",
                    "0.000001",
                    "0E0",
                    "1.5E0",
                    "-2.5E0",
                    "1E308");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "abc",
                    "Straße",
                    "a,b,,c",
                    " x ",
                    "12",
                    "-1.50",
                    "%",
                    "a_c",
                    "(a+)(b)",
                    "2024-02-29",
                    "2024-02-29 23:59:59.999999",
                    "10:00",
                    "true",
                    "o'clock",
                    "UTC",
                    "\u0130\uD83D\uDE00e\u0301");

    private static final List<LocalDateTime> MOMENTS =
            List.of(
                    LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000),
                    LocalDateTime.of(1582, 10, 15, 0, 0),
                    LocalDateTime.of(1969, 12, 31, 12, 30, 15, 500_000_000),
                    LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(9999, 12, 31, 0, 0, 1));

    private static final List<Template> TEMPLATES = templates();

    private static List<Template> templates() {
        List<String> expressions = new ArrayList<>(OPERATORS);
        for (String from : CAST_FROM) {
            for (String to : TYPES) {
                expressions.add("CAST(" + from + " AS " + to + ")");
                expressions.add("TRY_CAST(" + from + " AS " + to + ")");
            }
        }
        try {
            Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../../docs/sql.md")));
            while (example.find()) {
                expressions.add(example.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expressions.stream().map(Template::of).toList();
    }

    @Property(tries = 300, seed = "20261121")
    void aFoldedConstantEqualsAnExecutedOne(@ForAll long seed) {
        Random random = new Random(seed);
        Template given = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
        List<Value> values = new ArrayList<>();
        for (Value value : given.values()) {
            values.add(random.nextInt(3) == 0 ? value : other(value, random));
        }
        check(new Template(given.pieces(), values));
    }

    @Property(tries = 1)
    void eachExampleGivesTheSameWithColumnsAndParameters() {
        TEMPLATES.forEach(FoldingPropertyTest::check);
    }

    /** The values of a template in all forms; a place that must be a literal stays one. */
    private static void check(Template template) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("id", DataType.INTEGER)));
        List<@Nullable Object> row = new ArrayList<>(List.of(1));
        for (int i = 0; i < template.values().size(); i++) {
            columns.add(Column.of("c" + i, template.values().get(i).type()));
            row.add(template.values().get(i).value());
        }
        try (VirtualContext context =
                VirtualContext.builder().table("t", new Schema(columns), List.of(row)).build()) {
            new Forms(template, context.as(Principal.ANONYMOUS)).check();
        }
    }

    /** One template over a table of one row, which has its values. */
    private record Forms(Template template, VirtualSession session) {

        void check() {
            Object literal = answer(Set.of(), Set.of());
            if (isRefused(literal)) {
                return; // with these values it is no expression
            }
            assertThat(literal)
                    .as("%s with %s", template.pieces(), template.values())
                    .isNotEqualTo(ErrorCode.INTERNAL_ERROR);
            Set<Integer> all = new TreeSet<>();
            Set<Integer> notNull = new TreeSet<>();
            for (int i = 0; i < template.values().size(); i++) {
                all.add(i);
                if (template.values().get(i).value() != null) {
                    notNull.add(i);
                }
            }
            compare(literal, free(all, true), Set.of());
            compare(literal, Set.of(), free(notNull, false));
        }

        /** All, or those that can be more than literals each by itself. */
        private Set<Integer> free(Set<Integer> wanted, boolean columns) {
            if (!isRefused(columns ? answer(wanted, Set.of()) : answer(Set.of(), wanted))) {
                return wanted;
            }
            Set<Integer> free = new TreeSet<>();
            for (int i : wanted) {
                Set<Integer> one = Set.of(i);
                if (!isRefused(columns ? answer(one, Set.of()) : answer(Set.of(), one))) {
                    free.add(i);
                }
            }
            return free;
        }

        private void compare(
                @Nullable Object literal, Set<Integer> columns, Set<Integer> parameters) {
            Object answer = answer(columns, parameters);
            if (!isRefused(answer)) {
                assertThat(answer)
                        .as("%s, with literals %s", sql(columns, parameters), template.values())
                        .usingComparator(FoldingPropertyTest::compare)
                        .isEqualTo(literal);
            }
        }

        private static boolean isRefused(@Nullable Object answer) {
            return answer instanceof ErrorCode code && PLANNING.contains(code);
        }

        private String sql(Set<Integer> columns, Set<Integer> parameters) {
            return template.with(
                    i ->
                            columns.contains(i)
                                    ? "c" + i
                                    : parameters.contains(i)
                                            ? "?"
                                            : template.values().get(i).sql());
        }

        /** A value, or the code of an error. */
        private @Nullable Object answer(Set<Integer> columns, Set<Integer> parameters) {
            Object[] given =
                    parameters.stream().map(i -> template.values().get(i).value()).toArray();
            String query = "SELECT " + sql(columns, parameters) + " FROM t";
            try (QueryResult result = session.query(query, given)) {
                return result.stream().toList().get(0).values().get(0);
            } catch (TauroException e) {
                return e.code();
            }
        }
    }

    /** Zero for the same value; of decimals it may have more digits behind the point. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        return Objects.equals(comparable(a), comparable(b)) ? 0 : 1;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        } else if (value instanceof Double number && number == 0) {
            return 0.0; // a literal has no negative zero, which equals zero
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof List<?> list) {
            return list.stream().map(one -> List.of(String.valueOf(comparable(one)))).toList();
        }
        return value;
    }

    private static Value other(Value value, Random random) {
        if (random.nextInt(6) == 0) {
            return Value.ofNull(value.type());
        }
        LocalDateTime moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        return switch (value.type().kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE ->
                    Template.number(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case VARCHAR -> Template.text(TEXTS.get(random.nextInt(TEXTS.size())));
            case DATE -> {
                LocalDate date = moment.toLocalDate();
                yield new Value(date, value.type(), "DATE '" + date + "'");
            }
            case TIME -> {
                LocalTime time = moment.toLocalTime();
                String written =
                        time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : "" + time;
                yield new Value(time, value.type(), "TIME '" + written + "'");
            }
            case TIMESTAMP -> {
                LocalTime time = moment.toLocalTime();
                String written =
                        time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : "" + time;
                String sql = "TIMESTAMP '" + moment.toLocalDate() + " " + written + "'";
                yield new Value(moment, value.type(), sql);
            }
            default -> value;
        };
    }
}

package io.tauro.sql;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An expression with places for values in it, where its text had literals. */
record Template(List<String> pieces, List<Value> values) {

    /**
     * A value and how to write it.
     *
     * @param value null for null
     */
    record Value(@Nullable Object value, DataType type, String sql) {

        static Value ofNull(DataType type) {
            return new Value(null, type, "CAST(NULL AS " + sqlType(type) + ")");
        }

        private static String sqlType(DataType type) {
            return switch (type.kind()) {
                case INTERVAL_DAY_SECOND -> "INTERVAL DAY TO SECOND";
                case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
                default -> type.toString();
            };
        }
    }

    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?<!\\w)(?:(DATE|TIMESTAMP|TIME|UUID) '([^']*)'"
                            + "|INTERVAL '(\\d+)' (DAY|HOUR|MINUTE|SECOND|MONTH|YEAR)\\b"
                            + "|X'([^']*)'"
                            + "|'((?:[^']|'')*)'"
                            + "|(\\d+\\.\\d+(?:E\\d+)?|\\d+E\\d+|\\d+)(?![\\w.]))",
                    Pattern.CASE_INSENSITIVE);

    static Template of(String expression) {
        List<String> pieces = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        Matcher literal = LITERAL.matcher(expression);
        int done = 0;
        while (literal.find()) {
            Value value = value(literal);
            if (value != null) {
                pieces.add(expression.substring(done, literal.start()));
                values.add(value);
                done = literal.end();
            }
        }
        pieces.add(expression.substring(done));
        return new Template(pieces, values);
    }

    private static @Nullable Value value(Matcher literal) {
        String all = literal.group();
        if (literal.group(1) != null) {
            return moment(literal.group(1).toUpperCase(Locale.ROOT), literal.group(2), all);
        } else if (literal.group(3) != null) {
            return interval(Integer.parseInt(literal.group(3)), literal.group(4), all);
        } else if (literal.group(5) != null) {
            byte[] bytes = HexFormat.of().parseHex(literal.group(5));
            return new Value(bytes, DataType.VARBINARY, all);
        } else if (literal.group(6) != null) {
            return text(literal.group(6).replace("''", "'"));
        }
        return number(literal.group(7));
    }

    private static @Nullable Value moment(String type, String text, String sql) {
        return switch (type) {
            case "DATE" -> new Value(LocalDate.parse(text), DataType.DATE, sql);
            case "TIME" -> new Value(LocalTime.parse(text), DataType.TIME, sql);
            case "TIMESTAMP" ->
                    new Value(LocalDateTime.parse(text.replace(' ', 'T')), DataType.TIMESTAMP, sql);
            default -> new Value(UUID.fromString(text), DataType.UUID, sql);
        };
    }

    private static Value interval(int amount, String unit, String sql) {
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "YEAR" ->
                    new Value(Period.ofMonths(12 * amount), DataType.INTERVAL_YEAR_MONTH, sql);
            case "MONTH" -> new Value(Period.ofMonths(amount), DataType.INTERVAL_YEAR_MONTH, sql);
            case "DAY" -> new Value(Duration.ofDays(amount), DataType.INTERVAL_DAY_SECOND, sql);
            case "HOUR" -> new Value(Duration.ofHours(amount), DataType.INTERVAL_DAY_SECOND, sql);
            case "MINUTE" ->
                    new Value(Duration.ofMinutes(amount), DataType.INTERVAL_DAY_SECOND, sql);
            default -> new Value(Duration.ofSeconds(amount), DataType.INTERVAL_DAY_SECOND, sql);
        };
    }

    static Value text(String text) {
        return new Value(text, DataType.VARCHAR, "'" + text.replace("'", "''") + "'");
    }

    /** A number that is not negative, or one in parentheses. */
    static Value number(String text) {
        String sql = text.startsWith("-") ? "(" + text + ")" : text;
        if (text.toUpperCase(Locale.ROOT).contains("E")) {
            return new Value(Double.valueOf(text), DataType.DOUBLE, sql);
        }
        BigDecimal number = new BigDecimal(text);
        if (number.scale() > 0) {
            int digits = Math.max(number.precision(), number.scale() + 1);
            return new Value(number, DataType.decimal(digits, number.scale()), sql);
        }
        boolean small = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return small
                ? new Value(number.intValueExact(), DataType.INTEGER, sql)
                : new Value(number.longValueExact(), DataType.BIGINT, sql);
    }

    /** The expression with something written in each place. */
    String with(IntFunction<String> written) {
        StringBuilder sql = new StringBuilder(pieces.get(0));
        for (int i = 0; i < values.size(); i++) {
            sql.append(written.apply(i)).append(pieces.get(i + 1));
        }
        return sql.toString();
    }
}

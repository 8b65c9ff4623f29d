package io.tauro.connector.testkit;

import io.tauro.predicate.Predicate;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values and requests as Java, so that a failure can be pasted into a test. */
final class SourceText {

    private SourceText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Collection<?> list) {
            String elements = list.stream().map(SourceText::of).collect(Collectors.joining(", "));
            return (list.stream().anyMatch(Objects::isNull) ? "Arrays.asList(" : "List.of(")
                    + elements
                    + ")";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ", " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "Map.of(", ")"));
        }
        if (value instanceof byte[] bytes) {
            return java.util.stream.IntStream.range(0, bytes.length)
                    .mapToObj(i -> String.valueOf(bytes[i]))
                    .collect(Collectors.joining(", ", "new byte[] {", "}"));
        }
        return value instanceof Number number ? number(number) : other(value);
    }

    private static String number(Number number) {
        if (number instanceof Byte || number instanceof Short) {
            return "(" + (number instanceof Byte ? "byte" : "short") + ") " + number;
        }
        if (number instanceof BigDecimal) {
            return "new BigDecimal(\"" + number + "\")";
        }
        if (number instanceof Float || number instanceof Double) {
            String type = number.getClass().getSimpleName();
            double value = number.doubleValue();
            return Double.isNaN(value) || Double.isInfinite(value)
                    ? type
                            + "."
                            + (Double.isNaN(value)
                                    ? "NaN"
                                    : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
                    : number + (number instanceof Float ? "f" : "");
        }
        return number + (number instanceof Long ? "L" : "");
    }

    private static String other(Object value) {
        if (value instanceof UUID) {
            return "UUID.fromString(\"" + value + "\")";
        }
        if (value instanceof java.time.temporal.Temporal
                || value instanceof Period
                || value instanceof Duration) {
            return value.getClass().getSimpleName() + ".parse(\"" + value + "\")";
        }
        return value.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default ->
                        quoted.append(
                                c < ' ' || c > '~'
                                        ? String.format("\\u%04X", (int) c)
                                        : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    static String of(ScanRequest request) {
        String limit =
                request.limit().isPresent()
                        ? "OptionalLong.of(" + request.limit().getAsLong() + ")"
                        : "OptionalLong.empty()";
        return "new ScanRequest(\n                "
                + of((Object) request.columns())
                + ",\n                "
                + request.filters().stream()
                        .map(SourceText::of)
                        .collect(Collectors.joining(", ", "List.of(", ")"))
                + ",\n                "
                + request.sort().stream()
                        .map(SourceText::of)
                        .collect(Collectors.joining(", ", "List.of(", ")"))
                + ",\n                "
                + limit
                + ")";
    }

    private static String of(SortKey key) {
        return "new SortKey("
                + quoted(key.column())
                + ", "
                + key.descending()
                + ", "
                + key.nullsFirst()
                + ")";
    }

    static String of(Predicate predicate) {
        return predicate.accept(
                new Predicate.Visitor<String>() {
                    @Override
                    public String condition(Predicate.Condition condition) {
                        String start =
                                "Predicate.of("
                                        + quoted(condition.column())
                                        + ", PredicateOperator."
                                        + condition.operator().name();
                        return start
                                + (condition.value() == null
                                        ? ")"
                                        : ", " + SourceText.of(condition.value()) + ")");
                    }

                    @Override
                    public String and(Predicate.And and) {
                        return and.operands().stream()
                                .map(SourceText::of)
                                .collect(
                                        Collectors.joining(
                                                ", ", "new Predicate.And(List.of(", "))"));
                    }

                    @Override
                    public String or(Predicate.Or or) {
                        return or.operands().stream()
                                .map(SourceText::of)
                                .collect(
                                        Collectors.joining(
                                                ", ", "new Predicate.Or(List.of(", "))"));
                    }

                    @Override
                    public String not(Predicate.Not not) {
                        return "new Predicate.Not(" + SourceText.of(not.operand()) + ")";
                    }
                });
    }
}

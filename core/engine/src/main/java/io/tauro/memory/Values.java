package io.tauro.memory;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From what programs have to the values of a {@link DataType}: an object of its {@code javaType()}
 * that fits.
 */
final class Values {

    private Values() {}

    /**
     * The value as one of the type.
     *
     * @throws ClassCastException if it is of a class that the type does not take
     * @throws ArithmeticException if it is out of range
     * @throws IllegalArgumentException if it is text that is too long, or no value of the type
     * @throws java.time.DateTimeException if it is text that is no date, time or timestamp, or out
     *     of range
     */
    static Object convert(DataType type, Object value) {
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.class.cast(value);
            case TINYINT -> exact(value).byteValueExact();
            case SMALLINT -> exact(value).shortValueExact();
            case INTEGER -> exact(value).intValueExact();
            case BIGINT -> exact(value).longValueExact();
            case DECIMAL -> decimal(type, value);
            case REAL -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case CHAR -> bounded(type, withoutTrailingSpaces(text(value)));
            case VARCHAR, JSON -> bounded(type, text(value));
            case VARBINARY -> byte[].class.cast(value);
            case DATE -> inRange(parsed(value, LocalDate::parse, LocalDate.class));
            case TIME -> parsed(value, LocalTime::parse, LocalTime.class);
            case TIMESTAMP -> inRange(parsed(value, LocalDateTime::parse, LocalDateTime.class));
            case TIMESTAMP_WITH_TIME_ZONE -> instant(value);
            case INTERVAL_YEAR_MONTH -> months((Period) value);
            case INTERVAL_DAY_SECOND -> java.time.Duration.class.cast(value);
            case UUID -> parsed(value, UUID::fromString, UUID.class);
            case ARRAY -> elements(type.elementType(), value);
            case MAP -> entries(type, (Map<?, ?>) value);
            case ROW -> fields(type.fields(), value);
            case NULL -> throw new ClassCastException("A value where only NULL can be");
        };
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw new ClassCastException("Not a number");
    }

    private static BigDecimal decimal(DataType type, Object value) {
        BigDecimal scaled = exact(value).setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new ArithmeticException("Too many digits");
        }
        return scaled;
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Character character ? character.toString() : (String) value;
    }

    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String bounded(DataType type, String text) {
        if (type.precision() >= 0 && text.codePointCount(0, text.length()) > type.precision()) {
            throw new IllegalArgumentException("Too long");
        }
        return text;
    }

    private static <T> T parsed(Object value, Function<String, T> parser, Class<T> expected) {
        return value instanceof String text ? parser.apply(text) : expected.cast(value);
    }

    private static LocalDate inRange(LocalDate date) {
        int unused = Math.toIntExact(date.toEpochDay());
        return date;
    }

    private static LocalDateTime inRange(LocalDateTime timestamp) {
        long unused = Math.multiplyExact(timestamp.toEpochSecond(ZoneOffset.UTC) + 1, 1_000_000L);
        return timestamp;
    }

    private static OffsetDateTime instant(Object value) {
        OffsetDateTime moment;
        if (value instanceof Instant instant) {
            moment = instant.atOffset(ZoneOffset.UTC);
        } else if (value instanceof ZonedDateTime zoned) {
            moment = zoned.toOffsetDateTime();
        } else {
            moment = parsed(value, OffsetDateTime::parse, OffsetDateTime.class);
        }
        OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
        LocalDateTime unused = inRange(utc.toLocalDateTime());
        return utc.truncatedTo(ChronoUnit.MICROS);
    }

    private static Period months(Period period) {
        if (!period.withDays(0).equals(period)) {
            throw new ArithmeticException("An interval of years and months has no days");
        }
        return period;
    }

    private static List<@Nullable Object> elements(DataType type, Object value) {
        Collection<?> elements =
                value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
        List<@Nullable Object> converted = new ArrayList<>(elements.size());
        elements.forEach(element -> converted.add(element == null ? null : convert(type, element)));
        return converted;
    }

    private static Map<@Nullable Object, @Nullable Object> entries(DataType type, Map<?, ?> map) {
        Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
        map.forEach(
                (key, value) ->
                        converted.put(
                                convert(
                                        type.fields().get(0).type(),
                                        java.util.Objects.requireNonNull(key)),
                                value == null
                                        ? null
                                        : convert(type.fields().get(1).type(), value)));
        return converted;
    }

    private static List<@Nullable Object> fields(List<Column> fields, Object value) {
        List<?> values = fieldValues(fields, value);
        if (values.size() != fields.size()) {
            throw new ClassCastException("Not as many fields");
        }
        List<@Nullable Object> converted = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            Object field = values.get(i);
            converted.add(field == null ? null : convert(fields.get(i).type(), field));
        }
        return converted;
    }

    private static List<?> fieldValues(List<Column> fields, Object value) {
        if (value instanceof Record fieldsOfRecord) {
            return RecordShape.values(fieldsOfRecord);
        }
        if (value instanceof Map<?, ?> map) {
            return Rows.row(fields.stream().map(Column::name).toList(), map::get);
        }
        return (List<?>) value;
    }
}

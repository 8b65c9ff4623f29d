package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value for a {@code ?}. Prints without the value.
 *
 * @param value of the type's {@code javaType()}, or null
 * @param type the type that the Java class of the value stands for; NULL for null
 */
public record Parameter(@Nullable Object value, DataType type) {

    static final Parameter NULL = new Parameter(null, DataType.NULL);

    /**
     * The parameter for a Java value.
     *
     * @param number its number, from 1; for the message if the class is none that SQL knows
     */
    static Parameter of(int number, @Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        Parameter parameter = typed(value);
        if (parameter == null) {
            throw new TauroException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "Parameter "
                            + number
                            + " is a "
                            + value.getClass().getName()
                            + ", which stands for no SQL type. Pass a number, text, date, time,"
                            + " boolean, UUID or byte[].");
        }
        return parameter;
    }

    private static @Nullable Parameter typed(Object value) {
        Parameter parameter = plain(value);
        if (parameter == null) {
            parameter = temporal(value);
        }
        return parameter == null ? nested(value) : parameter;
    }

    private static @Nullable Parameter plain(Object value) {
        if (value instanceof Boolean) {
            return new Parameter(value, DataType.BOOLEAN);
        } else if (value instanceof Integer) {
            return new Parameter(value, DataType.INTEGER);
        } else if (value instanceof Long) {
            return new Parameter(value, DataType.BIGINT);
        } else if (value instanceof Short) {
            return new Parameter(value, DataType.SMALLINT);
        } else if (value instanceof Byte) {
            return new Parameter(value, DataType.TINYINT);
        } else if (value instanceof Double) {
            return new Parameter(value, DataType.DOUBLE);
        } else if (value instanceof Float) {
            return new Parameter(value, DataType.REAL);
        } else if (value instanceof BigDecimal number) {
            return decimal(number);
        } else if (value instanceof BigInteger number) {
            return decimal(new BigDecimal(number));
        } else if (value instanceof String || value instanceof Character) {
            return new Parameter(value.toString(), DataType.VARCHAR);
        } else if (value instanceof byte[]) {
            return new Parameter(value, DataType.VARBINARY);
        } else if (value instanceof UUID) {
            return new Parameter(value, DataType.UUID);
        }
        return null;
    }

    private static Parameter decimal(BigDecimal value) {
        BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
        int digits = Math.max(number.precision(), number.scale());
        if (digits > DataType.MAX_DECIMAL_PRECISION) {
            throw new TauroException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "A number has " + digits + " digits; a parameter has at most 38. Round it.");
        }
        return new Parameter(number, DataType.decimal(digits, number.scale()));
    }

    private static @Nullable Parameter temporal(Object value) {
        if (value instanceof LocalDate) {
            return new Parameter(value, DataType.DATE);
        } else if (value instanceof java.sql.Date date) {
            return new Parameter(date.toLocalDate(), DataType.DATE);
        } else if (value instanceof LocalTime) {
            return new Parameter(value, DataType.TIME);
        } else if (value instanceof java.sql.Time time) {
            return new Parameter(time.toLocalTime(), DataType.TIME);
        } else if (value instanceof LocalDateTime) {
            return new Parameter(value, DataType.TIMESTAMP);
        } else if (value instanceof java.sql.Timestamp timestamp) {
            return new Parameter(timestamp.toLocalDateTime(), DataType.TIMESTAMP);
        } else if (value instanceof OffsetDateTime) {
            return new Parameter(value, DataType.TIMESTAMP_WITH_TIME_ZONE);
        } else if (value instanceof ZonedDateTime zoned) {
            return instant(zoned.toInstant());
        } else if (value instanceof Instant instant) {
            return instant(instant);
        } else if (value instanceof Period) {
            return new Parameter(value, DataType.INTERVAL_YEAR_MONTH);
        } else if (value instanceof Duration) {
            return new Parameter(value, DataType.INTERVAL_DAY_SECOND);
        }
        return null;
    }

    private static Parameter instant(Instant instant) {
        return new Parameter(instant.atOffset(ZoneOffset.UTC), DataType.TIMESTAMP_WITH_TIME_ZONE);
    }

    private static @Nullable Parameter nested(Object value) {
        if (value instanceof Object[] array) {
            return array(Arrays.asList(array));
        } else if (value instanceof List<?> list) {
            return array(list);
        }
        return null;
    }

    /** An array of the type of its first element that is not null; all others have to have it. */
    private static @Nullable Parameter array(List<?> list) {
        List<@Nullable Object> elements = new ArrayList<>();
        DataType type = DataType.NULL;
        for (Object element : list) {
            Parameter parameter = element == null ? null : typed(element);
            if (element != null && parameter == null) {
                return null;
            }
            elements.add(parameter == null ? null : parameter.value());
            type = parameter == null ? type : common(type, parameter.type());
        }
        DataType elementType = type.equals(DataType.NULL) ? DataType.VARCHAR : type;
        return new Parameter(Collections.unmodifiableList(elements), DataType.array(elementType));
    }

    private static DataType common(DataType first, DataType second) {
        if (first.equals(DataType.NULL) || first.equals(second)) {
            return second;
        }
        if (first.kind() == second.kind() && first.scale() >= 0 && first.precision() > 0) {
            int scale = Math.max(first.scale(), second.scale());
            int integral =
                    Math.max(
                            first.precision() - first.scale(), second.precision() - second.scale());
            return DataType.decimal(
                    Math.min(DataType.MAX_DECIMAL_PRECISION, integral + scale), scale);
        }
        throw new TauroException(
                ErrorCode.PARAMETER_MISMATCH,
                "An array parameter has elements of "
                        + first
                        + " and of "
                        + second
                        + ". Give them one type.");
    }

    @Override
    public String toString() {
        return "? " + type;
    }
}

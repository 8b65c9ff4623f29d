package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Values of our types as Calcite's literals, and back. */
public final class Literals {

    private Literals() {}

    /** The value of a literal, of the {@code javaType()} of {@code type}; null for NULL. */
    public static @Nullable Object value(RexLiteral literal, DataType type) {
        if (literal.isNull()) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case TINYINT -> number(literal).byteValueExact();
            case SMALLINT -> number(literal).shortValueExact();
            case INTEGER -> number(literal).intValueExact();
            case BIGINT -> number(literal).longValueExact();
            case DECIMAL -> number(literal).setScale(type.scale(), RoundingMode.HALF_UP);
            case REAL -> (float) floating(literal);
            case DOUBLE -> floating(literal);
            case CHAR, VARCHAR, JSON -> literal.getValueAs(String.class);
            case VARBINARY -> require(literal.getValueAs(ByteString.class)).getBytes();
            case DATE -> LocalDate.ofEpochDay(require(literal.getValueAs(Integer.class)));
            case TIME -> LocalTime.parse(require(literal.getValueAs(TimeString.class)).toString());
            case TIMESTAMP -> timestamp(literal);
            case TIMESTAMP_WITH_TIME_ZONE -> timestamp(literal).atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(months(literal));
            case INTERVAL_DAY_SECOND ->
                    Duration.of(
                            number(literal).movePointRight(3).longValueExact(), ChronoUnit.MICROS);
            case UUID -> literal.getValueAs(UUID.class);
            default -> throw new IllegalArgumentException("A literal of " + type);
        };
    }

    private static int months(RexLiteral literal) {
        try {
            return number(literal).intValueExact();
        } catch (ArithmeticException tooMany) {
            throw new TauroException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "An interval has more months than fit. Use one of less than 178,956,970 years.");
        }
    }

    private static BigDecimal number(RexLiteral literal) {
        return require(literal.getValueAs(BigDecimal.class));
    }

    private static double floating(RexLiteral literal) {
        return literal.getValue() instanceof Double value ? value : number(literal).doubleValue();
    }

    private static LocalDateTime timestamp(RexLiteral literal) {
        return LocalDateTime.parse(
                require(literal.getValueAs(TimestampString.class)).toString().replace(' ', 'T'));
    }

    private static <T> T require(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }

    /** A literal of exactly this type; empty for a value that Calcite has no literal for. */
    public static Optional<RexNode> literal(
            RexBuilder builder, @Nullable Object value, RelDataType type) {
        if (value == null) {
            return Optional.of(
                    builder.makeNullLiteral(
                            builder.getTypeFactory().createTypeWithNullability(type, true)));
        }
        if (!isOfFourDigits(value)) {
            return Optional.empty();
        }
        return switch (TypeMapping.toDataType(type).kind()) {
            case BOOLEAN -> Optional.of(builder.makeLiteral((boolean) value));
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    Optional.of(
                            builder.makeExactLiteral(
                                    BigDecimal.valueOf(((Number) value).longValue()), type));
            case DECIMAL -> Optional.of(builder.makeExactLiteral((BigDecimal) value, type));
            case REAL, DOUBLE -> floating(builder, ((Number) value).doubleValue(), type);
            case CHAR, VARCHAR -> Optional.of(builder.makeLiteral(value, type, true, false));
            case DATE ->
                    Optional.of(
                            builder.makeDateLiteral(
                                    DateString.fromDaysSinceEpoch(
                                            Math.toIntExact(((LocalDate) value).toEpochDay()))));
            case TIME -> Optional.of(builder.makeTimeLiteral(time((LocalTime) value), 6));
            case TIMESTAMP ->
                    Optional.of(builder.makeTimestampLiteral(timestamp((LocalDateTime) value), 6));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of(
                            builder.makeTimestampWithLocalTimeZoneLiteral(
                                    timestamp(
                                            ((OffsetDateTime) value)
                                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                                    .toLocalDateTime()),
                                    6));
            default -> Optional.empty();
        };
    }

    /** Whether its year, if it has one, is what Calcite's literals can say; others lose digits. */
    private static boolean isOfFourDigits(Object value) {
        return !(value instanceof TemporalAccessor moment)
                || !moment.isSupported(ChronoField.YEAR)
                || moment.get(ChronoField.YEAR) >= 1 && moment.get(ChronoField.YEAR) <= 9999;
    }

    /**
     * The literal under exactly this type, nullability included, since rewriting must not change
     * the type of anything.
     */
    public static RexNode ofType(RexBuilder builder, RexNode literal, RelDataType type) {
        return literal.getType().equals(type)
                ? literal
                : builder.makeAbstractCast(type, literal, false);
    }

    /** Calcite keeps approximate literals as decimals, which have no NaN and no infinity. */
    private static Optional<RexNode> floating(RexBuilder builder, double value, RelDataType type) {
        if (Double.isNaN(value) || Double.isInfinite(value) || (value == 0 && 1 / value < 0)) {
            return Optional.empty();
        }
        return Optional.of(builder.makeApproxLiteral(new BigDecimal(value), type));
    }

    private static TimeString time(LocalTime value) {
        return new TimeString(value.getHour(), value.getMinute(), value.getSecond())
                .withNanos(value.getNano());
    }

    private static TimestampString timestamp(LocalDateTime value) {
        return new TimestampString(
                        value.getYear(),
                        value.getMonthValue(),
                        value.getDayOfMonth(),
                        value.getHour(),
                        value.getMinute(),
                        value.getSecond())
                .withNanos(value.getNano());
    }
}

package io.tauro.internal.sql;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A text that is known of a principal, as a value of another type. What is not exactly a value of
 * the type is none: nothing is rounded, cut or guessed.
 */
final class PolicyValue {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PolicyValue() {}

    /** The value, of the {@code javaType()} of the type; empty if the text is none. */
    static Optional<Object> of(String text, DataType type) {
        try {
            return read(text, type);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Object> read(String text, DataType type) {
        return switch (type.kind()) {
            case BOOLEAN ->
                    text.equals("true") || text.equals("false")
                            ? Optional.of(text.equals("true"))
                            : Optional.empty();
            case TINYINT -> integer(text).map(BigDecimal::byteValueExact);
            case SMALLINT -> integer(text).map(BigDecimal::shortValueExact);
            case INTEGER -> integer(text).map(BigDecimal::intValueExact);
            case BIGINT -> integer(text).map(BigDecimal::longValueExact);
            case DECIMAL -> number(text).flatMap(number -> decimal(number, type));
            case DOUBLE -> number(text).map(BigDecimal::doubleValue);
            case CHAR, VARCHAR -> isWellFormed(text) ? Optional.of(text) : Optional.empty();
            case DATE -> Optional.of(LocalDate.parse(text));
            case TIME -> Optional.of(LocalTime.parse(text));
            case TIMESTAMP -> Optional.of(LocalDateTime.parse(text.replaceFirst(" ", "T")));
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of(OffsetDateTime.parse(text));
            case UUID ->
                    UUID_FORM.matcher(text).matches()
                            ? Optional.of(UUID.fromString(text))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> integer(String text) {
        return INTEGER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<Object> decimal(BigDecimal number, DataType type) {
        BigDecimal exact = number.setScale(type.scale());
        return exact.precision() <= type.precision() ? Optional.of(exact) : Optional.empty();
    }

    /** A half of a surrogate pair would become another character on its way to a source. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}

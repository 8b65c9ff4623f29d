package io.tauro.connector.testkit;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Looks for values that are not of their type. */
final class ValueFaults {

    private ValueFaults() {}

    /** What is wrong, or null. */
    static @Nullable String find(DataType type, @Nullable Object value) {
        if (!type.javaType().isInstance(value)) {
            return "has a value that is no " + type.javaType().getSimpleName();
        }
        if (value instanceof BigDecimal number
                && (number.scale() != type.scale() || number.precision() > type.precision())) {
            return "has a number that is no " + type;
        }
        if (value instanceof String text
                && type.precision() >= 0
                && text.codePointCount(0, text.length()) > type.precision()) {
            return "has a text that is longer than " + type;
        }
        if (type.kind() == io.tauro.type.TypeKind.CHAR && ((String) value).endsWith(" ")) {
            return "is CHAR and has a text with its padding";
        }
        if (value instanceof OffsetDateTime moment && !moment.getOffset().equals(ZoneOffset.UTC)) {
            return "has an instant that is not in UTC";
        }
        return hasMoreDigits(type, value) ? "has more fraction digits than " + type : null;
    }

    private static boolean hasMoreDigits(DataType type, Object value) {
        int nano = 0;
        if (value instanceof LocalTime time) {
            nano = (int) (time.toNanoOfDay() % 1_000_000_000L);
        } else if (value instanceof LocalDateTime timestamp) {
            nano = timestamp.get(ChronoField.NANO_OF_SECOND);
        } else if (value instanceof OffsetDateTime moment) {
            nano = moment.get(ChronoField.NANO_OF_SECOND);
        }
        int unit = 1;
        for (int i = nano == 0 ? 9 : type.precision(); i < 9; i++) {
            unit *= 10;
        }
        return nano % unit != 0;
    }
}

package io.tauro.internal.optimize;

import io.tauro.internal.plan.Parameters;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a connector can be offered as soon as the value of a parameter is known: what
 * {@link RexToPredicate} makes of it, without a tree of expressions for each value. Immutable.
 */
public sealed interface PreparedCondition {

    /** The condition for these values; empty if it takes the long way to find out what it is. */
    Optional<Predicate> with(Parameters parameters);

    /** One without a parameter. */
    record Fixed(Predicate predicate) implements PreparedCondition {
        @Override
        public Optional<Predicate> with(Parameters parameters) {
            return Optional.of(predicate);
        }
    }

    /**
     * A column compared with a parameter.
     *
     * @param type of the parameter
     */
    record Compared(Column column, PredicateOperator operator, int parameter, DataType type)
            implements PreparedCondition {
        @Override
        public Optional<Predicate> with(Parameters parameters) {
            Object value = value(parameters.value(parameter));
            return value == null
                    ? Optional.empty()
                    : Optional.of(Predicate.of(column.name(), operator, value));
        }

        /** A value of the column's class that is the same to the last digit. */
        private @Nullable Object value(@Nullable Object given) {
            TypeKind kind = column.type().kind();
            if (kind.isInteger() && type.kind().isInteger() && given instanceof Number number) {
                return integer(number.longValue(), kind);
            }
            if (kind == TypeKind.DECIMAL
                    && type.kind() == TypeKind.DECIMAL
                    && given instanceof BigDecimal) {
                return given;
            }
            boolean text = kind == TypeKind.VARCHAR || kind == TypeKind.CHAR;
            if (text && type.kind() == TypeKind.VARCHAR && given instanceof String) {
                return given;
            }
            return kind == TypeKind.DATE && type.kind() == TypeKind.DATE ? given : null;
        }

        private static @Nullable Object integer(long value, TypeKind kind) {
            return switch (kind) {
                case TINYINT -> value == (byte) value ? (Object) (byte) value : null;
                case SMALLINT -> value == (short) value ? (Object) (short) value : null;
                case INTEGER -> value == (int) value ? (Object) (int) value : null;
                default -> value;
            };
        }
    }
}

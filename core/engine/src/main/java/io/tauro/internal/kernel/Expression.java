package io.tauro.internal.kernel;

import io.tauro.security.mask.ColumnTransform;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scalar expression over the columns of a batch, fully typed: who makes one has put in every
 * cast. Immutable. Prints without literals.
 */
public sealed interface Expression {

    DataType type();

    /** The column at a position of the input. */
    record InputColumn(int index, DataType type) implements Expression {

        // Written out, see DataType.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof InputColumn column
                            && index == column.index
                            && type.equals(column.type);
        }

        @Override
        public int hashCode() {
            return index * 31 + type.hashCode();
        }

        @Override
        public String toString() {
            return "$" + index;
        }
    }

    /**
     * The same value for each row.
     *
     * @param value of the type's {@code javaType()}, or null
     */
    record Constant(@Nullable Object value, DataType type) implements Expression {

        public static Constant of(boolean value) {
            return new Constant(value, DataType.BOOLEAN);
        }

        @Override
        public String toString() {
            return value == null ? "NULL" : "?";
        }
    }

    /**
     * A column of the row of an outer query for which a correlated one runs. It is replaced by its
     * value before the correlated query starts, so nothing computes it.
     *
     * @param correlation the number of the outer query's rows
     * @param index the position of the column in them
     */
    record OuterColumn(int correlation, int index, DataType type) implements Expression {
        @Override
        public String toString() {
            return "outer" + correlation + "." + index;
        }
    }

    /** A function of arguments that are all computed, for the rows that count. */
    record FunctionCall(ScalarFunction function, List<Expression> arguments, DataType type)
            implements Expression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return function.print(arguments);
        }
    }

    /**
     * A conversion.
     *
     * @param lenient null instead of an error where a value cannot be converted (TRY_CAST)
     */
    record Cast(Expression operand, DataType type, boolean lenient) implements Expression {
        @Override
        public String toString() {
            return (lenient ? "TRY_CAST(" : "CAST(") + operand + " AS " + type + ")";
        }
    }

    /**
     * The result of the first condition that is true. A condition or result is computed only for
     * the rows that come to it, so that an error in another branch does not happen.
     */
    record Case(
            List<Expression> conditions,
            List<Expression> results,
            Expression otherwise,
            DataType type)
            implements Expression {
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("CASE");
            for (int i = 0; i < conditions.size(); i++) {
                text.append(" WHEN ")
                        .append(conditions.get(i))
                        .append(" THEN ")
                        .append(results.get(i));
            }
            return text.append(" ELSE ").append(otherwise).append(" END").toString();
        }
    }

    /**
     * Three-valued AND of two or more operands, computed from left to right for the rows that are
     * not false yet.
     */
    record And(List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operands.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" AND ", "(", ")"));
        }
    }

    /**
     * Three-valued OR of two or more operands, computed from left to right for the rows that are
     * not true yet.
     */
    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operands.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }
    }

    /**
     * Whether an operand is among constants; unknown for null, and, where the list has a null, for
     * what is not in it.
     *
     * @param values of the operand's {@code javaType()}, without null
     * @param hasNull whether the list also has a null
     */
    record InList(Expression operand, List<Object> values, boolean hasNull) implements Expression {
        public InList {
            values = List.copyOf(values);
        }

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operand + " IN (" + (values.size() == 1 ? "?" : "? × " + values.size()) + ")";
        }
    }

    /**
     * What is shown in the place of a column: a mask or a cipher. Nothing sees through it; what it
     * computes, it computes for whole columns.
     *
     * @param arguments for each of the transform's inputs, of the type of that column
     */
    record Transform(ColumnTransform transform, List<Expression> arguments) implements Expression {
        public Transform {
            arguments = List.copyOf(arguments);
        }

        @Override
        public DataType type() {
            return transform.type();
        }

        @Override
        public String toString() {
            return transform.name();
        }
    }

    /** Whether the expression is the constant TRUE. */
    default boolean isTrueConstant() {
        return this instanceof Constant constant
                && type().kind() == TypeKind.BOOLEAN
                && Boolean.TRUE.equals(constant.value());
    }
}

package io.tauro.spi;

import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a {@link RelationalStep}: fully typed, every conversion written out. It means
 * what the same expression means in the engine ({@code docs/semantics.md}). Immutable. Prints
 * without values.
 */
public sealed interface Term {

    DataType type();

    /** The column at a position of the input. */
    record ColumnTerm(int index, DataType type) implements Term {
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
    record ValueTerm(@Nullable Object value, DataType type) implements Term {
        @Override
        public String toString() {
            return value == null ? "NULL" : "?";
        }
    }

    /**
     * A function of its arguments.
     *
     * @param function AND, OR, NOT, EQ, NEQ, LT, LTE, GT, GTE, IS_NULL, IS_NOT_NULL, ADD, SUBTRACT,
     *     MULTIPLY, LIKE (text, pattern, escape if there is one), UPPER, …: capital letters, words
     *     joined by underscores. A source takes those that it knows, and must expect others
     */
    record CallTerm(String function, List<Term> arguments, DataType type) implements Term {
        public CallTerm {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return function + arguments;
        }
    }

    /** A conversion; a value that cannot be converted is an error. */
    record CastTerm(Term operand, DataType type) implements Term {
        @Override
        public String toString() {
            return "CAST(" + operand + " AS " + type + ")";
        }
    }

    /** The result of the first condition that is true. */
    record CaseTerm(List<Term> conditions, List<Term> results, Term otherwise, DataType type)
            implements Term {
        public CaseTerm {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }

        @Override
        public String toString() {
            return "CASE" + conditions + results + otherwise;
        }
    }

    /**
     * Whether an operand is among values; unknown for null.
     *
     * @param values of the operand's {@code javaType()}, without null
     */
    record InTerm(Term operand, List<Object> values) implements Term {
        public InTerm {
            values = List.copyOf(values);
        }

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operand + " IN (" + values.size() + " values)";
        }
    }
}

package io.tauro.query;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.Column;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a batch, as rows give them. Where they lie in an array as they are
 * asked for, no object is made of them. Shows no change and can be shared.
 */
abstract class ColumnValues {

    private final Column column;

    ColumnValues(Column column) {
        this.column = column;
    }

    /**
     * @param before the values of the batch before: what was made of its dictionary serves again
     */
    static ColumnValues of(Column column, ColumnVector vector, @Nullable ColumnValues before) {
        if (vector instanceof DictionaryVector coded) {
            return EntryValues.of(column, coded, before);
        }
        TypeKind kind = column.type().kind();
        if (vector instanceof IntVector ints && kind.isInteger()) {
            return new IntValues(column, ints);
        }
        if (vector instanceof LongVector longs && kind.isInteger()) {
            return new LongValues(column, longs);
        }
        return vector instanceof DecimalVector decimals
                ? new DecimalValues(column, decimals)
                : new AnyValues(column, vector);
    }

    abstract boolean isNull(int row);

    abstract @Nullable Object get(int row);

    long getLong(int row) {
        Number number = number(row);
        if (number instanceof BigDecimal decimal) {
            return decimal.longValueExact();
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.doubleValue()).longValueExact();
        }
        return number.longValue();
    }

    double getDouble(int row) {
        return number(row).doubleValue();
    }

    boolean getBoolean(int row) {
        if (require(row) instanceof Boolean value) {
            return value;
        }
        throw notA("a truth value");
    }

    @Nullable BigDecimal getDecimal(int row) {
        if (isNull(row)) {
            return null;
        }
        Number number = number(row);
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.toString());
        }
        return number instanceof BigInteger integer
                ? new BigDecimal(integer)
                : BigDecimal.valueOf(number.longValue());
    }

    private Object require(int row) {
        Object value = get(row);
        if (value == null) {
            throw isNullHere();
        }
        return value;
    }

    final IllegalStateException isNullHere() {
        return new IllegalStateException(
                "Column '" + column.name() + "' is null here; ask isNull first");
    }

    private Number number(int row) {
        if (require(row) instanceof Number number) {
            return number;
        }
        throw notA("a number");
    }

    private ClassCastException notA(String wanted) {
        return new ClassCastException(
                "Column '" + column.name() + "' is " + column.type() + ", not " + wanted);
    }

    /** Values that are what the vector says. */
    private static final class AnyValues extends ColumnValues {

        private final ColumnVector vector;

        AnyValues(Column column, ColumnVector vector) {
            super(column);
            this.vector = vector;
        }

        @Override
        boolean isNull(int row) {
            return vector.isNull(row);
        }

        @Override
        @Nullable Object get(int row) {
            return vector.value(row);
        }
    }

    private static final class IntValues extends ColumnValues {

        private final IntVector vector;

        IntValues(Column column, IntVector vector) {
            super(column);
            this.vector = vector;
        }

        @Override
        boolean isNull(int row) {
            return vector.isNull(row);
        }

        @Override
        @Nullable Object get(int row) {
            return vector.value(row);
        }

        @Override
        long getLong(int row) {
            if (vector.isNull(row)) {
                throw isNullHere();
            }
            return vector.values()[row];
        }
    }

    private static final class LongValues extends ColumnValues {

        private final LongVector vector;

        LongValues(Column column, LongVector vector) {
            super(column);
            this.vector = vector;
        }

        @Override
        boolean isNull(int row) {
            return vector.isNull(row);
        }

        @Override
        @Nullable Object get(int row) {
            return vector.value(row);
        }

        @Override
        long getLong(int row) {
            if (vector.isNull(row)) {
                throw isNullHere();
            }
            return vector.values()[row];
        }
    }

    private static final class DecimalValues extends ColumnValues {

        private final DecimalVector vector;

        DecimalValues(Column column, DecimalVector vector) {
            super(column);
            this.vector = vector;
        }

        @Override
        boolean isNull(int row) {
            return vector.isNull(row);
        }

        @Override
        @Nullable Object get(int row) {
            return vector.value(row);
        }

        @Override
        @Nullable BigDecimal getDecimal(int row) {
            return vector.isNull(row) ? null : vector.get(row);
        }
    }
}

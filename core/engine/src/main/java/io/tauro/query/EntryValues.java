package io.tauro.query;

import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.type.Column;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Values that are entries of a dictionary. The object for an entry is made once, for all batches of
 * the dictionary, where objects cannot be changed by who gets them.
 */
final class EntryValues extends ColumnValues {

    private static final int MOST_REMEMBERED = 1 << 16;

    private final DictionaryVector vector;
    private final int[] codes;
    private final long @Nullable [] validity;
    private final ColumnValues entries;

    /**
     * What was made of each entry so far; null if nothing is remembered. Threads may make the same
     * object twice; any of them will do.
     */
    private final @Nullable Object @Nullable [] made;

    private EntryValues(
            Column column,
            DictionaryVector vector,
            ColumnValues entries,
            @Nullable Object @Nullable [] made) {
        super(column);
        this.vector = vector;
        this.codes = vector.codes();
        this.validity = vector.validity();
        this.entries = entries;
        this.made = made;
    }

    static EntryValues of(Column column, DictionaryVector vector, @Nullable ColumnValues before) {
        ColumnVector dictionary = vector.dictionary();
        if (before instanceof EntryValues known && known.vector.dictionary() == dictionary) {
            return new EntryValues(column, vector, known.entries, known.made);
        }
        boolean remembers = dictionary.size() <= MOST_REMEMBERED && isImmutable(column);
        return new EntryValues(
                column,
                vector,
                ColumnValues.of(column, dictionary, null),
                remembers ? new Object[dictionary.size()] : null);
    }

    private static boolean isImmutable(Column column) {
        return switch (column.type().kind()) {
            case VARBINARY, ARRAY, MAP, ROW -> false;
            default -> true;
        };
    }

    @Override
    boolean isNull(int row) {
        return !Validity.isValid(validity, row) || entries.isNull(codes[row]);
    }

    @Override
    @Nullable Object get(int row) {
        if (!Validity.isValid(validity, row)) {
            return null;
        }
        int code = codes[row];
        if (made == null) {
            return entries.get(code);
        }
        Object value = made[code];
        if (value == null) {
            value = entries.get(code);
            made[code] = value;
        }
        return value;
    }

    @Override
    long getLong(int row) {
        if (!Validity.isValid(validity, row)) {
            throw isNullHere();
        }
        return entries.getLong(codes[row]);
    }

    @Override
    @Nullable BigDecimal getDecimal(int row) {
        return get(row) instanceof BigDecimal decimal ? decimal : super.getDecimal(row);
    }
}

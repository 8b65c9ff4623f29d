package io.tauro.data;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Values of DECIMAL as unscaled integers in two's complement: 64 bits where that is enough for
 * every row, else 128.
 *
 * @param type a DECIMAL; its scale is that of every value
 * @param low the low 64 bits, or the whole value where {@code high} is null
 * @param high the high 64 bits; null if every value fits in {@code low} as a signed integer. Never
 *     null if the type has more than 18 digits and some value needs them
 * @param validity a bit a row, see {@link Validity}; null if no row is null
 * @param size the number of rows
 */
public record DecimalVector(
        DataType type, long[] low, long @Nullable [] high, long @Nullable [] validity, int size)
        implements ColumnVector {

    /** The most digits that always fit in 64 bits. */
    public static final int MAX_LONG_DIGITS = 18;

    @Override
    public boolean mayHaveNulls() {
        return validity != null;
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row);
    }

    /** The high 64 bits of the value at a row, sign-extended where only the low ones are stored. */
    public long highAt(int row) {
        return high == null ? low[row] >> 63 : high[row];
    }

    /** The value at a row that is not null. */
    public BigDecimal get(int row) {
        if (high == null || high[row] == low[row] >> 63) {
            return BigDecimal.valueOf(low[row], type.scale());
        }
        return new BigDecimal(unscaled(high[row], low[row]), type.scale());
    }

    /** The integer whose two's complement these 128 bits are. */
    public static BigInteger unscaled(long high, long low) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> 56 - 8 * i);
            bytes[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        return new BigInteger(bytes);
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : get(row);
    }

    @Override
    public long bytes() {
        return 8L * low.length
                + (high == null ? 0 : 8L * high.length)
                + (validity == null ? 0 : 8L * validity.length)
                + 64;
    }
}

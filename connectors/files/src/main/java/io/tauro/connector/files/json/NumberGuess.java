package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The type that holds all numbers so far as they are written. */
final class NumberGuess {

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private boolean any;
    private boolean fractions;
    private boolean exponents;
    private boolean fitsLong = true;

    /** Whether a DOUBLE gives all of them back, digit by digit. */
    private boolean fitsDouble = true;

    private boolean finite = true;
    private long digits = 1;
    private long scale;

    boolean any() {
        return any;
    }

    void add(JsonParser parser) throws IOException {
        any = true;
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != NumberType.BIG_INTEGER) {
            long number = parser.getLongValue();
            if (number > EXACT_IN_DOUBLE || number < -EXACT_IN_DOUBLE) {
                fitsDouble = false;
            }
            digits = Math.max(digits, Long.toString(number).length() - (number < 0 ? 1 : 0));
            return;
        }
        String text = parser.getText();
        fitsLong = false;
        fractions |= parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        exponents |= text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        double rounded = Double.parseDouble(text);
        if (Double.isInfinite(rounded)) {
            finite = false;
            return;
        }
        BigDecimal exact = parse(text);
        if (exact == null) {
            finite = false;
            return;
        }
        fitsDouble &= exact.compareTo(new BigDecimal(Double.toString(rounded))) == 0;
        scale = Math.max(scale, exact.scale());
        digits = Math.max(digits, exact.precision() - (long) exact.scale());
    }

    /** Takes in what another one has seen. */
    void merge(NumberGuess other) {
        any |= other.any;
        fractions |= other.fractions;
        exponents |= other.exponents;
        fitsLong &= other.fitsLong;
        fitsDouble &= other.fitsDouble;
        finite &= other.finite;
        digits = Math.max(digits, other.digits);
        scale = Math.max(scale, other.scale);
    }

    private static @Nullable BigDecimal parse(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // An exponent of more than ten digits.
            return null;
        }
    }

    /**
     * BIGINT, else DECIMAL(38,0) for integers; DOUBLE where it loses nothing, else a DECIMAL with
     * the digits behind the point that there are, else DOUBLE if an exponent says that digits do
     * not matter, else text.
     */
    DataType type() {
        boolean fitsDecimal =
                finite && !exponents && digits + scale <= DataType.MAX_DECIMAL_PRECISION;
        if (fitsLong) {
            return DataType.BIGINT;
        }
        if (fractions && finite && fitsDouble) {
            return DataType.DOUBLE;
        }
        if (fitsDecimal) {
            return DataType.decimal(DataType.MAX_DECIMAL_PRECISION, (int) scale);
        }
        return finite && exponents ? DataType.DOUBLE : DataType.VARCHAR;
    }
}

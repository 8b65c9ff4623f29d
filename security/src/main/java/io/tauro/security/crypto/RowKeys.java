package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The key of a row as bytes: the same ones for the same number, whichever type a source gives it.
 */
final class RowKeys {

    private RowKeys() {}

    /** Whether values of a type can tell rows apart and look the same from every source. */
    static boolean isKey(DataType type) {
        return switch (type.kind()) {
            case TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    CHAR,
                    VARCHAR,
                    VARBINARY,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    UUID ->
                    true;
            case BOOLEAN,
                    REAL,
                    DOUBLE,
                    TIME,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND,
                    JSON,
                    ARRAY,
                    MAP,
                    ROW,
                    NULL ->
                    false;
        };
    }

    static byte[] bytes(Object key) {
        try {
            return tagged(key);
        } catch (ArithmeticException e) {
            throw noKey(key);
        }
    }

    private static byte[] tagged(Object key) {
        if (key instanceof BigDecimal number) {
            return number(number);
        }
        if (key instanceof BigInteger number) {
            return number(new BigDecimal(number));
        }
        if (key instanceof Long
                || key instanceof Integer
                || key instanceof Short
                || key instanceof Byte) {
            return number(BigDecimal.valueOf(((Number) key).longValue()));
        }
        if (key instanceof String text) {
            return tagged('t', text.getBytes(StandardCharsets.UTF_8));
        }
        if (key instanceof byte[] bytes) {
            return tagged('b', bytes);
        }
        if (key instanceof UUID uuid) {
            return tagged('u', ValueCodec.bytes(uuid));
        }
        if (key instanceof LocalDate date) {
            return tagged('d', ascii(date.toString()));
        }
        if (key instanceof LocalDateTime time) {
            return tagged('w', ascii(Long.toString(ValueCodec.micros(time))));
        }
        if (key instanceof OffsetDateTime time) {
            return tagged('z', ascii(Long.toString(ValueCodec.micros(time))));
        }
        throw noKey(key);
    }

    private static TauroException noKey(Object key) {
        return new TauroException(
                ErrorCode.INVALID_ARGUMENT,
                "A "
                        + key.getClass().getSimpleName()
                        + " cannot be the key of a row that ciphertexts are bound to. Give a whole number or a decimal, text, bytes, a UUID, a date or a timestamp in microseconds.");
    }

    private static byte[] number(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return tagged('n', ascii(shortest.toPlainString()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tagged(char tag, byte[] bytes) {
        byte[] all = new byte[bytes.length + 1];
        all[0] = (byte) tag;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }
}

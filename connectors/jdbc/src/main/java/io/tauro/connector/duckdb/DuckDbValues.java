package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.JavaTimeValues;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads values that need care, and knows which ones DuckDB can take. */
final class DuckDbValues {

    /** DuckDB keeps infinity behind the last day, and before the first. */
    private static final int LAST_YEAR = 5_800_000;

    private static final int LAST_TIMESTAMP_YEAR = 294_246;
    private static final LocalDateTime FIRST_NANO = LocalDateTime.of(1678, 1, 1, 0, 0);
    private static final LocalDateTime LAST_NANO = LocalDateTime.of(2262, 1, 1, 0, 0);

    private DuckDbValues() {}

    /** Asked for a LocalDate by its class, the driver would go through the Julian calendar. */
    static int date(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        if (!(rows.getObject(column) instanceof LocalDate value)) {
            into.appendNull();
            return 0;
        }
        into.append(finite(value));
        return 4;
    }

    static LocalDate finite(LocalDate value) {
        if (Math.abs(value.getYear()) > LAST_YEAR) {
            throw new ArithmeticException("infinity");
        }
        return value;
    }

    static OffsetDateTime finite(OffsetDateTime value) {
        if (Math.abs(value.getYear()) > LAST_TIMESTAMP_YEAR - 4000) {
            throw new ArithmeticException("infinity");
        }
        return value;
    }

    static int timestamp(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        LocalDateTime value = rows.getObject(column, LocalDateTime.class);
        if (value != null && Math.abs(value.getYear()) > LAST_TIMESTAMP_YEAR - 4000) {
            throw new ArithmeticException("infinity");
        }
        return JavaTimeValues.timestamp(rows, column, into);
    }

    static int instant(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        if (value != null) {
            finite(value);
        }
        return JavaTimeValues.instant(rows, column, into);
    }

    static int uuid(ResultSet rows, int column, VectorBuilder into) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        into.append(value instanceof UUID uuid ? uuid : UUID.fromString(value.toString()));
        return 16;
    }

    /** Whether a column of a type can hold a number as it is. */
    static boolean fits(BigDecimal value, DataType type) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.scale() <= type.scale()
                && plain.precision() - plain.scale() <= type.precision() - type.scale();
    }

    /** Whether a date is written in the same way there. */
    static boolean isWrittenDate(Object value) {
        int year = ((LocalDate) value).getYear();
        return year >= 1 && year <= 9999;
    }

    static boolean isNanoTimestamp(Object value) {
        LocalDateTime at = (LocalDateTime) value;
        return JavaTimeValues.isMicros(at) && at.isAfter(FIRST_NANO) && at.isBefore(LAST_NANO);
    }

    /** UTF-8 has no half of a character, and the driver hands over text up to a NUL. */
    static boolean isText(Object value) {
        String text = (String) value;
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

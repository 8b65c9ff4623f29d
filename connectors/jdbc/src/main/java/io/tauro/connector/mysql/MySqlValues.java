package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.TextualValues;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Which values the server can take as they are. */
final class MySqlValues {

    /** Digits before and behind the point that a literal can have at most. */
    private static final int MOST_WHOLE = 35;

    static final int MOST_SCALE = 30;

    private MySqlValues() {}

    /** An instant as the clock of UTC, in which sessions are. */
    static Object clock(Object value) {
        return value instanceof OffsetDateTime at ? utc(at) : value;
    }

    private static LocalDateTime utc(OffsetDateTime at) {
        return at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** Within the years that each database knows, and no finer than the column. */
    static boolean isMoment(Object value, int fraction) {
        if (!TextualValues.isCommon(value)) {
            return false;
        }
        Object clock = clock(value);
        int nanos =
                clock instanceof LocalTime time
                        ? (int) (time.toNanoOfDay() % 1_000_000_000)
                        : clock instanceof LocalDateTime at ? at.getNano() : 0;
        return nanos % (int) Math.pow(10, 9 - fraction) == 0;
    }

    static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** Whether a number has no more digits behind the point than a type. */
    static boolean fits(BigDecimal value, DataType type) {
        BigDecimal stripped = value.stripTrailingZeros();
        return value.scale() <= MOST_SCALE
                && stripped.scale() <= type.scale()
                && (long) value.precision() - value.scale() <= MOST_WHOLE;
    }
}

package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The first day of the month, or of the year. Years that would tell an age over 89 are all shown as
 * one: that of ninety years ago. A first day that the type cannot hold is NULL.
 */
final class CoarseDate extends OneColumn {

    private static final int OLDEST_TOLD = 90;

    private final boolean year;
    private final Clock clock;

    /**
     * @param year whether months are dropped too
     * @param clock tells the current year, in UTC, whenever rows are masked
     */
    CoarseDate(String name, String column, DataType type, boolean year, Clock clock) {
        super(name, column, type);
        this.year = year;
        this.clock = clock;
    }

    private int firstYear() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear() - OLDEST_TOLD;
    }

    @Override
    @Nullable Object ofValue(Object value) {
        if (value instanceof LocalDate date) {
            LocalDate first = first(date);
            return first.toEpochDay() < Integer.MIN_VALUE ? null : first;
        }
        if (value instanceof LocalDateTime time) {
            return first(time);
        }
        OffsetDateTime time = (OffsetDateTime) value;
        LocalDateTime first = first(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        return first == null ? null : first.atOffset(ZoneOffset.UTC);
    }

    private LocalDate first(LocalDate date) {
        if (!year) {
            return date.withDayOfMonth(1);
        }
        return LocalDate.of(Math.max(date.getYear(), firstYear()), 1, 1);
    }

    private @Nullable LocalDateTime first(LocalDateTime time) {
        LocalDate first = first(time.toLocalDate());
        boolean fits = first.toEpochDay() >= Math.floorDiv(Long.MIN_VALUE, Days.MICROS) + 1;
        return fits ? LocalDateTime.of(first, LocalTime.MIDNIGHT) : null;
    }

    @Override
    ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count) {
        long least = type().kind() == TypeKind.DATE ? Integer.MIN_VALUE : leastMidnight();
        long oldest = year ? Days.firstOfYear(firstYear()) : 0;
        int rows = in.size();
        boolean dates = in instanceof IntVector;
        int[] ints = dates ? new int[rows] : new int[0];
        long[] longs = dates ? new long[0] : new long[rows];
        long[] validity = Nulls.of(in);
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            if (!Validity.isValid(validity, row)) {
                continue;
            }
            long day =
                    in instanceof IntVector some
                            ? some.get(row)
                            : Math.floorDiv(((LongVector) in).get(row), Days.MICROS);
            long first =
                    year
                            ? Math.max(Days.firstOfYear(Days.year(day)), oldest)
                            : Days.firstOfMonth(day);
            if (first < least) {
                validity = validity == null ? Validity.allValid(rows) : validity;
                Validity.setNull(validity, row);
            } else if (dates) {
                ints[row] = (int) first;
            } else {
                longs[row] = first * Days.MICROS;
            }
        }
        return dates
                ? new IntVector(type(), ints, validity, rows)
                : new LongVector(type(), longs, validity, rows);
    }

    private static long leastMidnight() {
        return Math.floorDiv(Long.MIN_VALUE, Days.MICROS) + 1;
    }
}

package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first day of the month, or of the year. Years that would tell an age over 89 are all shown as
 * one: that of ninety years ago. A first day that the type cannot hold is NULL.
 */
final class CoarseDate extends OneColumn {

    private static final int OLDEST_TOLD = 90;

    /** How long after they were masked rows are looked at again at most. */
    private static final Duration LATE = Duration.ofMinutes(10);

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
        return firstYear(clock.instant());
    }

    private static int firstYear(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).getYear() - OLDEST_TOLD;
    }

    @Override
    @Nullable Object ofValue(Object value) {
        return ofValue(value, firstYear());
    }

    /** Rows that were masked just before a year began are looked at after it has. */
    @Override
    public boolean isRight(List<@Nullable Object> inputs, @Nullable Object shown) {
        Object value = inputs.get(0);
        return Objects.equals(one(inputs), shown)
                || year
                        && value != null
                        && Objects.equals(
                                ofValue(value, firstYear(clock.instant().minus(LATE))), shown);
    }

    private @Nullable Object ofValue(Object value, int oldest) {
        if (value instanceof LocalDate date) {
            LocalDate first = first(date, oldest);
            return first.toEpochDay() < Integer.MIN_VALUE ? null : first;
        }
        if (value instanceof LocalDateTime time) {
            return first(time, oldest);
        }
        OffsetDateTime time = (OffsetDateTime) value;
        LocalDateTime first =
                first(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), oldest);
        return first == null ? null : first.atOffset(ZoneOffset.UTC);
    }

    private LocalDate first(LocalDate date, int oldest) {
        return year ? LocalDate.of(Math.max(date.getYear(), oldest), 1, 1) : date.withDayOfMonth(1);
    }

    private @Nullable LocalDateTime first(LocalDateTime time, int oldest) {
        LocalDate first = first(time.toLocalDate(), oldest);
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

package io.tauro.internal.edge;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.LocalDate;

/** A date or timestamp and an interval. */
final class Later extends ValueCell {

    static final long DAY = 86_400_000_000L;

    private final Cell moment;
    private final Cell interval;
    private final boolean ofDays;
    private final boolean months;
    private final DataType type;

    /**
     * @param from the type of the moment
     * @param months whether the interval is one of months, not of microseconds
     */
    Later(Cell moment, DataType from, Cell interval, boolean months, DataType type) {
        super(moment, interval);
        this.moment = moment;
        this.interval = interval;
        this.ofDays = from.kind() == TypeKind.DATE;
        this.months = months;
        this.type = type;
    }

    @Override
    long whole(int row) {
        long value = moment.whole(row);
        long by = interval.whole(row);
        boolean date = type.kind() == TypeKind.DATE;
        if (months) {
            if (ofDays && date) {
                return Sum.inRange(plusMonths(value, by), type);
            }
            long micros = ofDays ? Math.multiplyExact(value, DAY) : value;
            long day = Math.floorDiv(micros, DAY);
            return Math.addExact(micros, Math.multiplyExact(plusMonths(day, by) - day, DAY));
        }
        long micros = ofDays ? Math.multiplyExact(value, DAY) : value;
        long later = Math.addExact(micros, by);
        return date ? Sum.inRange(Math.floorDiv(later, DAY), type) : later;
    }

    private static long plusMonths(long day, long months) {
        return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }
}

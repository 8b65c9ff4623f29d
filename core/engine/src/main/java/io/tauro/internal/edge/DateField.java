package io.tauro.internal.edge;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Year, month or day of a date or timestamp. */
final class DateField extends ValueCell {

    private enum Field {
        YEAR,
        MONTH,
        DAY
    }

    private final Field field;
    private final Cell moment;
    private final boolean ofDays;
    private final DataType type;

    private DateField(Field field, Cell moment, DataType from, DataType type) {
        super(moment);
        this.field = field;
        this.moment = moment;
        this.ofDays = from.kind() == TypeKind.DATE;
        this.type = type;
    }

    /** Empty for other fields. */
    static Optional<Cell> of(String unit, Cell moment, DataType from, DataType type) {
        for (Field field : Field.values()) {
            if (field.name().equals(unit.toUpperCase(Locale.ROOT))) {
                return Optional.of(new DateField(field, moment, from, type));
            }
        }
        return Optional.empty();
    }

    @Override
    long whole(int row) {
        long value = moment.whole(row);
        LocalDate date = LocalDate.ofEpochDay(ofDays ? value : Math.floorDiv(value, Later.DAY));
        int number =
                switch (field) {
                    // There is no year 0 before the first one.
                    case YEAR -> date.getYear() > 0 ? date.getYear() : date.getYear() - 1;
                    case MONTH -> date.getMonthValue();
                    case DAY -> date.getDayOfMonth();
                };
        return Sum.inRange(number, type);
    }
}

package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** EXTRACT. A field with a fraction loses it where the result is an integer. */
final class ExtractKernel implements Kernel {

    private final LongUnaryOperator field;
    private final int scale;
    private final DataType type;

    /**
     * @param field the field, times ten to the scale
     */
    private ExtractKernel(LongUnaryOperator field, int scale, DataType type) {
        this.field = field;
        this.scale = scale;
        this.type = type;
    }

    static Kernel of(FunctionCall call) {
        TimeUnit unit = DateTimeFunctions.unit(call);
        TypeKind kind = call.arguments().get(1).type().kind();
        int scale =
                switch (unit) {
                    case SECOND, EPOCH -> 6;
                    case MILLISECOND -> 3;
                    default -> 0;
                };
        LongUnaryOperator field = field(unit, kind);
        if (field == null || !call.type().kind().isNumeric()) {
            throw KernelErrors.invalid(
                    call.function(),
                    "is a unit that " + call.arguments().get(1).type() + " does not have.");
        }
        return new ExtractKernel(field, scale, call.type());
    }

    private static @Nullable LongUnaryOperator field(TimeUnit unit, TypeKind kind) {
        return switch (kind) {
            case DATE -> unit.isOfTime() ? null : ofMoment(unit, true);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> ofMoment(unit, false);
            case TIME -> unit.isOfTime() || unit == TimeUnit.EPOCH ? ofMoment(unit, false) : null;
            case INTERVAL_DAY_SECOND -> ofDuration(unit);
            case INTERVAL_YEAR_MONTH -> ofMonths(unit);
            default -> null;
        };
    }

    private static LongUnaryOperator ofMoment(TimeUnit unit, boolean date) {
        if (unit == TimeUnit.EPOCH) {
            return date ? day -> Math.multiplyExact(day, Calendar.MICROS_PER_DAY) : m -> m;
        }
        LongUnaryOperator ofTime = ofTime(unit);
        if (ofTime != null) {
            return micros -> ofTime.applyAsLong(Math.floorMod(micros, Calendar.MICROS_PER_DAY));
        }
        LongUnaryOperator ofDay = ofDay(unit);
        return date
                ? ofDay
                : micros -> ofDay.applyAsLong(Math.floorDiv(micros, Calendar.MICROS_PER_DAY));
    }

    private static @Nullable LongUnaryOperator ofTime(TimeUnit unit) {
        return switch (unit) {
            // All three count the seconds of the minute, in their own units.
            case SECOND, MILLISECOND, MICROSECOND -> micros -> micros % 60_000_000L;
            case MINUTE -> micros -> micros / 60_000_000L % 60;
            case HOUR -> micros -> micros / 3_600_000_000L % 24;
            default -> null;
        };
    }

    private static LongUnaryOperator ofDay(TimeUnit unit) {
        return switch (unit) {
            case DAY -> day -> Calendar.ofDay(day).day();
            case MONTH -> day -> Calendar.ofDay(day).month();
            case QUARTER -> day -> (Calendar.ofDay(day).month() + 2) / 3;
            case YEAR -> day -> withoutZero(Calendar.ofDay(day).year());
            case ISOYEAR -> day -> withoutZero(Calendar.isoYear(day));
            case DECADE -> day -> Math.floorDiv(Calendar.ofDay(day).year(), 10L);
            case CENTURY -> day -> period(Calendar.ofDay(day).year(), 100);
            case MILLENNIUM -> day -> period(Calendar.ofDay(day).year(), 1000);
            case WEEK -> day -> (day - Calendar.isoYearStart(Calendar.isoYear(day))) / 7 + 1;
            case DOW -> day -> Calendar.isoDayOfWeek(day) % 7;
            case ISODOW -> Calendar::isoDayOfWeek;
            case DOY -> day -> day - Calendar.day(Calendar.ofDay(day).year(), 1, 1) + 1;
            case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> day -> 0;
            default -> throw new IllegalArgumentException(unit + " is not a field of a day");
        };
    }

    /** There is no year 0 in what is shown: before 1 comes -1. */
    private static long withoutZero(long year) {
        return year <= 0 ? year - 1 : year;
    }

    /** The century or millennium of a year: the first begins with the year 1. */
    private static long period(long year, int years) {
        return year > 0 ? (year + years - 1) / years : (year - years) / years;
    }

    private static @Nullable LongUnaryOperator ofDuration(TimeUnit unit) {
        return switch (unit) {
            case EPOCH -> micros -> micros;
            case DAY -> micros -> micros / Calendar.MICROS_PER_DAY;
            default -> ofTime(unit);
        };
    }

    private static @Nullable LongUnaryOperator ofMonths(TimeUnit unit) {
        return switch (unit) {
            case MONTH -> months -> months % 12;
            case QUARTER -> months -> months % 12 / 3 + 1;
            case YEAR -> months -> months / 12;
            case DECADE -> months -> months / 120;
            case CENTURY -> months -> months / 1200;
            case MILLENNIUM -> months -> months / 12_000;
            // As PostgreSQL counts: a year has 365.25 days, a month 30.
            case EPOCH ->
                    months ->
                            months / 12 * 31_557_600_000_000L
                                    + months % 12 * 30 * Calendar.MICROS_PER_DAY;
            default -> null;
        };
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        long[] fields = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            try {
                fields[row] = field.applyAsLong(arguments.integer(1, row));
            } catch (ArithmeticException tooFar) {
                throw KernelErrors.overflow(type);
            }
        }
        if (type.kind() == TypeKind.DECIMAL) {
            DecimalColumn values = new DecimalColumn(type, rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values.set(row, BigDecimal.valueOf(fields[row], scale));
            }
            return values.build();
        }
        long unit = Decimals.power(scale);
        if (!type.kind().isInteger()) {
            double[] values = new double[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = Numbers.result((double) fields[row] / unit, type);
            }
            return new DoubleVector(type, values, rows.validity(), rows.size());
        }
        for (int n = 0; unit > 1 && n < rows.count(); n++) {
            int row = rows.row(n);
            fields[row] = Math.floorDiv(fields[row], unit);
        }
        return IntegerArithmetic.result(fields, type, rows);
    }
}

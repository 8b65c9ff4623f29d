package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.CastLoop.Conversion;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Conversions to dates, times, timestamps and intervals. The zone of the session is UTC. */
final class TemporalCasts {

    private TemporalCasts() {}

    static @Nullable Conversion toTemporal(DataType from, DataType to) {
        if (from.kind().isText()) {
            return fromText(text -> text.temporal(to.kind()), to);
        }
        if (!from.kind().isTemporal()) {
            return null;
        }
        LongUnaryOperator conversion = between(from.kind(), to.kind());
        return conversion == null
                ? null
                : new Conversion.ToInteger(
                        source -> {
                            IntToLongFunction values = NumberCasts.longs(source);
                            return row ->
                                    round(conversion.applyAsLong(values.applyAsLong(row)), to);
                        });
    }

    private static @Nullable LongUnaryOperator between(TypeKind from, TypeKind to) {
        boolean fromInstant =
                from == TypeKind.TIMESTAMP || from == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
        return switch (to) {
            case DATE ->
                    fromInstant ? micros -> Math.floorDiv(micros, Calendar.MICROS_PER_DAY) : null;
            case TIME ->
                    fromInstant
                            ? micros -> Math.floorMod(micros, Calendar.MICROS_PER_DAY)
                            : from == TypeKind.TIME ? micros -> micros : null;
            default ->
                    fromInstant
                            ? micros -> micros
                            : from == TypeKind.DATE ? TemporalCasts::startOfDay : null;
        };
    }

    private static long startOfDay(long day) {
        long limit = Long.MAX_VALUE / Calendar.MICROS_PER_DAY;
        if (day > limit || day < -limit) {
            throw CastFailure.overflow();
        }
        return day * Calendar.MICROS_PER_DAY;
    }

    /** To the fraction digits of a type, half up; a time does not become midnight by it. */
    static long round(long micros, DataType to) {
        if (to.kind() == TypeKind.DATE || to.precision() == 6) {
            return micros;
        }
        long unit = Decimals.power(6 - to.precision());
        long down = Math.floorDiv(micros, unit) * unit;
        boolean up = micros - down >= unit / 2;
        if (!up || to.kind() == TypeKind.TIME && down + unit == Calendar.MICROS_PER_DAY) {
            return down;
        }
        if (down > Long.MAX_VALUE - unit) {
            throw CastFailure.overflow();
        }
        return down + unit;
    }

    static @Nullable Conversion toInterval(DataType from, DataType to) {
        if (from.kind().isText()) {
            return fromText(text -> IntervalText.parse(text, to.kind()), to);
        }
        return null;
    }

    private static Conversion fromText(Function<TemporalText, Long> parse, DataType to) {
        boolean temporal = to.kind().isTemporal();
        return new Conversion.ToInteger(
                (ColumnVector source) -> {
                    BytesVector text = (BytesVector) source;
                    return row -> {
                        TemporalText reader = new TemporalText(text, row);
                        long value = parse.apply(reader);
                        return temporal ? round(value, to) : value;
                    };
                });
    }
}

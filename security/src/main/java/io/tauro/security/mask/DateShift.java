package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates moved by a number of days that is the same for all dates of an entity and never zero; the
 * time of day stays. NULL for an entity that is NULL, and where the type does not reach as far.
 */
final class DateShift implements ColumnTransform {

    private final String name;
    private final List<String> inputs;
    private final DataType type;
    private final int days;
    private final ColumnKey key;

    /**
     * @param days how far at most
     */
    DateShift(String name, List<String> inputs, DataType type, int days, ColumnKey key) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.type = type;
        this.days = days;
        this.key = key;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> values) {
        Object date = values.get(0);
        Object entity = values.get(1);
        if (date == null || entity == null) {
            return null;
        }
        BigInteger hash =
                new BigInteger(1, Arrays.copyOf(key.hmac(Canonical.bytes(entity)), Long.BYTES));
        long step = hash.mod(BigInteger.valueOf(2L * days)).longValueExact() - days;
        Temporal moved;
        try {
            Temporal from =
                    date instanceof OffsetDateTime time
                            ? time.withOffsetSameInstant(ZoneOffset.UTC)
                            : (Temporal) date;
            moved = from.plus(step < 0 ? step : step + 1, ChronoUnit.DAYS);
        } catch (DateTimeException e) {
            return null;
        }
        return isHeld(moved) ? moved : null;
    }

    private static boolean isHeld(Temporal moved) {
        if (moved instanceof LocalDate date) {
            return date.toEpochDay() == (int) date.toEpochDay();
        }
        LocalDateTime time =
                moved instanceof OffsetDateTime zoned
                        ? zoned.toLocalDateTime()
                        : (LocalDateTime) moved;
        BigInteger micros =
                BigInteger.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                        .multiply(BigInteger.valueOf(1_000_000))
                        .add(BigInteger.valueOf(time.getNano() / 1000));
        return micros.bitLength() < Long.SIZE;
    }

    @Override
    public ColumnVector apply(List<ColumnVector> in, int @Nullable [] selected, int count) {
        ColumnVector dates = in.get(0);
        int rows = dates.size();
        Steps steps = new Steps(in.get(1));
        boolean day = type.kind() == TypeKind.DATE;
        int[] ints = day ? new int[rows] : new int[0];
        long[] longs = day ? new long[0] : new long[rows];
        long[] validity = Validity.allNull(rows);
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            int step = dates.isNull(row) ? 0 : steps.at(row);
            if (step == 0) {
                continue;
            }
            long from = raw(dates, row);
            long to = from + (day ? step : step * Days.MICROS);
            boolean held = day ? to == (int) to : step < 0 ? to < from : to > from;
            if (held) {
                Validity.setValid(validity, row);
                if (day) {
                    ints[row] = (int) to;
                } else {
                    longs[row] = to;
                }
            }
        }
        return day
                ? new IntVector(type, ints, validity, rows)
                : new LongVector(type, longs, validity, rows);
    }

    private static long raw(ColumnVector vector, int row) {
        if (vector instanceof DictionaryVector dictionary) {
            return raw(dictionary.dictionary(), dictionary.codes()[row]);
        }
        if (vector instanceof ConstantVector constant) {
            return raw(constant.entry(), 0);
        }
        return vector instanceof IntVector ints ? ints.get(row) : ((LongVector) vector).get(row);
    }

    /** How far each entity is moved, found once an entry. */
    private final class Steps {

        private final ColumnVector entities;
        private final int[] known;

        Steps(ColumnVector entities) {
            this.entities = entities;
            this.known =
                    new int
                            [entities instanceof DictionaryVector some
                                    ? some.dictionary().size()
                                    : 1];
        }

        /** Zero for an entity that is null. */
        int at(int row) {
            if (entities.isNull(row)) {
                return 0;
            }
            if (entities instanceof DictionaryVector some) {
                return at(some.codes()[row], row);
            }
            return entities instanceof ConstantVector ? at(0, row) : step(row);
        }

        private int at(int entry, int row) {
            if (known[entry] == 0) {
                known[entry] = step(row);
            }
            return known[entry];
        }

        private int step(int row) {
            Object entity = entities.value(row);
            if (entity == null) {
                return 0;
            }
            long hash = ByteBuffer.wrap(key.hmac(Canonical.bytes(entity))).getLong();
            int place = (int) Long.remainderUnsigned(hash, 2L * days);
            return place < days ? place - days : place - days + 1;
        }
    }
}

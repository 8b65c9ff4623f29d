package io.tauro.internal.edge;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.Optional;

/** Casts between numbers, and between dates and timestamps. */
final class Conversion extends ValueCell {

    private enum Way {
        SAME,
        WHOLE_TO_WHOLE,
        WHOLE_TO_REAL,
        WHOLE_TO_EXACT,
        EXACT_TO_EXACT,
        EXACT_TO_REAL,
        DAY_TO_MICROS,
        MICROS_TO_DAY
    }

    private final Cell operand;
    private final Way way;
    private final DataType type;

    private Conversion(Cell operand, Way way, DataType type) {
        super(operand);
        this.operand = operand;
        this.way = way;
        this.type = type;
    }

    /** Empty for other casts. */
    static Optional<Cell> of(Cell operand, DataType from, DataType to) {
        return way(from, to).map(way -> new Conversion(operand, way, to));
    }

    private static Optional<Way> way(DataType from, DataType to) {
        TypeKind a = from.kind();
        TypeKind b = to.kind();
        if (from.equals(to) || a == TypeKind.REAL && b == TypeKind.DOUBLE) {
            return Optional.of(Way.SAME);
        }
        if (a.isInteger()) {
            return Optional.ofNullable(
                    b.isInteger()
                            ? Way.WHOLE_TO_WHOLE
                            : b == TypeKind.DECIMAL
                                    ? Way.WHOLE_TO_EXACT
                                    : b == TypeKind.DOUBLE ? Way.WHOLE_TO_REAL : null);
        }
        if (a == TypeKind.DECIMAL) {
            return Optional.ofNullable(
                    b == TypeKind.DECIMAL
                            ? Way.EXACT_TO_EXACT
                            : b == TypeKind.DOUBLE ? Way.EXACT_TO_REAL : null);
        }
        if (a.isTemporal() && b.isTemporal()) {
            return times(from, to);
        }
        boolean text = (a == TypeKind.VARCHAR || a == TypeKind.CHAR) && b == TypeKind.VARCHAR;
        return text && isWider(from, to) ? Optional.of(Way.SAME) : Optional.empty();
    }

    private static boolean isWider(DataType from, DataType to) {
        return to.precision() == DataType.UNBOUNDED
                || from.precision() != DataType.UNBOUNDED && from.precision() <= to.precision();
    }

    private static Optional<Way> times(DataType from, DataType to) {
        boolean fromMoment = isMoment(from.kind());
        if (from.kind() == TypeKind.DATE && isMoment(to.kind())) {
            return Optional.of(Way.DAY_TO_MICROS);
        }
        if (fromMoment && to.kind() == TypeKind.DATE) {
            return Optional.of(Way.MICROS_TO_DAY);
        }
        return fromMoment && isMoment(to.kind()) && from.precision() <= to.precision()
                ? Optional.of(Way.SAME)
                : Optional.empty();
    }

    private static boolean isMoment(TypeKind kind) {
        return kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
    }

    @Override
    long whole(int row) {
        long value = operand.whole(row);
        return switch (way) {
            case WHOLE_TO_WHOLE -> Sum.inRange(value, type);
            case DAY_TO_MICROS -> Math.multiplyExact(value, Later.DAY);
            case MICROS_TO_DAY -> Sum.inRange(Math.floorDiv(value, Later.DAY), type);
            default -> value;
        };
    }

    @Override
    double real(int row) {
        return switch (way) {
            case WHOLE_TO_REAL -> (double) operand.whole(row);
            case EXACT_TO_REAL -> operand.exact(row).doubleValue();
            default -> operand.real(row);
        };
    }

    @Override
    BigDecimal exact(int row) {
        return switch (way) {
            case WHOLE_TO_EXACT -> Sum.inRange(BigDecimal.valueOf(operand.whole(row)), type);
            case EXACT_TO_EXACT -> Sum.inRange(operand.exact(row), type);
            default -> operand.exact(row);
        };
    }

    @Override
    int truth(int row) {
        return operand.truth(row);
    }

    @Override
    byte[] bytes(int row) {
        return operand.bytes(row);
    }

    @Override
    int start(int row) {
        return operand.start(row);
    }

    @Override
    int end(int row) {
        return operand.end(row);
    }
}

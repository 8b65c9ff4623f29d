package io.tauro.internal.edge;

import io.tauro.type.DataType;
import java.math.BigDecimal;

/** The number with the other sign. */
final class Negation extends ValueCell {

    private final Cell operand;
    private final DataType type;

    Negation(Cell operand, DataType type) {
        super(operand);
        this.operand = operand;
        this.type = type;
    }

    @Override
    long whole(int row) {
        return Sum.inRange(Math.negateExact(operand.whole(row)), type);
    }

    @Override
    double real(int row) {
        return -operand.real(row);
    }

    @Override
    BigDecimal exact(int row) {
        return Sum.inRange(operand.exact(row).negate(), type);
    }
}

package io.tauro.internal.edge;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** IN, by search in the sorted values. */
final class Membership extends TruthCell {

    private final Cell operand;
    private final Domain domain;
    private final int absent;
    private final long[] wholes;
    private final double[] reals;
    private final TreeSet<BigDecimal> exacts = new TreeSet<>();
    private final byte[][] texts;

    /**
     * @param type of the operand
     * @param values without null
     * @param hasNull whether the list also has a null
     */
    Membership(Cell operand, Domain domain, DataType type, List<Object> values, boolean hasNull) {
        super(List.of(operand));
        this.operand = operand;
        this.domain = domain;
        this.absent = hasNull ? UNKNOWN : FALSE;
        this.wholes =
                domain == Domain.WHOLE
                        ? values.stream().mapToLong(ConstantCell::whole).sorted().toArray()
                        : new long[0];
        this.reals =
                domain == Domain.REAL
                        ? values.stream()
                                .mapToDouble(
                                        value -> Comparison.plain(((Number) value).doubleValue()))
                                .sorted()
                                .toArray()
                        : new double[0];
        if (domain == Domain.EXACT) {
            values.forEach(value -> exacts.add((BigDecimal) value));
        }
        this.texts =
                domain == Domain.BYTES
                        ? values.stream()
                                .map(value -> ConstantCell.bytes(value, type))
                                .sorted(Comparator.comparing(text -> text, Arrays::compareUnsigned))
                                .toArray(byte[][]::new)
                        : new byte[0][];
    }

    @Override
    int truth(int row) {
        if (operand.isNull(row)) {
            return UNKNOWN;
        }
        return contains(row) ? TRUE : absent;
    }

    private boolean contains(int row) {
        return switch (domain) {
            case WHOLE -> Arrays.binarySearch(wholes, operand.whole(row)) >= 0;
            case REAL -> Arrays.binarySearch(reals, Comparison.plain(operand.real(row))) >= 0;
            case EXACT -> exacts.contains(operand.exact(row));
            case BYTES -> containsBytes(row);
            case TRUTH -> throw new IllegalStateException("No list of conditions");
        };
    }

    private boolean containsBytes(int row) {
        int low = 0;
        int high = texts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            byte[] text = texts[middle];
            int order =
                    Arrays.compareUnsigned(
                            operand.bytes(row),
                            operand.start(row),
                            operand.end(row),
                            text,
                            0,
                            text.length);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }
}

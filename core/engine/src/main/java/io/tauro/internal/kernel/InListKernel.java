package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.List;

/** Whether a value is in a list of constants, which are kept in a hash table. */
final class InListKernel implements Kernel {

    private final ColumnVector list;
    private final boolean hasNull;
    private final long[] hashes;

    /** Positions in the list plus one, by hash; 0 for a free slot. */
    private final int[] slots;

    private InListKernel(ColumnVector list, boolean hasNull) {
        this.list = list;
        this.hasNull = hasNull;
        this.hashes = new long[list.size()];
        RowHash.hash(list, Batch.of(list.size(), list), hashes, true);
        this.slots = new int[Integer.highestOneBit(Math.max(1, list.size())) * 4];
        for (int i = 0; i < list.size(); i++) {
            int slot = (int) hashes[i] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    static Kernel of(InList in) {
        DataType type = in.operand().type();
        VectorBuilder builder = new VectorBuilder(type, in.values().size());
        exact(in.values(), type).forEach(builder::append);
        return new InListKernel(builder.build(), in.hasNull());
    }

    /** A decimal of more fraction digits than the operand has equals none of its values. */
    private static List<Object> exact(List<Object> values, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return values;
        }
        return values.stream()
                .filter(value -> !(value instanceof BigDecimal decimal) || fits(decimal, type))
                .toList();
    }

    private static boolean fits(BigDecimal value, DataType type) {
        if (value.signum() == 0) {
            return true;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= type.scale()
                && stripped.precision() - stripped.scale() <= type.precision() - type.scale();
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        ColumnVector operand = ComparisonFunctions.column(arguments, 0, rows);
        RowEquality equality = RowEquality.of(operand, list, false);
        long[] found = new long[rows.size()];
        RowHash.hash(operand, batch(operand, rows), found, true);
        boolean[] values = new boolean[rows.size()];
        long[] validity = hasNull ? rows.newValidity() : rows.validity();
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values[row] = contains(found[row], equality, row);
            if (hasNull && validity != null && !values[row]) {
                Validity.setNull(validity, row);
            }
        }
        return new BooleanVector(DataType.BOOLEAN, values, validity, rows.size());
    }

    private static Batch batch(ColumnVector operand, Rows rows) {
        Batch batch = Batch.of(rows.size(), operand);
        int[] selection = rows.selection();
        return selection == null ? batch : batch.select(selection, rows.count());
    }

    private boolean contains(long hash, RowEquality equality, int row) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0) {
            int position = slots[slot] - 1;
            if (hashes[position] == hash && equality.test(row, position)) {
                return true;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return false;
    }
}

package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A random UUID (version 4) for each row. */
final class RandomUuids implements Kernel {

    private static final int BYTES = 16;

    private final DataType type;

    RandomUuids(DataType type) {
        this.type = type;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(rows.size(), BYTES));
        int[] offsets = new int[rows.size() + 1];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i * BYTES;
        }
        for (int n = 0; n < rows.count(); n++) {
            UUID uuid = UUID.randomUUID();
            data.putLong(rows.row(n) * BYTES, uuid.getMostSignificantBits());
            data.putLong(rows.row(n) * BYTES + Long.BYTES, uuid.getLeastSignificantBits());
        }
        return new BytesVector(type, data.array(), offsets, null, rows.size());
    }
}

package io.tauro.connector.files.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * Values of a fixed width at some positions of a page: as long as nothing else is read of the page.
 * Runs of positions are read at once. Not thread-safe.
 */
final class PickedValues extends PageValues {

    private final byte[] data;
    private final int start;
    private final int width;
    private final Picks picks;
    private final int[] positions;
    private final int count;

    /**
     * @param start where the value at position 0 begins
     */
    PickedValues(byte[] data, int start, int width, Picks picks) {
        this.data = data;
        this.start = start;
        this.width = width;
        this.picks = picks;
        this.positions = picks.positions();
        this.count = picks.count();
    }

    @Override
    void readInts(int[] into, int wanted) {
        if (!picks.areDense()) {
            for (int i = 0; i < count; i++) {
                into[i] = Bits.intAt(data, start + 4 * positions[i]);
            }
            return;
        }
        IntBuffer values = little().asIntBuffer();
        int runs = picks.runs();
        for (int run = 0, i = 0; run < runs; run++) {
            values.get(positions[i], into, i, picks.end(run) - i);
            i = picks.end(run);
        }
    }

    @Override
    void readLongs(long[] into, int wanted) {
        if (!picks.areDense()) {
            for (int i = 0; i < count; i++) {
                into[i] = Bits.longAt(data, start + 8 * positions[i]);
            }
            return;
        }
        LongBuffer values = little().asLongBuffer();
        int runs = picks.runs();
        for (int run = 0, i = 0; run < runs; run++) {
            values.get(positions[i], into, i, picks.end(run) - i);
            i = picks.end(run);
        }
    }

    @Override
    void readFloats(double[] into, int wanted) {
        for (int i = 0; i < count; i++) {
            into[i] = Float.intBitsToFloat(Bits.intAt(data, start + 4 * positions[i]));
        }
    }

    @Override
    void readDoubles(double[] into, int wanted) {
        for (int i = 0; i < count; i++) {
            into[i] = Double.longBitsToDouble(Bits.longAt(data, start + 8 * positions[i]));
        }
    }

    @Override
    ByteValues readBytes(int wanted) {
        byte[] bytes = new byte[count * width];
        int runs = picks.runs();
        for (int run = 0, i = 0; run < runs; run++) {
            int values = picks.end(run) - i;
            System.arraycopy(data, start + positions[i] * width, bytes, i * width, values * width);
            i += values;
        }
        return new ByteValues(bytes, PlainValues.evenOffsets(count, width));
    }

    private ByteBuffer little() {
        return ByteBuffer.wrap(data, start, data.length - start)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}

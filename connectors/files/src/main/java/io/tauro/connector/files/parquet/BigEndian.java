package io.tauro.connector.files.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers of any length, most significant byte first, in two's complement. */
final class BigEndian {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /** Reads an integer into 128 bits. */
    static void read(byte[] data, int start, int length, long[] high, long[] low, int index) {
        if (length == 0) {
            throw new MalformedData("a decimal without a byte");
        }
        if (length == 16) {
            high[index] = (long) LONG.get(data, start);
            low[index] = (long) LONG.get(data, start + 8);
            return;
        }
        int sign = data[start] < 0 ? -1 : 0;
        int from = start;
        for (; length - (from - start) > 16; from++) {
            if (data[from] != sign || data[from + 1] < 0 != sign < 0) {
                throw new MalformedData("a decimal of more digits than its type has");
            }
        }
        long h = sign;
        long l = sign;
        for (int i = from; i < start + length; i++) {
            h = h << 8 | l >>> 56;
            l = l << 8 | data[i] & 0xFF;
        }
        high[index] = h;
        low[index] = l;
    }
}

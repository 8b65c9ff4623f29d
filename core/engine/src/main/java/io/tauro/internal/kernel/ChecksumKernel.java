package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Numbers that stand for bytes. */
final class ChecksumKernel {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;
    private static final long MINUS_P1 = 0x61C8864E7A143579L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private ChecksumKernel() {}

    /** A number of a part of an array. */
    interface Checksum {
        long of(byte[] data, int start, int end);
    }

    static Kernel of(FunctionCall call, Checksum checksum) {
        return (arguments, rows) -> {
            BytesVector source = arguments.bytes(0);
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                int start = source.start(at);
                values[row] = checksum.of(source.data(), start, start + source.length(at));
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    static long crc32(byte[] data, int start, int end) {
        CRC32 crc = new CRC32();
        crc.update(data, start, end - start);
        return crc.getValue();
    }

    /** XXH64 with seed 0, after its published specification. */
    static long xxHash64(byte[] data, int start, int end) {
        int at = start;
        long hash;
        if (end - start >= 32) {
            long a = P1_PLUS_P2;
            long b = P2;
            long c = 0;
            long d = MINUS_P1;
            for (; at <= end - 32; at += 32) {
                a = round(a, (long) LONGS.get(data, at));
                b = round(b, (long) LONGS.get(data, at + 8));
                c = round(c, (long) LONGS.get(data, at + 16));
                d = round(d, (long) LONGS.get(data, at + 24));
            }
            hash =
                    Long.rotateLeft(a, 1)
                            + Long.rotateLeft(b, 7)
                            + Long.rotateLeft(c, 12)
                            + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        hash += end - start;
        for (; at <= end - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(data, at)), 27) * P1 + P4;
        }
        if (at <= end - 4) {
            hash ^= ((int) INTS.get(data, at) & 0xFFFFFFFFL) * P1;
            hash = Long.rotateLeft(hash, 23) * P2 + P3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (data[at] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }
}

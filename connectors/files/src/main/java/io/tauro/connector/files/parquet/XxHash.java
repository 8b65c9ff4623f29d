package io.tauro.connector.files.parquet;

/** XXH64 with seed 0: the hash of Bloom filters. */
final class XxHash {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private XxHash() {}

    static long hash(byte[] data) {
        int length = data.length;
        int next = 0;
        long hash;
        if (length >= 32) {
            long a = P1_AND_P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; next <= length - 32; next += 32) {
                a = round(a, Bits.longAt(data, next));
                b = round(b, Bits.longAt(data, next + 8));
                c = round(c, Bits.longAt(data, next + 16));
                d = round(d, Bits.longAt(data, next + 24));
            }
            hash =
                    Long.rotateLeft(a, 1)
                            + Long.rotateLeft(b, 7)
                            + Long.rotateLeft(c, 12)
                            + Long.rotateLeft(d, 18);
            hash = merge(hash, a);
            hash = merge(hash, b);
            hash = merge(hash, c);
            hash = merge(hash, d);
        } else {
            hash = P5;
        }
        return rest(hash + length, data, next);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }

    private static long rest(long begun, byte[] data, int from) {
        long hash = begun;
        int next = from;
        for (; next <= data.length - 8; next += 8) {
            hash = Long.rotateLeft(hash ^ round(0, Bits.longAt(data, next)), 27) * P1 + P4;
        }
        if (next <= data.length - 4) {
            hash =
                    Long.rotateLeft(hash ^ (Bits.intAt(data, next) & 0xFFFFFFFFL) * P1, 23) * P2
                            + P3;
            next += 4;
        }
        for (; next < data.length; next++) {
            hash = Long.rotateLeft(hash ^ (data[next] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}

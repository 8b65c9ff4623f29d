package io.tauro.connector.files.parquet;

/**
 * Walks over a structure in Thrift's compact protocol without making anything of it, so that the
 * real reader, which believes the sizes of lists, gets to see only structures that are whole and
 * whose lists are no longer than their bytes.
 */
final class ThriftWalk {

    private static final int MAX_DEPTH = 48;
    private static final int MAX_STRUCTS = 4_000_000;

    private final byte[] data;
    private final int limit;
    private int position;
    private int structs;

    private ThriftWalk(byte[] data, int start, int limit) {
        this.data = data;
        this.position = start;
        this.limit = limit;
    }

    /** Says that there may be more to come. */
    private static final class Truncated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Truncated() {
            super(null, null, false, false);
        }
    }

    /**
     * The position behind the structure that begins at {@code start}, or -1 if it is not complete
     * before {@code limit}.
     */
    static int end(byte[] data, int start, int limit) {
        ThriftWalk walk = new ThriftWalk(data, start, limit);
        try {
            walk.struct(0);
            return walk.position;
        } catch (Truncated e) {
            return -1;
        }
    }

    private void struct(int depth) {
        if (depth > MAX_DEPTH || ++structs > MAX_STRUCTS) {
            throw new MalformedData("metadata that is nested too deep or too large");
        }
        int header = next();
        while ((header & 0x0F) != 0) {
            if (header >>> 4 == 0) {
                varint();
            }
            int type = header & 0x0F;
            if (type > 2) {
                value(type, depth);
            }
            header = next();
        }
    }

    private void value(int type, int depth) {
        switch (type) {
            case 1, 2, 3 -> skip(1);
            case 4, 5, 6 -> varint();
            case 7 -> skip(8);
            case 8 -> skip(varint());
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth + 1);
            case 13 -> skip(16);
            default -> throw new MalformedData("metadata of an unknown kind");
        }
    }

    private void list(int depth) {
        int header = next();
        long size = header >>> 4 == 15 ? varint() : header >>> 4;
        checkSize(size);
        for (long i = 0; i < size; i++) {
            value(header & 0x0F, depth + 1);
        }
    }

    private void map(int depth) {
        long size = varint();
        checkSize(size);
        int types = size == 0 ? 0 : next();
        for (long i = 0; i < size; i++) {
            value(types >>> 4, depth + 1);
            value(types & 0x0F, depth + 1);
        }
    }

    private void checkSize(long size) {
        if (size < 0 || size > limit - position) {
            throw size < 0 || size > Integer.MAX_VALUE
                    ? new MalformedData("a list of impossible size")
                    : new Truncated();
        }
    }

    private int next() {
        if (position >= limit) {
            throw new Truncated();
        }
        return data[position++] & 0xFF;
    }

    private void skip(long bytes) {
        if (bytes < 0 || bytes > Integer.MAX_VALUE) {
            throw new MalformedData("metadata of impossible size");
        }
        if (bytes > limit - position) {
            throw new Truncated();
        }
        position += (int) bytes;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedData("a number that does not end");
    }
}

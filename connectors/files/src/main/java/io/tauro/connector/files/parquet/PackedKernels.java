package io.tauro.connector.files.parquet;

/**
 * Eight values at a time, of 1 to 16 bits. A method for each width: shifts by a constant are less
 * than half the work of shifts by a variable, and a compiler makes constants of a parameter only
 * where it feels like it.
 */
final class PackedKernels {

    private PackedKernels() {}

    /**
     * Unpacks whole groups of eight values.
     *
     * @param groups whose loads of 64 bits all lie within the data
     */
    static void unpack(byte[] data, int start, int width, int[] into, int at, int groups) {
        switch (width) {
            case 1 -> of1(data, start, into, at, groups);
            case 2 -> of2(data, start, into, at, groups);
            case 3 -> of3(data, start, into, at, groups);
            case 4 -> of4(data, start, into, at, groups);
            case 5 -> of5(data, start, into, at, groups);
            case 6 -> of6(data, start, into, at, groups);
            case 7 -> of7(data, start, into, at, groups);
            case 8 -> of8(data, start, into, at, groups);
            case 9 -> of9(data, start, into, at, groups);
            case 10 -> of10(data, start, into, at, groups);
            case 11 -> of11(data, start, into, at, groups);
            case 12 -> of12(data, start, into, at, groups);
            case 13 -> of13(data, start, into, at, groups);
            case 14 -> of14(data, start, into, at, groups);
            case 15 -> of15(data, start, into, at, groups);
            case 16 -> of16(data, start, into, at, groups);
            default -> throw new IllegalArgumentException("values of " + width + " bits");
        }
    }

    private static void of1(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x1;
            into[n + 1] = (int) (word >>> 1) & 0x1;
            into[n + 2] = (int) (word >>> 2) & 0x1;
            into[n + 3] = (int) (word >>> 3) & 0x1;
            into[n + 4] = (int) (word >>> 4) & 0x1;
            into[n + 5] = (int) (word >>> 5) & 0x1;
            into[n + 6] = (int) (word >>> 6) & 0x1;
            into[n + 7] = (int) (word >>> 7) & 0x1;
            position += 1;
        }
    }

    private static void of2(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x3;
            into[n + 1] = (int) (word >>> 2) & 0x3;
            into[n + 2] = (int) (word >>> 4) & 0x3;
            into[n + 3] = (int) (word >>> 6) & 0x3;
            into[n + 4] = (int) (word >>> 8) & 0x3;
            into[n + 5] = (int) (word >>> 10) & 0x3;
            into[n + 6] = (int) (word >>> 12) & 0x3;
            into[n + 7] = (int) (word >>> 14) & 0x3;
            position += 2;
        }
    }

    private static void of3(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x7;
            into[n + 1] = (int) (word >>> 3) & 0x7;
            into[n + 2] = (int) (word >>> 6) & 0x7;
            into[n + 3] = (int) (word >>> 9) & 0x7;
            into[n + 4] = (int) (word >>> 12) & 0x7;
            into[n + 5] = (int) (word >>> 15) & 0x7;
            into[n + 6] = (int) (word >>> 18) & 0x7;
            into[n + 7] = (int) (word >>> 21) & 0x7;
            position += 3;
        }
    }

    private static void of4(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0xF;
            into[n + 1] = (int) (word >>> 4) & 0xF;
            into[n + 2] = (int) (word >>> 8) & 0xF;
            into[n + 3] = (int) (word >>> 12) & 0xF;
            into[n + 4] = (int) (word >>> 16) & 0xF;
            into[n + 5] = (int) (word >>> 20) & 0xF;
            into[n + 6] = (int) (word >>> 24) & 0xF;
            into[n + 7] = (int) (word >>> 28) & 0xF;
            position += 4;
        }
    }

    private static void of5(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x1F;
            into[n + 1] = (int) (word >>> 5) & 0x1F;
            into[n + 2] = (int) (word >>> 10) & 0x1F;
            into[n + 3] = (int) (word >>> 15) & 0x1F;
            into[n + 4] = (int) (word >>> 20) & 0x1F;
            into[n + 5] = (int) (word >>> 25) & 0x1F;
            into[n + 6] = (int) (word >>> 30) & 0x1F;
            into[n + 7] = (int) (word >>> 35) & 0x1F;
            position += 5;
        }
    }

    private static void of6(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x3F;
            into[n + 1] = (int) (word >>> 6) & 0x3F;
            into[n + 2] = (int) (word >>> 12) & 0x3F;
            into[n + 3] = (int) (word >>> 18) & 0x3F;
            into[n + 4] = (int) (word >>> 24) & 0x3F;
            into[n + 5] = (int) (word >>> 30) & 0x3F;
            into[n + 6] = (int) (word >>> 36) & 0x3F;
            into[n + 7] = (int) (word >>> 42) & 0x3F;
            position += 6;
        }
    }

    private static void of7(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0x7F;
            into[n + 1] = (int) (word >>> 7) & 0x7F;
            into[n + 2] = (int) (word >>> 14) & 0x7F;
            into[n + 3] = (int) (word >>> 21) & 0x7F;
            into[n + 4] = (int) (word >>> 28) & 0x7F;
            into[n + 5] = (int) (word >>> 35) & 0x7F;
            into[n + 6] = (int) (word >>> 42) & 0x7F;
            into[n + 7] = (int) (word >>> 49) & 0x7F;
            position += 7;
        }
    }

    private static void of8(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            into[n] = (int) word & 0xFF;
            into[n + 1] = (int) (word >>> 8) & 0xFF;
            into[n + 2] = (int) (word >>> 16) & 0xFF;
            into[n + 3] = (int) (word >>> 24) & 0xFF;
            into[n + 4] = (int) (word >>> 32) & 0xFF;
            into[n + 5] = (int) (word >>> 40) & 0xFF;
            into[n + 6] = (int) (word >>> 48) & 0xFF;
            into[n + 7] = (int) (word >>> 56) & 0xFF;
            position += 8;
        }
    }

    private static void of9(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 4);
            into[n] = (int) word & 0x1FF;
            into[n + 1] = (int) (word >>> 9) & 0x1FF;
            into[n + 2] = (int) (word >>> 18) & 0x1FF;
            into[n + 3] = (int) (word >>> 27) & 0x1FF;
            into[n + 4] = (int) (next >>> 4) & 0x1FF;
            into[n + 5] = (int) (next >>> 13) & 0x1FF;
            into[n + 6] = (int) (next >>> 22) & 0x1FF;
            into[n + 7] = (int) (next >>> 31) & 0x1FF;
            position += 9;
        }
    }

    private static void of10(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 5);
            into[n] = (int) word & 0x3FF;
            into[n + 1] = (int) (word >>> 10) & 0x3FF;
            into[n + 2] = (int) (word >>> 20) & 0x3FF;
            into[n + 3] = (int) (word >>> 30) & 0x3FF;
            into[n + 4] = (int) next & 0x3FF;
            into[n + 5] = (int) (next >>> 10) & 0x3FF;
            into[n + 6] = (int) (next >>> 20) & 0x3FF;
            into[n + 7] = (int) (next >>> 30) & 0x3FF;
            position += 10;
        }
    }

    private static void of11(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 5);
            into[n] = (int) word & 0x7FF;
            into[n + 1] = (int) (word >>> 11) & 0x7FF;
            into[n + 2] = (int) (word >>> 22) & 0x7FF;
            into[n + 3] = (int) (word >>> 33) & 0x7FF;
            into[n + 4] = (int) (next >>> 4) & 0x7FF;
            into[n + 5] = (int) (next >>> 15) & 0x7FF;
            into[n + 6] = (int) (next >>> 26) & 0x7FF;
            into[n + 7] = (int) (next >>> 37) & 0x7FF;
            position += 11;
        }
    }

    private static void of12(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 6);
            into[n] = (int) word & 0xFFF;
            into[n + 1] = (int) (word >>> 12) & 0xFFF;
            into[n + 2] = (int) (word >>> 24) & 0xFFF;
            into[n + 3] = (int) (word >>> 36) & 0xFFF;
            into[n + 4] = (int) next & 0xFFF;
            into[n + 5] = (int) (next >>> 12) & 0xFFF;
            into[n + 6] = (int) (next >>> 24) & 0xFFF;
            into[n + 7] = (int) (next >>> 36) & 0xFFF;
            position += 12;
        }
    }

    private static void of13(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 6);
            into[n] = (int) word & 0x1FFF;
            into[n + 1] = (int) (word >>> 13) & 0x1FFF;
            into[n + 2] = (int) (word >>> 26) & 0x1FFF;
            into[n + 3] = (int) (word >>> 39) & 0x1FFF;
            into[n + 4] = (int) (next >>> 4) & 0x1FFF;
            into[n + 5] = (int) (next >>> 17) & 0x1FFF;
            into[n + 6] = (int) (next >>> 30) & 0x1FFF;
            into[n + 7] = (int) (next >>> 43) & 0x1FFF;
            position += 13;
        }
    }

    private static void of14(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 7);
            into[n] = (int) word & 0x3FFF;
            into[n + 1] = (int) (word >>> 14) & 0x3FFF;
            into[n + 2] = (int) (word >>> 28) & 0x3FFF;
            into[n + 3] = (int) (word >>> 42) & 0x3FFF;
            into[n + 4] = (int) next & 0x3FFF;
            into[n + 5] = (int) (next >>> 14) & 0x3FFF;
            into[n + 6] = (int) (next >>> 28) & 0x3FFF;
            into[n + 7] = (int) (next >>> 42) & 0x3FFF;
            position += 14;
        }
    }

    private static void of15(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 7);
            into[n] = (int) word & 0x7FFF;
            into[n + 1] = (int) (word >>> 15) & 0x7FFF;
            into[n + 2] = (int) (word >>> 30) & 0x7FFF;
            into[n + 3] = (int) (word >>> 45) & 0x7FFF;
            into[n + 4] = (int) (next >>> 4) & 0x7FFF;
            into[n + 5] = (int) (next >>> 19) & 0x7FFF;
            into[n + 6] = (int) (next >>> 34) & 0x7FFF;
            into[n + 7] = (int) (next >>> 49) & 0x7FFF;
            position += 15;
        }
    }

    private static void of16(byte[] data, int start, int[] into, int at, int groups) {
        int position = start;
        int end = at + 8 * groups;
        for (int n = at; n < end; n += 8) {
            long word = Bits.longAt(data, position);
            long next = Bits.longAt(data, position + 8);
            into[n] = (int) word & 0xFFFF;
            into[n + 1] = (int) (word >>> 16) & 0xFFFF;
            into[n + 2] = (int) (word >>> 32) & 0xFFFF;
            into[n + 3] = (int) (word >>> 48) & 0xFFFF;
            into[n + 4] = (int) next & 0xFFFF;
            into[n + 5] = (int) (next >>> 16) & 0xFFFF;
            into[n + 6] = (int) (next >>> 32) & 0xFFFF;
            into[n + 7] = (int) (next >>> 48) & 0xFFFF;
            position += 16;
        }
    }
}

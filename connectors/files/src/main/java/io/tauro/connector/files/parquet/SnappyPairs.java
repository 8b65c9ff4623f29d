package io.tauro.connector.files.parquet;

/**
 * Unpacks what Snappy makes of columns of numbers: a literal of up to four bytes, a copy of up to
 * eight, and so on, a pair for each number. One load has both and the tag behind them, so that
 * nothing waits for it.
 */
final class SnappyPairs {

    /** As {@link Snappy} has them; 0 for what is no copy of at most eight bytes. */
    private static final int[] COPIES = copies();

    private SnappyPairs() {}

    private static int[] copies() {
        int[] copies = Snappy.copies();
        for (int tag = 0; tag < copies.length; tag++) {
            int kind = tag & 3;
            if (kind == 0 || kind == 3 || (copies[tag] & 0xFF) > 8) {
                copies[tag] = 0;
            }
        }
        return copies;
    }

    /**
     * Works up to the margins, which are those of {@link Snappy}, and up to what is no such pair.
     *
     * @param at both positions, that of the input in the high half; so is what is returned
     */
    static long unpack(byte[] in, long at, int inEnd, byte[] out, int outEnd) {
        int start = (int) (at >>> 32);
        if (start >= inEnd) {
            return at;
        }
        // The position behind the tag that was read.
        int i = start + 1;
        int o = (int) at;
        int tag = in[start] & 0xFF;
        while (i < inEnd && o < outEnd && (tag & 0xF3) == 0) {
            long word = Bits.longAt(in, i);
            int literal = (tag >>> 2) + 1;
            // By the bits of the literal and those of a tag: both at once, from the tag.
            long behind = word >>> 2 * tag + 8;
            int next = (int) behind & 0xFF;
            long rest = behind >>> 8;
            int copy = COPIES[next];
            int offset = ((int) rest & copy >>> 16) + (copy & 0x700);
            int middle = o + literal;
            if (offset < 8 || offset > middle) {
                break;
            }
            Bits.putLong(out, o, word);
            Bits.putLong(out, middle, Bits.longAt(out, middle - offset));
            int kind = next & 3;
            tag = (int) (rest >>> 8 * kind) & 0xFF;
            i += literal + kind + 2;
            o = middle + (copy & 0xFF);
        }
        return (long) (i - 1) << 32 | o;
    }
}

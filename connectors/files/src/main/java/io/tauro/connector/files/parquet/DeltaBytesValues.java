package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * DELTA_BYTE_ARRAY: each value is the beginning of the one before it and bytes of its own. A small
 * page can unfold to very much, so lengths are looked at before bytes are made, and only as many
 * values are read at once as take a bounded amount of memory.
 */
final class DeltaBytesValues extends PageValues {

    private static final long MAX_BYTES_AT_ONCE = 16L << 20;

    private final DeltaDecoder prefixes;
    private final DeltaDecoder suffixes;
    private final PageTail tail;
    private byte[] previous = {};

    /** Lengths that were looked at, and not yet used: prefix and whole length of each value. */
    private int[] seenPrefixes = {};

    private int[] seenLengths = {};
    private int seen;
    private int lastSeenLength;

    DeltaBytesValues(byte[] data, int start, int limit) {
        this.prefixes = new DeltaDecoder(data, start, limit);
        int suffixStart = new DeltaDecoder(data, start, limit).skipAll();
        this.suffixes = new DeltaDecoder(data, suffixStart, limit);
        int end = new DeltaDecoder(data, suffixStart, limit).skipAll();
        this.tail = new PageTail(data, end, limit, null);
    }

    DeltaBytesValues(PageWindow window, int start) {
        PageLengths ofPrefixes = PageLengths.at(window, start);
        PageLengths ofSuffixes = PageLengths.at(window, ofPrefixes.end());
        this.prefixes = ofPrefixes.decoder();
        this.suffixes = ofSuffixes.decoder();
        this.tail = new PageTail(window.data(), ofSuffixes.end(), window.limit(), window);
    }

    @Override
    int readable(int wanted) {
        look((int) Math.min(wanted, seen + Math.min(prefixes.left(), suffixes.left())));
        long bytes = 0;
        int count = 0;
        while (count < seen
                && count < wanted
                && (count == 0 || bytes + seenLengths[count] <= MAX_BYTES_AT_ONCE)) {
            bytes += seenLengths[count++];
        }
        // Rows without a value need none.
        return count == seen && count < wanted ? wanted : Math.max(count, 1);
    }

    private void look(int count) {
        if (count > seenLengths.length) {
            seenPrefixes = Arrays.copyOf(seenPrefixes, count);
            seenLengths = Arrays.copyOf(seenLengths, count);
        }
        while (seen < count) {
            int prefix = requireInt(prefixes.next(), "a prefix of negative length");
            int suffix = requireInt(suffixes.next(), "a value of negative length");
            if (prefix > lastSeenLength || suffix > tail.left()) {
                throw new MalformedData("a value that is longer than its page");
            }
            lastSeenLength = Math.addExact(prefix, suffix);
            seenPrefixes[seen] = prefix;
            seenLengths[seen++] = lastSeenLength;
        }
    }

    @Override
    ByteValues readBytes(int count) {
        look(count);
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], seenLengths[i]);
        }
        byte[] bytes = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            int prefix = seenPrefixes[i];
            int suffix = seenLengths[i] - prefix;
            System.arraycopy(
                    i == 0 ? previous : bytes,
                    i == 0 ? 0 : offsets[i - 1],
                    bytes,
                    offsets[i],
                    prefix);
            tail.read(bytes, offsets[i] + prefix, suffix);
        }
        if (count > 0) {
            previous = Arrays.copyOfRange(bytes, offsets[count - 1], offsets[count]);
        }
        System.arraycopy(seenPrefixes, count, seenPrefixes, 0, seen - count);
        System.arraycopy(seenLengths, count, seenLengths, 0, seen - count);
        seen -= count;
        return new ByteValues(bytes, offsets);
    }
}

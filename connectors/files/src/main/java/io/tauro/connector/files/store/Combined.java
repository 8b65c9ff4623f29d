package io.tauro.connector.files.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A request for one or several ranges that are close to each other, or for a part of a large one.
 *
 * @param read what is asked for
 * @param parts what it is asked for, in arrays of their own; empty if it goes where it belongs
 */
record Combined(ReadRange read, List<ReadRange> parts) {

    /**
     * @param gap ranges that are closer than that become one
     * @param largest a request is not made larger by that, and larger ones are cut
     */
    static List<Combined> of(List<ReadRange> ranges, int gap, int largest) {
        List<ReadRange> sorted =
                ranges.stream()
                        .filter(range -> range.length() > 0)
                        .sorted(Comparator.comparingLong(ReadRange::position))
                        .toList();
        List<Combined> requests = new ArrayList<>();
        int next = 0;
        while (next < sorted.size()) {
            ReadRange first = sorted.get(next);
            long end = first.end();
            int behind = next + 1;
            while (behind < sorted.size()
                    && sorted.get(behind).position() - end <= gap
                    && Math.max(end, sorted.get(behind).end()) - first.position() <= largest) {
                end = Math.max(end, sorted.get(behind).end());
                behind++;
            }
            if (behind == next + 1) {
                cut(first, largest, requests);
            } else {
                int length = (int) (end - first.position());
                requests.add(
                        new Combined(
                                new ReadRange(first.position(), new byte[length], 0, length),
                                sorted.subList(next, behind)));
            }
            next = behind;
        }
        return requests;
    }

    private static void cut(ReadRange range, int largest, List<Combined> requests) {
        int count = (int) (((long) range.length() + largest - 1) / largest);
        int done = 0;
        for (int i = 1; i <= count; i++) {
            int to = (int) ((long) range.length() * i / count);
            requests.add(
                    new Combined(
                            new ReadRange(
                                    range.position() + done,
                                    range.into(),
                                    range.offset() + done,
                                    to - done),
                            List.of()));
            done = to;
        }
    }

    /** Puts what was read where it belongs. */
    void copy() {
        for (ReadRange part : parts) {
            System.arraycopy(
                    read.into(),
                    (int) (part.position() - read.position()),
                    part.into(),
                    part.offset(),
                    part.length());
        }
    }
}

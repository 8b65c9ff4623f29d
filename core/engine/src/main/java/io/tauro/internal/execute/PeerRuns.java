package io.tauro.internal.execute;

import io.tauro.internal.physical.WindowFrame.Bound;
import io.tauro.internal.physical.WindowFrame.Place;
import java.util.Arrays;

/**
 * The groups of peers of a window, numbered from 0 through all partitions.
 *
 * @param ofRow the group of each row
 * @param starts where each group begins, and behind the last one its end
 */
record PeerRuns(int[] ofRow, int[] starts) {

    static final PeerRuns NONE = new PeerRuns(new int[0], new int[0]);

    static PeerRuns of(WindowRows rows) {
        int[] ofRow = new int[rows.size()];
        int[] starts = new int[rows.size() + 1];
        int count = 0;
        for (int i = 0; i < ofRow.length; i++) {
            if (rows.peerStart()[i] == i) {
                starts[count++] = i;
            }
            ofRow[i] = count - 1;
        }
        starts[count] = ofRow.length;
        return new PeerRuns(ofRow, Arrays.copyOf(starts, count + 1));
    }

    /** Where a frame of a row starts or ends that is so many groups away, within its partition. */
    int step(Bound bound, int first, int last, int row, boolean end) {
        long distance = Math.min(bound.rows(), Integer.MAX_VALUE);
        long group = ofRow[row] + (bound.place() == Place.PRECEDING ? -distance : distance);
        if (group < ofRow[first]) {
            return first;
        }
        if (group > ofRow[last - 1]) {
            return last;
        }
        return starts[(int) group + (end ? 1 : 0)];
    }
}

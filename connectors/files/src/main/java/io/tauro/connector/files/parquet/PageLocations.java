package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;

/**
 * Where the data pages of a column chunk are. Immutable.
 *
 * @param offsets where in the file each page begins
 * @param firstRows the first row of each page, in the row group; and how many rows that has
 */
record PageLocations(long[] offsets, long[] firstRows) {

    static PageLocations of(OffsetIndex index, Chunk chunk, long rows) {
        List<PageLocation> pages = index.getPage_locations();
        long[] offsets = new long[pages.size()];
        long[] firstRows = new long[pages.size() + 1];
        long least = chunk.start();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = pages.get(i).getOffset();
            firstRows[i] = pages.get(i).getFirst_row_index();
            boolean behind = i == 0 ? firstRows[0] == 0 : firstRows[i] >= firstRows[i - 1];
            if (!behind
                    || firstRows[i] > rows
                    || offsets[i] < least
                    || offsets[i] >= chunk.start() + chunk.length()) {
                throw new MalformedData("a page index that contradicts itself");
            }
            least = offsets[i] + 1;
        }
        if (offsets.length == 0) {
            throw new MalformedData("a page index without a page");
        }
        firstRows[offsets.length] = rows;
        return new PageLocations(offsets, firstRows);
    }

    int count() {
        return offsets.length;
    }

    long offset(int page) {
        return offsets[page];
    }

    long firstRow(int page) {
        return firstRows[page];
    }

    long rows(int page) {
        return firstRows[page + 1] - firstRows[page];
    }

    /** The page that has a row. */
    int pageOf(long row) {
        int found = Arrays.binarySearch(firstRows, 0, offsets.length, row);
        int page = found >= 0 ? found : -found - 2;
        // Of several that begin there, all but the last have no row.
        while (page + 1 < offsets.length && firstRows[page + 1] <= row) {
            page++;
        }
        return page;
    }
}

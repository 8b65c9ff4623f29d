package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;

/** Computes one window function for a partition on disk, some rows at a time, in order. */
interface PagedValue {

    /** The values of the next rows, which are those of a page. */
    ColumnVector next(PagedRows.Page page);
}

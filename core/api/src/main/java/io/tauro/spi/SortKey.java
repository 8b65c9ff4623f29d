package io.tauro.spi;

/**
 * One column of an order.
 *
 * @param column the exact name of the column
 * @param descending whether the greatest value comes first
 * @param nullsFirst whether nulls come first; a source must be told, since each has another default
 */
public record SortKey(String column, boolean descending, boolean nullsFirst) {

    @Override
    public String toString() {
        return column + (descending ? " DESC" : "") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}

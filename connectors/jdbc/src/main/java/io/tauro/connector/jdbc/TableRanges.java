package io.tauro.connector.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database reads a table range by range. Stateless and thread-safe. */
public interface TableRanges {

    /**
     * Between which units of what it is cut by a table lies.
     *
     * @param first the first one
     * @param last the last one; before the first if the table cannot be cut
     */
    record Extent(long first, long last) {

        /** Of a table that cannot be cut. */
        public static final Extent NONE = new Extent(0, -1);

        /** How many there are, at most the greatest number. */
        public long size() {
            long size = last - first + 1;
            return last < first ? 0 : size > 0 ? size : Long.MAX_VALUE;
        }

        /** The first one of a part, if there are so many; those of all parts do not decrease. */
        public long start(int part, int parts) {
            return BigInteger.valueOf(last)
                    .subtract(BigInteger.valueOf(first))
                    .add(BigInteger.ONE)
                    .multiply(BigInteger.valueOf(part))
                    .divide(BigInteger.valueOf(parts))
                    .add(BigInteger.valueOf(first))
                    .longValueExact();
        }
    }

    /**
     * Where a table lies.
     *
     * @param rows about how many rows it has
     */
    Extent extent(Connection connection, RemoteTable table, double rows) throws SQLException;

    /**
     * So many conditions, of which each row of a state of the table meets exactly one, also if it
     * lies elsewhere by now.
     */
    List<Sql> cut(RemoteTable table, Extent extent, int parts);

    /**
     * A statement after which the table stays as it is stored until the transaction ends; empty if
     * none is needed.
     */
    String hold(RemoteTable table);

    /** About how many rows a range is to have. */
    default long rowsOfRange() {
        return 65_536;
    }
}

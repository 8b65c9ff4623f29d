package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.BulkRows;
import io.tauro.data.VectorBuilder;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the format of {@code COPY BINARY}: a header, then for each row the number of its fields,
 * and the length and the bytes of each, then a trailer. The server sends a row in a message of its
 * own, or with what comes before or behind it; no row is in two messages.
 */
final class CopiedRows implements BulkRows {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int TRAILER = -1;

    private final CopyStream stream;
    private final PostgresReader.Binary[] readers;
    private byte[] piece = {};
    private int at;
    private int column;
    private int unread;
    private boolean begun;

    CopiedRows(CopyStream stream, List<PostgresReader.Binary> readers) {
        this.stream = stream;
        this.readers = readers.toArray(PostgresReader.Binary[]::new);
    }

    @Override
    public boolean next() throws SQLException {
        for (; unread > 0; unread--) {
            at += 4 + Math.max(0, PostgresBinary.int32(piece, at));
        }
        while (at >= piece.length) {
            byte[] next = stream.next();
            if (next == null) {
                throw broken();
            }
            piece = next;
            at = begun ? 0 : header(next);
            begun = true;
        }
        int fields = PostgresBinary.int16(piece, at);
        at += 2;
        column = 0;
        if (fields == TRAILER) {
            if (stream.next() != null) {
                throw broken();
            }
            return false;
        }
        if (fields < readers.length) {
            throw broken();
        }
        unread = fields;
        return true;
    }

    /** Where the rows begin. */
    private static int header(byte[] first) throws SQLException {
        if (first.length < HEADER
                || !Arrays.equals(first, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw broken();
        }
        return HEADER + PostgresBinary.int32(first, SIGNATURE.length + 4);
    }

    @Override
    public int read(VectorBuilder into) {
        int length = PostgresBinary.int32(piece, at);
        int start = at + 4;
        PostgresReader.Binary reader = readers[column++];
        unread--;
        if (length < 0) {
            at = start;
            into.appendNull();
            return 0;
        }
        at = start + length;
        return reader.read(piece, start, length, into);
    }

    private static SQLException broken() {
        return new SQLException("The server has sent no rows of COPY BINARY", "08P01");
    }

    @Override
    public void close() throws SQLException {
        stream.close();
    }
}

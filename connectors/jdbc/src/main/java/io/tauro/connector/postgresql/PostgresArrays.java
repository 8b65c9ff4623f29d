package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.data.VectorBuilder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Columns of arrays. The server sends each as the bytes of its binary format, by a cursor as by
 * COPY: the driver would bring some as text. A value may have several dimensions or begin at
 * another place than 1, whatever its column is declared to be; no ARRAY of ours can hold it.
 */
final class PostgresArrays {

    /** Dimensions, whether there are nulls, and the type of the elements, four bytes each. */
    private static final int HEADER = 12;

    /** The length of a dimension, and where it begins. */
    private static final int DIMENSION = 8;

    private PostgresArrays() {}

    /**
     * A column.
     *
     * @param element a column of what the arrays hold
     * @param text whether elements are sent as text: labels of an enum, padded text without its
     *     padding
     */
    static RemoteColumn column(
            String stored, String name, boolean nullable, RemoteColumn element, boolean text) {
        PostgresReader.Binary elements = ((PostgresReader) element.reader()).binary();
        return new RemoteColumn(
                        new Column(
                                name,
                                DataType.array(element.column().type()),
                                nullable,
                                TextTraits.UNKNOWN),
                        stored,
                        new PostgresReader(
                                (rows, column, into) -> read(rows, column, elements, into),
                                (source, start, length, into) ->
                                        read(source, start, elements, into)),
                        ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("ARRAY")))
                .sentAs("array_send(" + (text ? "CAST(" + stored + " AS text[])" : stored) + ")");
    }

    private static int read(
            ResultSet rows, int column, PostgresReader.Binary elements, VectorBuilder into)
            throws SQLException {
        byte[] value = rows.getBytes(column);
        if (value == null) {
            into.appendNull();
            return 0;
        }
        return read(value, 0, elements, into);
    }

    private static int read(
            byte[] source, int start, PostgresReader.Binary elements, VectorBuilder into) {
        int dimensions = PostgresBinary.int32(source, start);
        if (dimensions == 0) {
            into.endList();
            return HEADER;
        }
        int first = PostgresBinary.int32(source, start + HEADER + 4);
        if (dimensions != 1 || first != 1) {
            throw new ArithmeticException("an array of other dimensions or bounds");
        }
        int count = PostgresBinary.int32(source, start + HEADER);
        int at = start + HEADER + DIMENSION;
        int bytes = HEADER + DIMENSION;
        VectorBuilder child = into.child(0);
        for (int i = 0; i < count; i++) {
            int length = PostgresBinary.int32(source, at);
            at += 4;
            if (length < 0) {
                child.appendNull();
            } else {
                bytes += elements.read(source, at, length, child);
                at += length;
            }
        }
        into.endList();
        return bytes;
    }
}

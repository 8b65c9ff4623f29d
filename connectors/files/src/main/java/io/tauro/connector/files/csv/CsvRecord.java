package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/**
 * The fields of one record as the parser finds them. Used again for each record; keeps the text of
 * wanted fields only.
 */
final class CsvRecord extends AbstractBaseCsvCallbackHandler<CsvRecord> {

    private char[] text = new char[256];
    private int used;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private boolean[] wanted = {};
    private boolean all = true;
    private int fields;
    private boolean empty;
    private long line;

    /** From the next record on, keeps only these fields. */
    void keep(boolean[] positions) {
        wanted = positions;
        all = false;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        used = 0;
        empty = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        starts[fields] = used;
        quoted[fields] = isQuoted;
        if (all || fields < wanted.length && wanted[fields]) {
            if (text.length - used < length) {
                text = Arrays.copyOf(text, Math.max(Math.addExact(used, length), text.length * 2));
            }
            System.arraycopy(buffer, offset, text, used, length);
            used += length;
        }
        ends[fields] = used;
        fields++;
    }

    /** A line without anything is one empty field. */
    @Override
    protected void handleEmpty() {
        handleField(0, text, 0, 0, false);
        empty = true;
    }

    @Override
    protected CsvRecord buildRecord() {
        return this;
    }

    /** The line of the file on which the last record begins, from 1. */
    long line() {
        return line;
    }

    /** Whether the line has no character. */
    boolean isEmptyLine() {
        return empty;
    }

    int fields() {
        return fields;
    }

    /** The characters of all fields, cut by {@link #start} and {@link #end}. */
    char[] text() {
        return text;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    String field(int field) {
        return new String(text, starts[field], ends[field] - starts[field]);
    }

    /** Whether a field stands for NULL: not quoted, and the text that means it. */
    boolean isNull(int field, String nullText) {
        int length = ends[field] - starts[field];
        if (quoted[field] || length != nullText.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[starts[field] + i] != nullText.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

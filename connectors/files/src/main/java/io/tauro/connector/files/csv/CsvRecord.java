package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one record as the parser finds them. Used again for each record; keeps the text of
 * wanted fields only.
 */
final class CsvRecord extends AbstractBaseCsvCallbackHandler<CsvRecord> {

    /** A record of more fields or characters is one that somebody wants to harm with. */
    private static final int MAX_FIELDS = 1 << 18;

    private static final int MAX_TEXT = 1 << 26;

    private char[] text = new char[256];
    private int used;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private boolean[] nulls = new boolean[16];
    private boolean[] wanted = {};
    private boolean all = true;
    private int fields;
    private boolean empty;
    private boolean endsEmpty;
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
            if (fields >= MAX_FIELDS) {
                throw new CsvSyntax("more than " + MAX_FIELDS + " fields");
            }
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
            nulls = Arrays.copyOf(nulls, fields * 2);
        }
        starts[fields] = used;
        quoted[fields] = isQuoted;
        nulls[fields] = false;
        endsEmpty = length == 0 && !isQuoted;
        if (all || fields < wanted.length && wanted[fields]) {
            if (text.length - used < length) {
                if (used + length > MAX_TEXT) {
                    throw new CsvSyntax("a record of many megabytes");
                }
                text = Arrays.copyOf(text, Math.max(Math.addExact(used, length), text.length * 2));
            }
            System.arraycopy(buffer, offset, text, used, length);
            used += length;
        }
        ends[fields] = used;
        fields++;
    }

    /** Adds a field that is NULL whatever texts mean it. */
    void addNull() {
        handleField(fields, text, 0, 0, false);
        nulls[fields - 1] = true;
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

    /** Whether the last field is empty, as behind a delimiter that ends each line. */
    boolean endsEmpty() {
        return endsEmpty;
    }

    /** Whether a field stands for NULL: not quoted, and a text that means it. */
    boolean isNull(int field, List<String> nullTexts) {
        if (quoted[field]) {
            return false;
        }
        if (nulls[field]) {
            return true;
        }
        for (int i = 0; i < nullTexts.size(); i++) {
            if (is(field, nullTexts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int field, String other) {
        int length = ends[field] - starts[field];
        if (length != other.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[starts[field] + i] != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

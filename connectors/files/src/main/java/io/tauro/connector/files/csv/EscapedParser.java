package io.tauro.connector.files.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Parses dialects that have an escape other than the doubled quote, or no quotes. Within quotes a
 * doubled quote is one in each of them.
 */
final class EscapedParser implements CsvParser {

    private static final int MAX_FIELD = 1 << 24;
    private static final int END = -1;
    private static final int NONE = -2;

    private final Reader input;
    private final CsvRecord record;
    private final String delimiter;
    private final char first;
    private final int quote;
    private final int escape;
    private final boolean cEscapes;
    private final int comment;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private char[] field = new char[256];
    private int length;
    private int fields;
    private long line = 1;

    EscapedParser(CsvDialect dialect, Reader input, CsvRecord record) {
        this.input = input;
        this.record = record;
        this.delimiter = dialect.delimiter();
        this.first = delimiter.charAt(0);
        this.quote = code(dialect.quote());
        this.escape = code(dialect.escape());
        this.cEscapes = dialect.cEscapes();
        this.comment = code(dialect.comment().orElse(CsvDialect.NONE));
    }

    private static int code(char c) {
        return c == CsvDialect.NONE ? NONE : c;
    }

    @Override
    public boolean next() throws IOException {
        int c = read();
        while (c == comment) {
            while (!isLineEnd(c) && c != END) {
                c = read();
            }
            endLine(c);
            c = read();
        }
        if (c == END) {
            return false;
        }
        record.handleBegin(line);
        fields = 0;
        if (endsRecord(c)) {
            endLine(c);
            record.handleEmpty();
            return true;
        }
        while (true) {
            int end = field(c);
            if (end != first) {
                endLine(end);
                return true;
            }
            c = read();
        }
    }

    /** Reads a field that begins with a character, and returns what is behind it. */
    private int field(int begin) throws IOException {
        length = 0;
        int c = begin;
        boolean quoted = c == quote;
        boolean isNull = false;
        if (quoted) {
            quoted();
            c = read();
        }
        while (!endsRecord(c) && c != END && !isDelimiter(c)) {
            if (quoted) {
                throw new CsvSyntax("text behind a quote");
            }
            isNull = false;
            if (cEscapes && c == escape) {
                int next = read();
                isNull = next == 'N' && length == 0;
                append(next == END ? (char) escape : control(next));
                count(next);
            } else {
                append((char) c);
            }
            c = read();
        }
        // What the escape makes of an N is no text.
        if (isNull && length == 1) {
            record.addNull();
        } else {
            record.handleField(fields, field, 0, length, quoted);
        }
        fields++;
        return c;
    }

    private void quoted() throws IOException {
        while (true) {
            int c = read();
            if (c == END) {
                throw new CsvSyntax("quotes that do not close");
            }
            if (c == escape && escape != quote) {
                int next = read();
                if (cEscapes && next != END) {
                    append(control(next));
                    count(next);
                    continue;
                }
                if (next == quote || next == escape) {
                    append((char) next);
                    continue;
                }
                append((char) escape);
                unread(next);
            } else if (c == quote) {
                int next = read();
                if (next != quote) {
                    unread(next);
                    return;
                }
                append((char) quote);
            } else {
                append((char) c);
                count(c);
            }
        }
    }

    /** What a character behind an escape means. */
    private static char control(int c) {
        return switch (c) {
            case '0' -> '\0';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            case 'Z' -> '\u001A';
            default -> (char) c;
        };
    }

    /** Whether a delimiter begins with the character that was read; passes over the rest of it. */
    private boolean isDelimiter(int c) throws IOException {
        if (c != first) {
            return false;
        }
        int rest = delimiter.length() - 1;
        if (rest > 0 && limit - position < rest) {
            fill(rest);
        }
        for (int i = 0; i < rest; i++) {
            if (i >= limit - position || buffer[position + i] != delimiter.charAt(i + 1)) {
                return false;
            }
        }
        position += rest;
        return true;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /** Who escapes line feeds writes carriage returns as they are. */
    private boolean endsRecord(int c) throws IOException {
        if (c != '\r' || !cEscapes) {
            return isLineEnd(c);
        }
        int next = read();
        unread(next);
        return next == '\n';
    }

    /** Passes over the rest of a line end of two characters. */
    private void endLine(int c) throws IOException {
        if (c == '\r') {
            int next = read();
            if (next != '\n') {
                unread(next);
            }
        }
        line += isLineEnd(c) ? 1 : 0;
    }

    /** Counts a line end within a field; one of two characters at the first of them. */
    private void count(int c) throws IOException {
        if (c == '\n') {
            line++;
        } else if (c == '\r') {
            int next = read();
            unread(next);
            line += next == '\n' ? 0 : 1;
        }
    }

    private void append(char c) {
        if (length == field.length) {
            if (length == MAX_FIELD) {
                throw new CsvSyntax("a field of many megabytes");
            }
            field = Arrays.copyOf(field, length * 2);
        }
        field[length++] = c;
    }

    private int read() throws IOException {
        return position < limit || fill(1) ? buffer[position++] : END;
    }

    private void unread(int c) {
        if (c != END) {
            position--;
        }
    }

    /** Keeps the last character that was read, and those that were not. */
    private boolean fill(int needed) throws IOException {
        int kept = Math.min(position, 1);
        System.arraycopy(buffer, position - kept, buffer, 0, limit - position + kept);
        limit -= position - kept;
        position = kept;
        while (limit - position < needed) {
            int count = input.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                return false;
            }
            limit += count;
        }
        return true;
    }
}

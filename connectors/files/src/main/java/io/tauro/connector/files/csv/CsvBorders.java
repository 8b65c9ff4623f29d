package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.TextEncoding;
import io.tauro.connector.files.format.TextParts;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one file begin: each at the start of a record, which is known for certain only
 * when all quotes before it have been seen. So the file is looked through once, up to where it is
 * asked for, by whoever asks first; without quotes only about the border. Thread-safe.
 */
final class CsvBorders {

    private static final long UNKNOWN = -1;

    private final TextParts parts;
    private final StoredObject file;
    private final CsvDialect dialect;
    private final long[] starts;
    private @Nullable Charset encoding;
    private boolean looked;
    private long first;

    CsvBorders(TextParts parts, StoredObject file, CsvDialect dialect) {
        this.parts = parts;
        this.file = file;
        this.dialect = dialect;
        this.starts = new long[parts.count(file) + 1];
        Arrays.fill(starts, UNKNOWN);
        starts[0] = 0;
        starts[starts.length - 1] = file.size();
    }

    /** Whether bytes of the dialect's characters mean nothing else, whatever is before them. */
    static boolean canCut(CsvDialect dialect, boolean near) {
        boolean plain = !dialect.cEscapes() && dialect.comment().isEmpty();
        boolean ascii =
                dialect.delimiter().length() == 1
                        && dialect.delimiter().charAt(0) < 0x80
                        && isAscii(dialect.quote())
                        && isAscii(dialect.escape());
        return plain && ascii && (near || dialect.quote() == CsvDialect.NONE);
    }

    private static boolean isAscii(char c) {
        return c < 0x80 || c == CsvDialect.NONE;
    }

    /**
     * The encoding of the file if a byte below 128 is always a character of its own; null if not,
     * so that the file cannot be cut.
     */
    synchronized @Nullable Charset encoding(TextSource head) throws IOException {
        if (!looked) {
            try (InputStream input = head.open()) {
                TextEncoding found = TextEncoding.of(input, dialect.encoding());
                first = found.mark() + firstRecord(found.bytes());
                encoding = isSafe(found.encoding()) ? found.encoding() : null;
                looked = true;
            }
        }
        return encoding;
    }

    private static boolean isSafe(Charset charset) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        return name.equals("UTF-8")
                || name.equals("US-ASCII")
                || name.startsWith("ISO-8859-")
                || name.startsWith("WINDOWS-125");
    }

    /** How many bytes come before the first record, which is in the first part whatever happens. */
    private long firstRecord(InputStream bytes) throws IOException {
        long position = 0;
        int left = dialect.skippedLines();
        int last = 0;
        for (int one = bytes.read(); one >= 0; one = bytes.read()) {
            boolean lineEnd = one == '\n' || one == '\r';
            boolean second = one == '\n' && last == '\r';
            if (left <= 0 && !lineEnd) {
                break;
            }
            left -= lineEnd && !second ? 1 : 0;
            last = one;
            position++;
        }
        return position;
    }

    /**
     * Where a part begins: at the first record behind the border.
     *
     * @param index from 0; the number of parts for the end of the file
     */
    synchronized long start(int index, TextSource head) throws IOException {
        if (starts[index] != UNKNOWN) {
            return starts[index];
        }
        int known = index;
        if (dialect.quote() != CsvDialect.NONE) {
            while (starts[known - 1] == UNKNOWN) {
                known--;
            }
        }
        for (int i = known; i <= index; i++) {
            starts[i] = find(i, head);
        }
        return starts[index];
    }

    private long find(int index, TextSource head) throws IOException {
        long border = parts.border(file, index);
        boolean quotes = dialect.quote() != CsvDialect.NONE;
        long begin = Math.max(first, quotes ? starts[index - 1] : border - 1);
        if (begin >= file.size()) {
            return file.size();
        }
        try (InputStream input = head.range(begin, file.size()).open()) {
            return new RecordEnd(dialect, begin, border).find(input, head.cancellation());
        }
    }
}

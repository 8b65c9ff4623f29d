package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import org.jspecify.annotations.Nullable;

/** The text of LISTAGG with ON OVERFLOW: of at most 16 MiB, and what is said of the rest. */
final class OverflowText {

    private static final int MAX_BYTES = 16 << 20;

    /** Room for a number of items in parentheses. */
    private static final int COUNT_BYTES = 22;

    private final StringBuilder text = new StringBuilder();
    private final String filler;
    private final Mode mode;
    private long bytes;
    private long items;
    private int keptLength;
    private long keptItems;
    private String keptSeparator = "";
    private boolean full;

    /** What is done with what does not fit; the names are the plan's. */
    enum Mode {
        ERROR,
        WITH_COUNT,
        WITHOUT_COUNT
    }

    OverflowText(Mode mode, String filler) {
        this.mode = mode;
        this.filler = filler;
    }

    void add(String separator, String item) {
        if (!full) {
            if (items > 0) {
                text.append(separator);
                bytes += bytes(separator);
            }
            text.append(item);
            bytes += bytes(item);
            full = bytes > MAX_BYTES;
        }
        items++;
        if (full && mode == Mode.ERROR) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The result of LISTAGG is longer than 16 MiB. Aggregate less, or use ON"
                            + " OVERFLOW TRUNCATE.");
        }
        if (!full && bytes + bytes(separator) + bytes(filler) + COUNT_BYTES <= MAX_BYTES) {
            keptLength = text.length();
            keptItems = items;
            keptSeparator = separator;
        }
    }

    /** The text; null of no items. */
    @Nullable String result() {
        if (full) {
            text.setLength(keptLength);
            text.append(keptSeparator).append(filler);
            if (mode == Mode.WITH_COUNT) {
                text.append('(').append(items - keptItems).append(')');
            }
        }
        return items == 0 ? null : text.toString();
    }

    /** The length of a text in UTF-8. */
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}

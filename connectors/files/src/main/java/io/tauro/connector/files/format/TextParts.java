package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Into how many parts a file of text is cut, and about where. Where exactly depends on the text.
 * Immutable.
 *
 * @param size about how many bytes a part has; 0 if no file is cut
 */
public record TextParts(long size) {

    public static final Option OPTION =
            Option.of(
                    "split_size",
                    Option.Kind.TEXT,
                    "About how large the parts are that a large file is cut into, or none; default 32MB");

    private static final long DEFAULT = 32L << 20;
    private static final int MAX_PARTS = 4096;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}) *([KMG]?)B?");

    public static TextParts of(FormatOptions options) {
        return new TextParts(
                options.parse("split_size", "a size such as 64MB, or none", TextParts::size)
                        .orElse(DEFAULT));
    }

    private static long size(String text) {
        String word = text.trim().toUpperCase(Locale.ROOT);
        if (word.equals("NONE")) {
            return 0;
        }
        Matcher matcher = SIZE.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        int shift = " KMG".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2)) * 10;
        long bytes = Long.parseLong(matcher.group(1));
        if (bytes == 0 || bytes > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException();
        }
        return bytes << shift;
    }

    /** How many parts a file has that can be cut. */
    public int count(StoredObject file) {
        return size == 0
                ? 1
                : (int) Math.max(1, Math.min(MAX_PARTS, (file.size() + size / 2) / size));
    }

    /** About where a part begins, from 0; the end of the file for the one behind the last. */
    public long border(StoredObject file, int index) {
        int count = count(file);
        long each = file.size() / count;
        return index >= count ? file.size() : each * index;
    }
}

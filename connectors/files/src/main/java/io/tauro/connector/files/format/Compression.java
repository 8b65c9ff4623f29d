package io.tauro.connector.files.format;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the bytes of a file are packed. */
public enum Compression {
    /** As the end of the file's name says. */
    BY_NAME("by its name", List.of()),
    NONE("not at all", List.of()),
    GZIP("gzip", List.of(".gz", ".gzip")),
    ZSTD("Zstandard", List.of(".zst", ".zstd")),
    BZIP2("bzip2", List.of(".bz2", ".bzip2")),
    LZ4("LZ4", List.of(".lz4")),
    SNAPPY("Snappy", List.of(".snappy", ".sz")),
    XZ("xz", List.of(".xz", ".lzma")),
    BROTLI("Brotli", List.of(".br")),
    COMPRESS("compress", List.of(".z")),
    ZIP("zip", List.of(".zip", ".7z", ".rar", ".tar", ".tgz"));

    /** Of the option that names it. */
    public static final String DESCRIPTION =
            "How files are packed: gzip, zstd, none, or auto (default) by their names";

    private final String word;
    private final List<String> extensions;

    Compression(String word, List<String> extensions) {
        this.word = word;
        this.extensions = extensions;
    }

    public static Compression of(FormatOptions options) {
        return options.choice(
                        "compression",
                        Map.of("auto", BY_NAME, "none", NONE, "gzip", GZIP, "zstd", ZSTD),
                        "auto, none, gzip or zstd")
                .orElse(BY_NAME);
    }

    /** What it is called. */
    public String word() {
        return word;
    }

    /**
     * What it is for a file of this name: {@link #NONE}, {@link #GZIP} or {@link #ZSTD}.
     *
     * @throws TauroException {@code TAURO-2006} for a name that says what cannot be unpacked
     */
    public Compression of(String key) {
        if (this != BY_NAME) {
            return this;
        }
        String name = key.toLowerCase(Locale.ROOT);
        for (Compression one : values()) {
            if (one.extensions.stream().anyMatch(name::endsWith)) {
                if (one != GZIP && one != ZSTD) {
                    throw new TauroException(
                            ErrorCode.NOT_SUPPORTED,
                            "File '"
                                    + key
                                    + "' is packed with "
                                    + one.word
                                    + ", which cannot be unpacked. Pack it with gzip or Zstandard, or set the option 'compression' to none.",
                            Map.of("file", key),
                            null);
                }
                return one;
            }
        }
        return NONE;
    }
}

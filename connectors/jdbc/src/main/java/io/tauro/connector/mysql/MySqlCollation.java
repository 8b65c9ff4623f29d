package io.tauro.connector.mysql;

import io.tauro.type.TextTraits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the name of a collation tells of how it compares. */
final class MySqlCollation {

    private static final Set<String> BINARY =
            Set.of(
                    "utf8mb4_0900_bin",
                    "utf8mb4_nopad_bin",
                    "utf8mb3_nopad_bin",
                    "utf8_nopad_bin",
                    "ascii_nopad_bin",
                    "binary");

    private MySqlCollation() {}

    /**
     * Those of characters by their bytes are exact but for spaces at the end, unless they say that
     * these count; those of a language fold, and leave out some characters altogether.
     */
    static TextTraits traits(@Nullable String name) {
        if (name == null) {
            return TextTraits.UNKNOWN;
        }
        if (BINARY.contains(name)) {
            return TextTraits.BINARY;
        }
        boolean unpadded = name.contains("_nopad_") || name.contains("_0900_");
        boolean bytes = name.endsWith("_bin");
        return new TextTraits(bytes, bytes, unpadded, false);
    }
}

package io.tauro.connector.postgresql;

import io.tauro.type.TextTraits;
import org.jspecify.annotations.Nullable;

/**
 * How a column compares text, as far as the catalogue tells.
 *
 * @param known whether there is one collation, and it is known
 * @param deterministic whether only equal bytes are equal
 * @param binary whether text is ordered by bytes
 * @param utf8 whether the bytes are UTF-8, in which the order of bytes is that of code points
 */
record PostgresCollation(boolean known, boolean deterministic, boolean binary, boolean utf8) {

    /**
     * @param provider the letter of the library that compares: b(uiltin), c (libc) or i(cu); null
     *     for libc, in versions that had no other
     * @param locale the locale of libc
     * @param deterministic {@code false} if not; null in versions that had no other
     */
    static PostgresCollation of(
            @Nullable String provider,
            @Nullable String locale,
            @Nullable String deterministic,
            @Nullable String encoding) {
        boolean libc = provider == null || provider.equals("c");
        boolean binary =
                "b".equals(provider) || libc && ("C".equals(locale) || "POSIX".equals(locale));
        return new PostgresCollation(
                true, !"false".equals(deterministic), binary, "UTF8".equals(encoding));
    }

    static PostgresCollation unknown(@Nullable String encoding) {
        return new PostgresCollation(false, false, false, "UTF8".equals(encoding));
    }

    TextTraits traits() {
        if (!known || !deterministic) {
            return TextTraits.UNKNOWN;
        }
        return binary && utf8 ? TextTraits.BINARY : TextTraits.EXACT_EQUALITY;
    }
}

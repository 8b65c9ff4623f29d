package io.tauro.jdbc;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of names as metadata calls take it: {@code %} for any text, {@code _} for any
 * character, {@code \} to mean the next one itself. Letter case does not count, as in queries.
 */
final class NamePattern {

    private static final char ESCAPE = '\\';

    private final @Nullable Pattern regex;

    private NamePattern(@Nullable Pattern regex) {
        this.regex = regex;
    }

    /** The pattern; null for one that everything matches. */
    static NamePattern of(@Nullable String pattern) {
        if (pattern == null) {
            return new NamePattern(null);
        }
        StringBuilder regex = new StringBuilder();
        String folded = pattern.toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == ESCAPE && i + 1 < folded.length()) {
                i++;
                regex.append(Pattern.quote(folded.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return regex == null || regex.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}

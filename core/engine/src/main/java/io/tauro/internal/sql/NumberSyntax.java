package io.tauro.internal.sql;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as PostgreSQL writes them, which the parser does not read. */
final class NumberSyntax {

    /** 0x1F, 0o17 and 0b11, with underscores between digits. */
    private static final Pattern OTHER_BASE =
            Pattern.compile(
                    "0(?:([xX])((?:_?[0-9a-fA-F])+)|([oO])((?:_?[0-7])+)|[bB]((?:_?[01])+))");

    private static final Pattern GROUPED =
            Pattern.compile("[0-9]+(?:_[0-9]+)*(?:[eE](?:[0-9]+(?:_[0-9]+)*)?)?");

    private NumberSyntax() {}

    /** A number in digits; null if the word is none, or already written so. */
    static @Nullable String plain(String word) {
        if (word.indexOf('_') < 0 && (word.length() < 2 || Character.isDigit(word.charAt(1)))) {
            return null;
        }
        Matcher other = OTHER_BASE.matcher(word);
        if (other.matches()) {
            int base = other.group(1) != null ? 16 : other.group(3) != null ? 8 : 2;
            String digits =
                    base == 16 ? other.group(2) : base == 8 ? other.group(4) : other.group(5);
            return digits.length() > 256
                    ? null
                    : new BigInteger(digits.replace("_", ""), base).toString();
        }
        return word.indexOf('_') > 0 && GROUPED.matcher(word).matches()
                ? word.replace("_", "")
                : null;
    }
}

package io.tauro.attack;

import java.util.List;
import java.util.regex.Pattern;

/** Values that nobody may see: see {@link World}. */
final class Canaries {

    private static final Pattern HIDDEN =
            Pattern.compile("cnry|98765432|1911-11", Pattern.CASE_INSENSITIVE);
    private static final Pattern GUESSED = Pattern.compile("guess", Pattern.CASE_INSENSITIVE);

    private Canaries() {}

    /** The lines that have a hidden value. */
    static List<String> in(List<String> lines) {
        return lines.stream().filter(line -> HIDDEN.matcher(line).find()).toList();
    }

    /** The lines that have a literal of an attack. */
    static List<String> literalsIn(List<String> lines) {
        return lines.stream().filter(line -> GUESSED.matcher(line).find()).toList();
    }
}

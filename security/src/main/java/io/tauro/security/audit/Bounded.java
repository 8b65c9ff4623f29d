package io.tauro.security.audit;

import java.util.ArrayList;
import java.util.List;

/** Keeps a record small, whatever it is about. */
final class Bounded {

    private static final int ENTRIES = 1_000;

    private Bounded() {}

    /** The text, or its beginning with an ellipsis. */
    static String text(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /** The list, or its beginning with the number of what is left out. */
    static List<String> list(List<String> entries) {
        if (entries.size() <= ENTRIES) {
            return List.copyOf(entries);
        }
        List<String> some = new ArrayList<>(entries.subList(0, ENTRIES - 1));
        some.add("… " + (entries.size() - ENTRIES + 1) + " more");
        return List.copyOf(some);
    }
}

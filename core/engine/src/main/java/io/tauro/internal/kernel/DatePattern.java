package io.tauro.internal.kernel;

import java.util.ArrayList;
import java.util.List;

/** A pattern of PostgreSQL for dates and times, taken apart. */
final class DatePattern {

    /** What a part of a pattern stands for, by its name in the pattern; longer names come first. */
    enum Field {
        MONTH,
        IYYY,
        HH24,
        HH12,
        YYYY,
        DDD,
        DAY,
        MON,
        YY,
        MM,
        DD,
        DY,
        HH,
        MI,
        SS,
        MS,
        US,
        AM,
        PM,
        ID,
        IW,
        WW,
        CC,
        D,
        Q,
        LITERAL
    }

    /**
     * One part.
     *
     * @param text the part as it is written; of a literal, what it stands for
     * @param plain whether FM stands before it: no zeros and spaces are added
     * @param quoted whether a literal was in quotes
     */
    record Part(Field field, String text, boolean plain, boolean quoted) {}

    private final List<Part> parts = new ArrayList<>();

    private DatePattern() {}

    static List<Part> parse(String pattern) {
        DatePattern result = new DatePattern();
        boolean plain = false;
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.regionMatches(true, at, "FM", 0, 2)) {
                plain = true;
                at += 2;
                continue;
            }
            Field field = fieldAt(pattern, at);
            if (field != Field.LITERAL) {
                int end = at + field.name().length();
                result.parts.add(new Part(field, pattern.substring(at, end), plain, false));
                plain = false;
                at = end;
            } else if (pattern.charAt(at) == '"') {
                int close = pattern.indexOf('"', at + 1);
                int end = close < 0 ? pattern.length() : close;
                result.parts.add(
                        new Part(Field.LITERAL, pattern.substring(at + 1, end), false, true));
                at = end + 1;
            } else {
                int end = pattern.offsetByCodePoints(at, 1);
                result.parts.add(new Part(Field.LITERAL, pattern.substring(at, end), false, false));
                at = end;
            }
        }
        return List.copyOf(result.parts);
    }

    private static Field fieldAt(String pattern, int at) {
        for (Field field : Field.values()) {
            String name = field.name();
            if (field != Field.LITERAL && pattern.regionMatches(true, at, name, 0, name.length())) {
                return field;
            }
        }
        return Field.LITERAL;
    }
}

package io.tauro.internal.kernel;

import java.util.ArrayList;
import java.util.List;

/** A pattern of PostgreSQL for dates and times, taken apart. */
final class DatePattern {

    /** What a part of a pattern stands for, by its name in the pattern; longer names come first. */
    enum Field {
        MONTH("MONTH"),
        YEAR_COMMA("Y,YYY"),
        SECONDS_OF_DAY_5("SSSSS"),
        IYYY("IYYY"),
        IDDD("IDDD"),
        HH24("HH24"),
        HH12("HH12"),
        YYYY("YYYY"),
        SECONDS_OF_DAY("SSSS"),
        AM_DOTS("A.M."),
        PM_DOTS("P.M."),
        BC_DOTS("B.C."),
        AD_DOTS("A.D."),
        IYY("IYY"),
        YYY("YYY"),
        DDD("DDD"),
        DAY("DAY"),
        MON("MON"),
        TZH("TZH"),
        TZM("TZM"),
        FF1("FF1"),
        FF2("FF2"),
        FF3("FF3"),
        FF4("FF4"),
        FF5("FF5"),
        FF6("FF6"),
        IY("IY"),
        YY("YY"),
        MM("MM"),
        DD("DD"),
        DY("DY"),
        HH("HH"),
        MI("MI"),
        SS("SS"),
        MS("MS"),
        US("US"),
        AM("AM"),
        PM("PM"),
        BC("BC"),
        AD("AD"),
        ID("ID"),
        IW("IW"),
        WW("WW"),
        CC("CC"),
        TZ("TZ"),
        OF("OF"),
        RM("RM"),
        I("I"),
        Y("Y"),
        W("W"),
        D("D"),
        J("J"),
        Q("Q"),
        /** The number of the day in the week from 0 for Sunday, which only MySQL has. */
        SUNDAY_0(""),
        LITERAL("");

        private final String written;

        Field(String written) {
            this.written = written;
        }
    }

    /**
     * One part.
     *
     * @param text the part as it is written; of a literal, what it stands for
     * @param plain whether FM stands before it: no zeros and spaces are added
     * @param quoted whether a literal was in quotes
     * @param ordinal the letters that stand behind it for an ordinal number: TH, th or none
     */
    record Part(Field field, String text, boolean plain, boolean quoted, String ordinal) {}

    private DatePattern() {}

    static List<Part> parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        boolean plain = false;
        int at = 0;
        while (at < pattern.length()) {
            if (starts(pattern, at, "FM")
                    || starts(pattern, at, "FX")
                    || starts(pattern, at, "TM")) {
                plain |= starts(pattern, at, "FM");
                at += 2;
                continue;
            }
            Field field = fieldAt(pattern, at);
            if (field != Field.LITERAL) {
                int end = at + field.written.length();
                String ordinal = starts(pattern, end, "TH") ? pattern.substring(end, end + 2) : "";
                parts.add(new Part(field, pattern.substring(at, end), plain, false, ordinal));
                plain = false;
                at = end + ordinal.length();
            } else if (pattern.charAt(at) == '"') {
                at = quoted(pattern, at + 1, parts);
            } else {
                at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 1 : 0;
                int end = pattern.offsetByCodePoints(at, 1);
                parts.add(literal(pattern.substring(at, end), false));
                at = end;
            }
        }
        return List.copyOf(parts);
    }

    static Part literal(String text, boolean quoted) {
        return new Part(Field.LITERAL, text, false, quoted, "");
    }

    static Part field(Field field, boolean plain) {
        return new Part(field, field.written, plain, false, "");
    }

    /** Text to the next quote, where a backslash takes the next character as it is. */
    private static int quoted(String pattern, int start, List<Part> parts) {
        StringBuilder text = new StringBuilder();
        int at = start;
        while (at < pattern.length() && pattern.charAt(at) != '"') {
            at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 1 : 0;
            text.append(pattern.charAt(at++));
        }
        parts.add(literal(text.toString(), true));
        return at + 1;
    }

    private static boolean starts(String pattern, int at, String word) {
        return pattern.regionMatches(true, at, word, 0, word.length());
    }

    private static Field fieldAt(String pattern, int at) {
        for (Field field : Field.values()) {
            if (!field.written.isEmpty() && starts(pattern, at, field.written)) {
                return field;
            }
        }
        return Field.LITERAL;
    }
}

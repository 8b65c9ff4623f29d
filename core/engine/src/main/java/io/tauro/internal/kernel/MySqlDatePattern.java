package io.tauro.internal.kernel;

import io.tauro.internal.kernel.DatePattern.Field;
import io.tauro.internal.kernel.DatePattern.Part;
import java.util.ArrayList;
import java.util.List;

/** A pattern of MySQL, such as {@code %Y-%m-%d}, as the parts of one of PostgreSQL. */
final class MySqlDatePattern {

    private MySqlDatePattern() {}

    static List<Part> parse(String pattern, ScalarFunction function) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < pattern.length(); ) {
            int point = pattern.codePointAt(at);
            at += Character.charCount(point);
            if (point != '%' || at == pattern.length()) {
                parts.add(DatePattern.literal(Character.toString(point), false));
            } else {
                add(parts, pattern.charAt(at++), function);
            }
        }
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, char letter, ScalarFunction function) {
        switch (letter) {
            case 'Y' -> parts.add(DatePattern.field(Field.YYYY, false));
            case 'y' -> parts.add(DatePattern.field(Field.YY, false));
            case 'm' -> parts.add(DatePattern.field(Field.MM, false));
            case 'c' -> parts.add(DatePattern.field(Field.MM, true));
            case 'M' -> parts.add(named(Field.MONTH, "Month"));
            case 'b' -> parts.add(named(Field.MON, "Mon"));
            case 'd' -> parts.add(DatePattern.field(Field.DD, false));
            case 'e' -> parts.add(DatePattern.field(Field.DD, true));
            case 'D' -> parts.add(new Part(Field.DD, "DD", true, false, "th"));
            case 'j' -> parts.add(DatePattern.field(Field.DDD, false));
            case 'W' -> parts.add(named(Field.DAY, "Day"));
            case 'a' -> parts.add(named(Field.DY, "Dy"));
            case 'w' -> parts.add(DatePattern.field(Field.SUNDAY_0, true));
            case 'H' -> parts.add(DatePattern.field(Field.HH24, false));
            case 'k' -> parts.add(DatePattern.field(Field.HH24, true));
            case 'h', 'I' -> parts.add(DatePattern.field(Field.HH12, false));
            case 'l' -> parts.add(DatePattern.field(Field.HH12, true));
            case 'i' -> parts.add(DatePattern.field(Field.MI, false));
            case 's', 'S' -> parts.add(DatePattern.field(Field.SS, false));
            case 'f' -> parts.add(DatePattern.field(Field.US, false));
            case 'p' -> parts.add(DatePattern.field(Field.AM, false));
            case 'v' -> parts.add(DatePattern.field(Field.IW, false));
            case 'x' -> parts.add(DatePattern.field(Field.IYYY, false));
            case 'T' -> parts.addAll(DatePattern.parse("HH24:MI:SS"));
            case 'r' -> parts.addAll(DatePattern.parse("HH12:MI:SS AM"));
            case 'u', 'U', 'V', 'X' ->
                    throw KernelErrors.invalid(
                            function, "is a pattern with a week that is not ISO's. Use %v and %x.");
            default -> parts.add(DatePattern.literal(String.valueOf(letter), false));
        }
    }

    private static Part named(Field field, String text) {
        return new Part(field, text, true, false, "");
    }
}

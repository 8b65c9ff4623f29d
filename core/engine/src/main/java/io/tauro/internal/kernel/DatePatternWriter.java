package io.tauro.internal.kernel;

import io.tauro.internal.kernel.DatePattern.Field;
import io.tauro.internal.kernel.DatePattern.Part;
import java.util.List;
import java.util.Locale;

/** Writes a moment by a pattern. Names are English. */
final class DatePatternWriter {

    static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private DatePatternWriter() {}

    static String write(List<Part> pattern, long micros) {
        StringBuilder text = new StringBuilder();
        for (Part part : pattern) {
            switch (part.field()) {
                case LITERAL -> text.append(part.text());
                case MONTH, MON, DAY, DY, AM, PM -> text.append(name(part, micros));
                default -> text.append(number(part, micros));
            }
        }
        return text.toString();
    }

    private static String number(Part part, long micros) {
        long day = Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
        long time = Math.floorMod(micros, Calendar.MICROS_PER_DAY);
        Calendar date = Calendar.ofDay(day);
        long yearOfEra = date.year() > 0 ? date.year() : 1 - date.year();
        long dayOfYear = day - Calendar.day(date.year(), 1, 1) + 1;
        long hour = time / 3_600_000_000L;
        long number =
                switch (part.field()) {
                    case YYYY -> yearOfEra;
                    case YY -> yearOfEra % 100;
                    case IYYY -> Calendar.isoYear(day);
                    case MM -> date.month();
                    case DD -> date.day();
                    case DDD -> dayOfYear;
                    case D -> Calendar.isoDayOfWeek(day) % 7 + 1;
                    case ID -> Calendar.isoDayOfWeek(day);
                    case IW -> (day - Calendar.isoYearStart(Calendar.isoYear(day))) / 7 + 1;
                    case WW -> (dayOfYear - 1) / 7 + 1;
                    case CC -> (yearOfEra + 99) / 100;
                    case Q -> (date.month() + 2) / 3;
                    case HH24 -> hour;
                    case HH, HH12 -> (hour + 11) % 12 + 1;
                    case MI -> time / 60_000_000L % 60;
                    case SS -> time / Calendar.MICROS_PER_SECOND % 60;
                    case MS -> time % Calendar.MICROS_PER_SECOND / 1000;
                    case US -> time % Calendar.MICROS_PER_SECOND;
                    default -> throw new IllegalArgumentException(part.field() + " is no number");
                };
        String digits = Long.toString(number);
        return part.plain() ? digits : "0".repeat(missing(part.field(), digits)) + digits;
    }

    private static int missing(Field field, String digits) {
        int width =
                switch (field) {
                    case YYYY, IYYY -> 4;
                    case DDD, MS -> 3;
                    case US -> 6;
                    case D, ID, Q -> 1;
                    default -> 2;
                };
        return Math.max(0, width - digits.length());
    }

    /** A name in the case in which the pattern writes it; months and days fill nine characters. */
    private static String name(Part part, long micros) {
        long day = Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
        boolean morning = Math.floorMod(micros, Calendar.MICROS_PER_DAY) < 43_200_000_000L;
        String month = MONTHS.get(Calendar.ofDay(day).month() - 1);
        String weekday = DAYS.get(Calendar.isoDayOfWeek(day) - 1);
        String name =
                switch (part.field()) {
                    case MONTH -> month;
                    case MON -> month.substring(0, 3);
                    case DAY -> weekday;
                    case DY -> weekday.substring(0, 3);
                    default -> morning ? "AM" : "PM";
                };
        boolean full = part.field() == Field.MONTH || part.field() == Field.DAY;
        String padded = full && !part.plain() ? name + " ".repeat(9 - name.length()) : name;
        boolean small = Character.isLowerCase(part.text().charAt(0));
        boolean large = Character.isUpperCase(part.text().charAt(1));
        return small
                ? padded.toLowerCase(Locale.ROOT)
                : large ? padded.toUpperCase(Locale.ROOT) : padded;
    }
}

package io.tauro.internal.kernel;

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

    static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /** The Julian day of 1970-01-01; 4714-11-24 BC is the first. */
    static final long JULIAN_1970 = 2_440_588;

    private final long day;
    private final long time;
    private final Calendar date;
    private final boolean instant;

    private DatePatternWriter(long micros, boolean instant) {
        this.day = Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
        this.time = Math.floorMod(micros, Calendar.MICROS_PER_DAY);
        this.date = Calendar.ofDay(day);
        this.instant = instant;
    }

    /**
     * @param instant whether the moment has a zone, which is UTC
     */
    static String write(List<Part> pattern, long micros, boolean instant) {
        DatePatternWriter writer = new DatePatternWriter(micros, instant);
        StringBuilder text = new StringBuilder();
        for (Part part : pattern) {
            text.append(writer.part(part));
        }
        return text.toString();
    }

    private String part(Part part) {
        return switch (part.field()) {
            case LITERAL -> part.text();
            case MONTH -> name(part, MONTHS.get(date.month() - 1), 9);
            case DAY -> name(part, DAYS.get(Calendar.isoDayOfWeek(day) - 1), 9);
            case MON -> name(part, MONTHS.get(date.month() - 1).substring(0, 3), 3);
            case DY -> name(part, DAYS.get(Calendar.isoDayOfWeek(day) - 1).substring(0, 3), 3);
            case RM -> name(part, ROMAN.get(date.month() - 1), 4);
            case AM, PM -> sized(part, time < 43_200_000_000L ? "AM" : "PM");
            case AM_DOTS, PM_DOTS -> sized(part, time < 43_200_000_000L ? "A.M." : "P.M.");
            case BC, AD -> sized(part, date.year() > 0 ? "AD" : "BC");
            case BC_DOTS, AD_DOTS -> sized(part, date.year() > 0 ? "A.D." : "B.C.");
            case TZ -> instant ? sized(part, "UTC") : "";
            case OF, TZH -> "+00";
            case TZM -> "00";
            case YEAR_COMMA -> {
                String year = Long.toString(yearOfEra());
                int split = Math.max(0, year.length() - 3);
                String rest = "0".repeat(Math.max(0, 3 - year.length())) + year.substring(split);
                yield (split == 0 ? "0" : year.substring(0, split)) + "," + rest;
            }
            default -> number(part);
        };
    }

    private long yearOfEra() {
        return date.year() > 0 ? date.year() : 1 - date.year();
    }

    private long isoYear() {
        long year = Calendar.isoYear(day);
        return year > 0 ? year : 1 - year;
    }

    private String number(Part part) {
        long dayOfYear = day - Calendar.day(date.year(), 1, 1) + 1;
        long hour = time / 3_600_000_000L;
        long micros = time % Calendar.MICROS_PER_SECOND;
        long number =
                switch (part.field()) {
                    case YYYY -> yearOfEra();
                    case YYY -> yearOfEra() % 1000;
                    case YY -> yearOfEra() % 100;
                    case Y -> yearOfEra() % 10;
                    case IYYY -> isoYear();
                    case IYY -> isoYear() % 1000;
                    case IY -> isoYear() % 100;
                    case I -> isoYear() % 10;
                    case MM -> date.month();
                    case DD -> date.day();
                    case DDD -> dayOfYear;
                    case IDDD -> day - Calendar.isoYearStart(Calendar.isoYear(day)) + 1;
                    case D -> Calendar.isoDayOfWeek(day) % 7 + 1;
                    case SUNDAY_0 -> Calendar.isoDayOfWeek(day) % 7;
                    case ID -> Calendar.isoDayOfWeek(day);
                    case IW -> (day - Calendar.isoYearStart(Calendar.isoYear(day))) / 7 + 1;
                    case WW -> (dayOfYear - 1) / 7 + 1;
                    case W -> (date.day() - 1) / 7 + 1;
                    case CC ->
                            date.year() > 0
                                    ? (date.year() + 99) / 100
                                    : -((99 + yearOfEra()) / 100);
                    case J -> day + JULIAN_1970;
                    case Q -> (date.month() + 2) / 3;
                    case HH24 -> hour;
                    case HH, HH12 -> (hour + 11) % 12 + 1;
                    case MI -> time / 60_000_000L % 60;
                    case SS -> time / Calendar.MICROS_PER_SECOND % 60;
                    case SECONDS_OF_DAY, SECONDS_OF_DAY_5 -> time / Calendar.MICROS_PER_SECOND;
                    case MS, FF3 -> micros / 1000;
                    case US, FF6 -> micros;
                    case FF1 -> micros / 100_000;
                    case FF2 -> micros / 10_000;
                    case FF4 -> micros / 100;
                    case FF5 -> micros / 10;
                    default -> throw new IllegalArgumentException(part.field() + " is no number");
                };
        String digits = Long.toString(Math.abs(number));
        String filled =
                part.plain() && !part.field().name().startsWith("FF")
                        ? digits
                        : "0".repeat(Math.max(0, width(part) - digits.length())) + digits;
        return (number < 0 ? "-" : "") + filled + ordinal(part.ordinal(), digits);
    }

    private static int width(Part part) {
        return switch (part.field()) {
            case YYYY, IYYY, FF4 -> 4;
            case DDD, IDDD, MS, YYY, IYY, FF3 -> 3;
            case US, FF6 -> 6;
            case FF5 -> 5;
            case D, ID, Q, W, Y, I, J, FF1, SUNDAY_0, SECONDS_OF_DAY, SECONDS_OF_DAY_5 -> 1;
            default -> 2;
        };
    }

    /** The letters behind an ordinal number, in the case in which the pattern has TH. */
    static String ordinal(String written, String digits) {
        if (written.isEmpty()) {
            return "";
        }
        boolean teen = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
        String letters =
                switch (teen ? '0' : digits.charAt(digits.length() - 1)) {
                    case '1' -> "st";
                    case '2' -> "nd";
                    case '3' -> "rd";
                    default -> "th";
                };
        return Character.isUpperCase(written.charAt(0))
                ? letters.toUpperCase(Locale.ROOT)
                : letters;
    }

    /** A name in the case in which the pattern writes it, filled with spaces. */
    private static String name(Part part, String name, int width) {
        String padded = part.plain() ? name : name + " ".repeat(Math.max(0, width - name.length()));
        boolean small = Character.isLowerCase(part.text().charAt(0));
        boolean large = Character.isUpperCase(part.text().charAt(1));
        return small
                ? padded.toLowerCase(Locale.ROOT)
                : large ? padded.toUpperCase(Locale.ROOT) : padded;
    }

    private static String sized(Part part, String text) {
        return Character.isLowerCase(part.text().charAt(0)) ? text.toLowerCase(Locale.ROOT) : text;
    }
}

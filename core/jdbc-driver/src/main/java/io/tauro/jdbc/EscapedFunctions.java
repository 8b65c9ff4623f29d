package io.tauro.jdbc;

import io.tauro.engine.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of JDBC's <code>{fn …}</code> in our SQL. Those with the same name and arguments
 * here are not listed; the others are patterns with {@code $1}, {@code $2} for the arguments.
 */
final class EscapedFunctions {

    static final String NUMERIC =
            "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,"
                    + "ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
    static final String TEXT =
            "ASCII,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,OCTET_LENGTH,"
                    + "POSITION,REPEAT,REPLACE,RIGHT,RTRIM,SUBSTRING,UCASE";
    static final String TIME =
            "CURDATE,CURRENT_DATE,CURRENT_TIMESTAMP,DAYOFMONTH,EXTRACT,HOUR,MINUTE,MONTH,NOW,QUARTER,"
                    + "SECOND,WEEK,YEAR";
    static final String SYSTEM = "IFNULL";

    private static final Map<String, String> PATTERNS =
            Map.ofEntries(
                    Map.entry("LCASE/1", "LOWER($1)"),
                    Map.entry("UCASE/1", "UPPER($1)"),
                    Map.entry("LENGTH/1", "CHAR_LENGTH($1)"),
                    Map.entry("CONCAT/2", "(($1) || ($2))"),
                    Map.entry("SUBSTRING/2", "SUBSTRING($1 FROM $2)"),
                    Map.entry("SUBSTRING/3", "SUBSTRING($1 FROM $2 FOR $3)"),
                    Map.entry("LTRIM/1", "TRIM(LEADING ' ' FROM $1)"),
                    Map.entry("RTRIM/1", "TRIM(TRAILING ' ' FROM $1)"),
                    Map.entry("LOCATE/2", "POSITION($1 IN $2)"),
                    Map.entry("IFNULL/2", "COALESCE($1, $2)"),
                    Map.entry("LOG/1", "LN($1)"),
                    Map.entry("CURDATE/0", "CURRENT_DATE"),
                    Map.entry("CURRENT_DATE/0", "CURRENT_DATE"),
                    Map.entry("CURTIME/0", "CURRENT_TIME"),
                    Map.entry("CURRENT_TIME/0", "CURRENT_TIME"),
                    Map.entry("NOW/0", "CURRENT_TIMESTAMP"),
                    Map.entry("CURRENT_TIMESTAMP/0", "CURRENT_TIMESTAMP"),
                    Map.entry("YEAR/1", "EXTRACT(YEAR FROM $1)"),
                    Map.entry("QUARTER/1", "EXTRACT(QUARTER FROM $1)"),
                    Map.entry("MONTH/1", "EXTRACT(MONTH FROM $1)"),
                    Map.entry("WEEK/1", "EXTRACT(WEEK FROM $1)"),
                    Map.entry("DAYOFMONTH/1", "EXTRACT(DAY FROM $1)"),
                    Map.entry("HOUR/1", "EXTRACT(HOUR FROM $1)"),
                    Map.entry("MINUTE/1", "EXTRACT(MINUTE FROM $1)"),
                    Map.entry("SECOND/1", "SECOND($1)"));

    private EscapedFunctions() {}

    /**
     * The SQL of a call.
     *
     * @param name in upper case
     * @param call what follows the name: the arguments in parentheses
     */
    static String call(String name, String call) {
        String list = call.strip();
        if (!list.startsWith("(") || !list.endsWith(")")) {
            return name + call;
        }
        List<String> arguments = arguments(list.substring(1, list.length() - 1));
        if (name.equals("CONVERT") && arguments.size() == 2) {
            return "CAST(" + arguments.get(0) + " AS " + sqlType(arguments.get(1)) + ")";
        }
        String pattern = PATTERNS.get(name + "/" + arguments.size());
        return pattern == null ? name + call : fill(pattern, arguments);
    }

    private static String fill(String pattern, List<String> arguments) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '$') {
                filled.append(arguments.get(pattern.charAt(++i) - '1'));
            } else {
                filled.append(pattern.charAt(i));
            }
        }
        return filled.toString();
    }

    private static String sqlType(String type) {
        String name = type.strip().toUpperCase(Locale.ROOT);
        String plain = name.startsWith("SQL_") ? name.substring(4) : name;
        return switch (plain) {
            case "NUMERIC" -> "DECIMAL";
            case "LONGVARCHAR" -> "VARCHAR";
            case "BINARY", "LONGVARBINARY" -> "VARBINARY";
            case "BIT" -> "BOOLEAN";
            case "FLOAT" -> "DOUBLE";
            default -> plain;
        };
    }

    private static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        if (list.isBlank()) {
            return arguments;
        }
        SqlTokens tokens = new SqlTokens(list, SqlDialect.ANSI);
        int depth = 0;
        int start = 0;
        int at = 0;
        while (at < list.length()) {
            int end = tokens.skip(at);
            if (end > at) {
                at = end;
                continue;
            }
            char c = list.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                arguments.add(list.substring(start, at).strip());
                start = at + 1;
            }
            at++;
        }
        arguments.add(list.substring(start).strip());
        return arguments;
    }
}

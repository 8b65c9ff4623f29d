package io.tauro.internal.kernel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions of the engine. Unless a name says otherwise a function is null if an argument is
 * null, and is computed only for the rows that count.
 *
 * <p>A function of the SQL dialect is bound by its name: {@code UPPER(x)} is {@link #UPPER}.
 */
public enum ScalarFunction {
    // Comparison: two operands of one type.
    EQ("="),
    NEQ("<>"),
    LT("<"),
    LTE("<="),
    GT(">"),
    GTE(">="),
    /** Never null. */
    IS_DISTINCT_FROM("IS DISTINCT FROM"),
    /** Never null. */
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),

    // Logic. Only NOT can be null.
    NOT(""),
    IS_NULL(""),
    IS_NOT_NULL(""),
    IS_TRUE(""),
    IS_FALSE(""),
    IS_NOT_TRUE(""),
    IS_NOT_FALSE(""),

    // Arithmetic, checked. Operands are of the result's kind; decimals may differ in precision and
    // scale.
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    /** Division by zero is an error; that of integers truncates. */
    DIVIDE("/"),
    /** The sign is that of the dividend. */
    MODULO("%"),
    NEGATE(""),

    // Dates and times. An interval is of the type that the name says.
    /** (date, time or timestamp; INTERVAL_DAY_SECOND). */
    PLUS_DAY_SECOND("+"),
    /**
     * (date or timestamp; INTERVAL_YEAR_MONTH): the last day of the month if there is no such day.
     */
    PLUS_YEAR_MONTH("+"),
    /** (date, time or timestamp; the same): an INTERVAL_DAY_SECOND. */
    DAY_SECOND_BETWEEN("-"),
    /** (later, earlier): whole months between, as an INTERVAL_YEAR_MONTH. */
    YEAR_MONTH_BETWEEN("-"),
    /**
     * (constant text unit: YEAR, QUARTER, MONTH, WEEK, DAY, DOW, DOY, HOUR, MINUTE, SECOND, EPOCH,
     * …; value).
     */
    EXTRACT(""),
    /** (constant text unit; value): the start of the unit that holds the value. */
    FLOOR_TO(""),
    /** (constant text unit; value): the value if it is a start of the unit, else the next one. */
    CEIL_TO(""),
    LAST_DAY(""),
    /** (year, month, day). */
    MAKE_DATE(""),
    /** (timestamp with or without time zone; zone): the other of the two. */
    AT_TIME_ZONE(""),
    /** (date, time or timestamp; pattern of PostgreSQL). */
    TO_CHAR(""),
    /** (text; pattern). */
    TO_DATE(""),
    /** (text; pattern). */
    TO_TIMESTAMP(""),
    /** (hour, minute, seconds with a fraction). */
    MAKE_TIME(""),
    /** (year, month, day, hour, minute, seconds with a fraction). */
    MAKE_TIMESTAMP(""),
    /** (years, months). */
    MAKE_YM_INTERVAL(""),
    /** (days, hours, minutes, seconds with a fraction). */
    MAKE_DT_INTERVAL(""),
    /** (width, timestamp, origin): the start of the bin. */
    DATE_BIN(""),
    /** Seconds since 1970 to an instant. */
    TO_INSTANT(""),
    /** (constant text unit; from; to): the whole units between. */
    UNITS_BETWEEN(""),
    /** (constant text unit; from; to): the starts of units between. */
    UNIT_STARTS_BETWEEN(""),
    /** (date or timestamp; pattern of MySQL). */
    DATE_FORMAT(""),
    /** (text; pattern of MySQL). */
    STR_TO_DATE(""),
    /** (text; pattern of PostgreSQL). */
    TO_NUMBER(""),

    // Numbers.
    ABS(""),
    CEIL(""),
    FLOOR(""),
    /** (number; optional digits behind the point). */
    ROUND(""),
    /** (number; optional digits behind the point): towards zero. */
    TRUNCATE(""),
    SIGN(""),
    /** The same as {@link #MODULO}. */
    MOD(""),
    GREATEST(""),
    LEAST(""),
    GCD(""),
    LCM(""),
    FACTORIAL(""),
    WIDTH_BUCKET(""),
    BITAND(""),
    BITOR(""),
    BITXOR(""),
    BITNOT(""),
    BITSHIFTLEFT(""),
    BITSHIFTRIGHT(""),
    BIT_COUNT(""),
    /** (number; number): the whole quotient. */
    DIV(""),
    SCALE(""),
    MIN_SCALE(""),
    SQRT(""),
    CBRT(""),
    EXP(""),
    LN(""),
    LOG10(""),
    /** (base; number). */
    LOG(""),
    POWER(""),
    SIN(""),
    COS(""),
    TAN(""),
    COT(""),
    ASIN(""),
    ACOS(""),
    ATAN(""),
    ATAN2(""),
    SINH(""),
    COSH(""),
    TANH(""),
    ASINH(""),
    ACOSH(""),
    ATANH(""),
    SIND(""),
    COSD(""),
    TAND(""),
    COTD(""),
    ASIND(""),
    ACOSD(""),
    ATAND(""),
    ATAN2D(""),
    LOG2(""),
    IS_NAN(""),
    DEGREES(""),
    RADIANS(""),
    PI(""),
    /** Different for each row. */
    RANDOM(""),
    /** Different for each row. */
    GEN_RANDOM_UUID(""),

    // Text. Lengths and positions count code points, from 1.
    CONCAT("||"),
    /** (text; pattern; optional escape). */
    LIKE("LIKE"),
    /** Without case; (text; pattern; optional escape). */
    ILIKE("ILIKE"),
    /** (text; pattern; optional escape). */
    SIMILAR_TO("SIMILAR TO"),
    UPPER(""),
    LOWER(""),
    INITCAP(""),
    CHAR_LENGTH(""),
    OCTET_LENGTH(""),
    BIT_LENGTH(""),
    /** (text; from; optional length); a start before 1 counts from there. */
    SUBSTRING(""),
    LEFT(""),
    RIGHT(""),
    /** (characters; text). */
    TRIM_BOTH(""),
    TRIM_LEADING(""),
    TRIM_TRAILING(""),
    /** (searched text; text; optional from). */
    POSITION(""),
    /** (text; searched text). */
    STRPOS(""),
    REPLACE(""),
    OVERLAY(""),
    LPAD(""),
    RPAD(""),
    REPEAT(""),
    REVERSE(""),
    ASCII(""),
    CHR(""),
    /** (separator; texts, of which nulls are left out). */
    CONCAT_WS(""),
    SPLIT_PART(""),
    STARTS_WITH(""),
    ENDS_WITH(""),
    CONTAINS(""),
    TRANSLATE(""),
    /** (text; form, NFC if there is none). */
    NORMALIZE(""),
    /** (text; form, NFC if there is none). */
    IS_NORMALIZED(""),
    QUOTE_LITERAL(""),
    QUOTE_IDENT(""),
    /** Never null. */
    QUOTE_NULLABLE(""),
    /** (pattern with %s, %I and %L; texts). */
    FORMAT(""),
    MD5(""),
    SHA1(""),
    SHA256(""),
    SHA512(""),
    SHA224(""),
    SHA384(""),
    CRC32(""),
    XXHASH64(""),
    /** Upper case hexadecimal digits of text, bytes or an integer. */
    HEX(""),
    TO_HEX(""),
    /** (bytes; format). */
    ENCODE(""),
    /** (text; format). */
    DECODE(""),
    REGEXP_LIKE(""),
    REGEXP_REPLACE(""),
    REGEXP_SUBSTR(""),
    REGEXP_COUNT(""),
    /** (text; pattern; optional start, number of the match, end, flags and group). */
    REGEXP_INSTR(""),
    /** (text; pattern; optional group). */
    REGEXP_EXTRACT(""),
    /** (text; pattern; optional flags): the groups of the first match. */
    REGEXP_MATCH(""),
    /** (text; pattern; optional flags). */
    REGEXP_SPLIT_TO_ARRAY(""),
    /** (text; pattern): the first group, or the match if there is none. */
    SUBSTRING_REGEX(""),
    /** (text; pattern of SIMILAR TO; escape). */
    SUBSTRING_SIMILAR(""),

    // JSON: see JsonFunctions for the arguments.
    JSON_GET("->"),
    JSON_GET_TEXT("->>"),
    JSON_GET_PATH("#>"),
    JSON_GET_PATH_TEXT("#>>"),
    JSON_UNQUOTE(""),
    JSON_EXISTS(""),
    JSON_PATH_MATCH(""),
    JSON_VALUE(""),
    JSON_PATH_STATE(""),
    JSON_QUERY(""),
    JSON_PATH_QUERY(""),
    JSON_IS(""),
    JSON_TYPEOF(""),
    JSON_TYPE(""),
    JSON_ARRAY_LENGTH(""),
    JSON_LENGTH(""),
    JSON_SIZE(""),
    JSON_OBJECT_KEYS(""),
    JSON_KEYS(""),
    JSON_ARRAY_ELEMENTS(""),
    JSON_ARRAY_ELEMENTS_TEXT(""),
    JSON_EACH(""),
    JSON_EACH_TEXT(""),
    JSON_OBJECT(""),
    JSON_ARRAY(""),
    TO_JSON(""),
    JSON_CONTAINS("@>"),
    JSON_CONTAINS_ANY(""),
    JSON_HAS_ANY(""),
    JSON_HAS_ALL(""),
    JSON_CONCAT("||"),
    JSON_CANONICAL(""),
    JSON_STRIP_NULLS(""),
    JSON_PRETTY(""),
    JSON_SET(""),
    JSON_INSERT(""),
    JSON_DELETE("-"),
    JSON_DELETE_AT("-"),
    JSON_DELETE_PATH("#-"),

    // Arrays, maps and rows.
    ARRAY(""),
    /** (key; value; …). */
    MAP(""),
    ROW(""),
    /** (row; constant position from 0). */
    FIELD(""),
    /** (constant name of a comparison; value; array): of the value with any element. */
    COMPARE_ANY(""),
    /** (constant name of a comparison; value; array): of the value with each element. */
    COMPARE_ALL(""),
    CARDINALITY(""),
    /** (array; dimension): null if there are no elements. */
    ARRAY_LENGTH(""),
    /** (array; element; optional start). */
    ARRAY_POSITION(""),
    ARRAY_POSITIONS(""),
    /** (array; element). A null array is empty here, in ARRAY_PREPEND and in ARRAY_CAT. */
    ARRAY_APPEND(""),
    ARRAY_PREPEND(""),
    ARRAY_CAT(""),
    ARRAY_REMOVE(""),
    /** (array; element; new element). */
    ARRAY_REPLACE(""),
    /** (array of text; delimiter; optional text for nulls). */
    ARRAY_TO_STRING(""),
    /** (text; delimiter; optional text for nulls). */
    STRING_TO_ARRAY(""),
    TRIM_ARRAY(""),
    /** (array; from; to). */
    ARRAY_SLICE(""),
    /** (array; start, from the end if negative; length). */
    SLICE(""),
    ARRAY_CONTAINS_ALL(""),
    ARRAYS_OVERLAP(""),
    ARRAY_REPEAT(""),
    ARRAY_DISTINCT(""),
    ARRAY_SORT(""),
    ARRAY_REVERSE(""),
    ARRAY_UNION(""),
    ARRAY_INTERSECT(""),
    ARRAY_EXCEPT(""),
    ARRAY_MIN(""),
    ARRAY_MAX(""),
    ARRAY_SUM(""),
    FLATTEN(""),
    ELEMENT_AT(""),
    /** (start; stop; step), where a step in the wrong direction is an error. */
    SEQUENCE(""),
    /** (start; stop; step), where a step in the wrong direction gives nothing. */
    SERIES(""),
    MAP_KEYS(""),
    MAP_VALUES(""),
    MAP_ENTRIES(""),
    MAP_CONTAINS_KEY(""),
    MAP_CONCAT(""),
    MAP_FROM_ARRAYS(""),
    MAP_FROM_ENTRIES(""),
    /** (array; position from 1) or (map; key): null where there is none. */
    ITEM("");

    private final String symbol;

    ScalarFunction(String symbol) {
        this.symbol = symbol;
    }

    String print(List<Expression> arguments) {
        if (!symbol.isEmpty() && arguments.size() == 2) {
            return "(" + arguments.get(0) + " " + symbol + " " + arguments.get(1) + ")";
        }
        return arguments.stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", name() + "(", ")"));
    }
}

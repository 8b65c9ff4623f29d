package io.tauro.internal.sql;

import static io.tauro.internal.sql.TemplateFunction.of;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;

/** Functions of MySQL, Trino, DuckDB and Snowflake that are expressions of others. */
final class ForeignFunctions {

    private ForeignFunctions() {}

    static List<RewrittenFunction> all() {
        List<RewrittenFunction> all = new ArrayList<>();
        all.add(RewrittenFunction.of("FIELD", 2, -1, ForeignFunctions::field));
        all.add(RewrittenFunction.of("ELT", 2, -1, ForeignFunctions::choice));
        all.add(
                RewrittenFunction.of(
                        "ARRAY_CONSTRUCT",
                        1,
                        -1,
                        (v, at, args) -> NestedConstructors.ARRAY.createCall(at, args)));
        all.add(
                RewrittenFunction.of(
                        "LIST_VALUE",
                        1,
                        -1,
                        (v, at, args) -> NestedConstructors.ARRAY.createCall(at, args)));
        all.addAll(choices());
        all.addAll(texts());
        all.addAll(numbers());
        all.addAll(moments());
        all.addAll(arrays());
        return all;
    }

    private static List<RewrittenFunction> choices() {
        return List.of(
                of("IFF", 3, "CASE WHEN a THEN b ELSE c END"),
                of("ZEROIFNULL", 1, "COALESCE(a, 0)"),
                of("NULLIFZERO", 1, "NULLIF(a, 0)"),
                of("DIV0", 2, "CASE WHEN b = 0 THEN 0 ELSE a / b END"),
                of("EQUAL_NULL", 2, "a IS NOT DISTINCT FROM b"),
                of("TO_VARCHAR", 1, "CAST(a AS VARCHAR)"),
                of("TO_DOUBLE", 1, "CAST(a AS DOUBLE)"),
                of("TO_BOOLEAN", 1, "CAST(a AS BOOLEAN)"),
                of("TO_TIME", 1, "CAST(a AS TIME)"),
                of("TRY_TO_NUMBER", 1, "TRY_CAST(a AS DECIMAL(38, 0))"),
                of("TRY_TO_DOUBLE", 1, "TRY_CAST(a AS DOUBLE)"),
                of("TRY_TO_DATE", 1, "TRY_CAST(a AS DATE)"),
                of("TRY_TO_TIMESTAMP", 1, "TRY_CAST(a AS TIMESTAMP)"),
                of("TRY_TO_BOOLEAN", 1, "TRY_CAST(a AS BOOLEAN)"));
    }

    private static List<RewrittenFunction> texts() {
        return List.of(
                of("STRCMP", 2, "CASE WHEN a < b THEN -1 WHEN a = b THEN 0 WHEN a > b THEN 1 END"),
                of(
                        "FIND_IN_SET",
                        2,
                        "CASE WHEN a IS NULL OR b IS NULL THEN NULL"
                                + " ELSE COALESCE(ARRAY_POSITION(STRING_TO_ARRAY(b, ','), a), 0) END"),
                of(
                        "SUBSTRING_INDEX",
                        3,
                        "CASE WHEN c >= 0 THEN ARRAY_TO_STRING(ARRAY_SLICE(STRING_TO_ARRAY(a, b), 1, c), b)"
                                + " ELSE ARRAY_TO_STRING(ARRAY_REVERSE(ARRAY_SLICE(ARRAY_REVERSE("
                                + "STRING_TO_ARRAY(a, b)), 1, -c)), b) END"),
                of("STARTSWITH", 2, "STARTS_WITH(a, b)"),
                of("ENDSWITH", 2, "ENDS_WITH(a, b)"),
                of("RLIKE", 2, "REGEXP_LIKE(a, b)"),
                of("SPLIT", 2, "STRING_TO_ARRAY(a, b)"),
                of("STRING_SPLIT", 2, "STRING_TO_ARRAY(a, b)"),
                of("CODEPOINT", 1, "ASCII(a)"),
                of("ORD", 1, "ASCII(a)"),
                of("SHA", 1, "SHA1(a)"),
                of("MD5_HEX", 1, "MD5(a)"),
                of("SHA1_HEX", 1, "SHA1(a)"),
                of("BASE64_ENCODE", 1, "TO_BASE64(a)"),
                of("HEX_ENCODE", 1, "HEX(a)"),
                of("UUID_STRING", 0, "CAST(GEN_RANDOM_UUID() AS VARCHAR)"));
    }

    private static List<RewrittenFunction> numbers() {
        return List.of(
                of("BITWISE_AND", 2, "BITAND(a, b)"),
                of("BITWISE_OR", 2, "BITOR(a, b)"),
                of("BITWISE_XOR", 2, "BITXOR(a, b)"),
                of("BITWISE_NOT", 1, "BITNOT(a)"),
                of("BITWISE_LEFT_SHIFT", 2, "BITSHIFTLEFT(a, b)"),
                of("BITWISE_RIGHT_SHIFT", 2, "BITSHIFTRIGHT(a, b)"),
                of("IS_FINITE", 1, "ABS(a) < CAST('Infinity' AS DOUBLE)"),
                of("IS_INFINITE", 1, "ABS(a) = CAST('Infinity' AS DOUBLE)"),
                of("NAN", 0, "CAST('NaN' AS DOUBLE)"),
                of("INFINITY", 0, "CAST('Infinity' AS DOUBLE)"),
                of("E", 0, "EXP(1)"));
    }

    private static List<RewrittenFunction> moments() {
        return List.of(
                of("MAKEDATE", 2, "MAKE_DATE(a, 1, 1) + (b - 1)"),
                of("MAKETIME", 3, "MAKE_TIME(a, b, c)"),
                of("DATE_FROM_PARTS", 3, "MAKE_DATE(a, b, c)"),
                of("TIME_FROM_PARTS", 3, "MAKE_TIME(a, b, c)"),
                of("TIMESTAMP_FROM_PARTS", 6, "MAKE_TIMESTAMP(a, b, c, d, e, f)"),
                of(
                        "TO_DAYS",
                        1,
                        "CAST(EXTRACT(EPOCH FROM CAST(a AS DATE)) AS BIGINT) / 86400 + 719528"),
                of("FROM_DAYS", 1, "DATE '1970-01-01' + (a - 719528)"),
                of(
                        "TIME_TO_SEC",
                        1,
                        "EXTRACT(HOUR FROM a) * 3600 + EXTRACT(MINUTE FROM a) * 60"
                                + " + CAST(FLOOR(EXTRACT(SECOND FROM a)) AS BIGINT)"),
                of("SEC_TO_TIME", 1, "TIME '00:00:00' + a * INTERVAL '1' SECOND"),
                of("MICROSECOND", 1, "MOD(EXTRACT(MICROSECOND FROM a), 1000000)"),
                of("CONVERT_TZ", 3, "TIMEZONE(c, TIMEZONE(b, a))"),
                of("UTC_DATE", 0, "CURRENT_DATE"),
                of("UTC_TIME", 0, "LOCALTIME"),
                of("UTC_TIMESTAMP", 0, "LOCALTIMESTAMP"),
                of("SYSDATE", 0, "LOCALTIMESTAMP"),
                of("GETDATE", 0, "LOCALTIMESTAMP"),
                of("DAY_OF_WEEK", 1, "EXTRACT(ISODOW FROM a)"),
                of("DAY_OF_MONTH", 1, "EXTRACT(DAY FROM a)"),
                of("DAY_OF_YEAR", 1, "EXTRACT(DOY FROM a)"),
                of("WEEK_OF_YEAR", 1, "EXTRACT(WEEK FROM a)"),
                of("YEAR_OF_WEEK", 1, "EXTRACT(ISOYEAR FROM a)"),
                of("LAST_DAY_OF_MONTH", 1, "LAST_DAY(a)"),
                of("TO_UNIXTIME", 1, "CAST(EXTRACT(EPOCH FROM a) AS DOUBLE)"),
                of("FROM_ISO8601_DATE", 1, "CAST(a AS DATE)"),
                of("EPOCH", 1, "CAST(EXTRACT(EPOCH FROM a) AS DOUBLE)"),
                of("EPOCH_MS", 1, "CAST(FLOOR(EXTRACT(EPOCH FROM a) * 1000) AS BIGINT)"),
                of("ISFINITE", 1, "CASE WHEN a IS NOT NULL THEN TRUE END"));
    }

    private static List<RewrittenFunction> arrays() {
        return List.of(
                of("ARRAY_UPPER", 2, "ARRAY_LENGTH(a, b)"),
                of("ARRAY_LOWER", 2, "CASE WHEN ARRAY_LENGTH(a, b) IS NOT NULL THEN 1 END"),
                of("ARRAY_SIZE", 1, "CARDINALITY(a)"),
                of("LIST_CONTAINS", 2, "b = ANY (a)"),
                of("LIST_SORT", 1, "ARRAY_SORT(a)"),
                of("LIST_DISTINCT", 1, "ARRAY_DISTINCT(a)"),
                of("LIST_APPEND", 2, "ARRAY_APPEND(a, b)"),
                of("LIST_PREPEND", 2, "ARRAY_PREPEND(a, b)"),
                of("LIST_CONCAT", 2, "ARRAY_CAT(a, b)"));
    }

    /** Which of the others the first is, from 1; 0 if it is none. */
    private static SqlNode field(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNodeList conditions = new SqlNodeList(at);
        SqlNodeList results = new SqlNodeList(at);
        for (int i = 1; i < args.size(); i++) {
            conditions.add(
                    SqlStdOperatorTable.EQUALS.createCall(
                            at, TreeCopy.of(args.get(0)), args.get(i)));
            results.add(SqlLiteral.createExactNumeric(Integer.toString(i), at));
        }
        return new SqlCase(at, null, conditions, results, SqlLiteral.createExactNumeric("0", at));
    }

    /** The one of the others that the first counts, from 1. */
    private static SqlNode choice(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNodeList conditions = new SqlNodeList(at);
        SqlNodeList results = new SqlNodeList(at);
        for (int i = 1; i < args.size(); i++) {
            conditions.add(
                    SqlStdOperatorTable.EQUALS.createCall(
                            at,
                            TreeCopy.of(args.get(0)),
                            SqlLiteral.createExactNumeric(Integer.toString(i), at)));
            results.add(args.get(i));
        }
        return new SqlCase(at, null, conditions, results, SqlLiteral.createNull(at));
    }
}

package io.tauro.internal.sql;

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
                        "MAKE_ARRAY",
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
                TemplateFunction.of("IFF", 3, "CASE WHEN a THEN b ELSE c END"),
                TemplateFunction.of("ZEROIFNULL", 1, "COALESCE(a, 0)"),
                TemplateFunction.of("NULLIFZERO", 1, "NULLIF(a, 0)"),
                TemplateFunction.of("DIV0", 2, "CASE WHEN b = 0 THEN 0 ELSE a / b END"),
                TemplateFunction.of("EQUAL_NULL", 2, "a IS NOT DISTINCT FROM b"),
                TemplateFunction.of("TO_VARCHAR", 1, "CAST(a AS VARCHAR)"),
                TemplateFunction.of("TO_DOUBLE", 1, "CAST(a AS DOUBLE)"),
                TemplateFunction.of("TO_BOOLEAN", 1, "CAST(a AS BOOLEAN)"),
                TemplateFunction.of("TO_TIME", 1, "CAST(a AS TIME)"),
                TemplateFunction.of("TRY_TO_NUMBER", 1, "TRY_CAST(a AS DECIMAL(38, 0))"),
                TemplateFunction.of("TRY_TO_DOUBLE", 1, "TRY_CAST(a AS DOUBLE)"),
                TemplateFunction.of("TRY_TO_DATE", 1, "TRY_CAST(a AS DATE)"),
                TemplateFunction.of("TRY_TO_TIMESTAMP", 1, "TRY_CAST(a AS TIMESTAMP)"),
                TemplateFunction.of("TRY_TO_BOOLEAN", 1, "TRY_CAST(a AS BOOLEAN)"));
    }

    private static List<RewrittenFunction> texts() {
        return List.of(
                TemplateFunction.of(
                        "STRCMP",
                        2,
                        "CASE WHEN a < b THEN -1 WHEN a = b THEN 0 WHEN a > b THEN 1 END"),
                TemplateFunction.of(
                        "FIND_IN_SET",
                        2,
                        "CASE WHEN a IS NULL OR b IS NULL THEN NULL"
                                + " ELSE COALESCE(ARRAY_POSITION(STRING_TO_ARRAY(b, ','), a), 0) END"),
                TemplateFunction.of(
                        "SUBSTRING_INDEX",
                        3,
                        "CASE WHEN c >= 0 THEN ARRAY_TO_STRING(ARRAY_SLICE(STRING_TO_ARRAY(a, b), 1, c), b)"
                                + " ELSE ARRAY_TO_STRING(ARRAY_REVERSE(ARRAY_SLICE(ARRAY_REVERSE("
                                + "STRING_TO_ARRAY(a, b)), 1, -c)), b) END"),
                TemplateFunction.of("PREFIX", 2, "STARTS_WITH(a, b)"),
                TemplateFunction.of("SUFFIX", 2, "ENDS_WITH(a, b)"),
                TemplateFunction.of("STARTSWITH", 2, "STARTS_WITH(a, b)"),
                TemplateFunction.of("ENDSWITH", 2, "ENDS_WITH(a, b)"),
                TemplateFunction.of("RLIKE", 2, "REGEXP_LIKE(a, b)"),
                TemplateFunction.of("SPLIT", 2, "STRING_TO_ARRAY(a, b)"),
                TemplateFunction.of("STRING_SPLIT", 2, "STRING_TO_ARRAY(a, b)"),
                TemplateFunction.of("CODEPOINT", 1, "ASCII(a)"),
                TemplateFunction.of("ORD", 1, "ASCII(a)"),
                TemplateFunction.of("SHA", 1, "SHA1(a)"),
                TemplateFunction.of("MD5_HEX", 1, "MD5(a)"),
                TemplateFunction.of("SHA1_HEX", 1, "SHA1(a)"),
                TemplateFunction.of("BASE64_ENCODE", 1, "TO_BASE64(a)"),
                TemplateFunction.of("HEX_ENCODE", 1, "HEX(a)"),
                TemplateFunction.of("UUID_STRING", 0, "CAST(GEN_RANDOM_UUID() AS VARCHAR)"));
    }

    private static List<RewrittenFunction> numbers() {
        return List.of(
                TemplateFunction.of("BITWISE_AND", 2, "BITAND(a, b)"),
                TemplateFunction.of("BITWISE_OR", 2, "BITOR(a, b)"),
                TemplateFunction.of("BITWISE_XOR", 2, "BITXOR(a, b)"),
                TemplateFunction.of("BITWISE_NOT", 1, "BITNOT(a)"),
                TemplateFunction.of("BITWISE_LEFT_SHIFT", 2, "BITSHIFTLEFT(a, b)"),
                TemplateFunction.of("BITWISE_RIGHT_SHIFT", 2, "BITSHIFTRIGHT(a, b)"),
                TemplateFunction.of("IS_FINITE", 1, "ABS(a) < CAST('Infinity' AS DOUBLE)"),
                TemplateFunction.of("IS_INFINITE", 1, "ABS(a) = CAST('Infinity' AS DOUBLE)"),
                TemplateFunction.of("ISNAN", 1, "IS_NAN(CAST(a AS DOUBLE))"),
                TemplateFunction.of("ISINF", 1, "ABS(a) = CAST('Infinity' AS DOUBLE)"),
                TemplateFunction.of(
                        "NANVL", 2, "CASE WHEN IS_NAN(CAST(a AS DOUBLE)) THEN b ELSE a END"),
                TemplateFunction.of("SIGNUM", 1, "SIGN(a)"),
                TemplateFunction.of("NAN", 0, "CAST('NaN' AS DOUBLE)"),
                TemplateFunction.of("INFINITY", 0, "CAST('Infinity' AS DOUBLE)"),
                TemplateFunction.of("E", 0, "EXP(1)"));
    }

    private static List<RewrittenFunction> moments() {
        return List.of(
                TemplateFunction.of("MAKEDATE", 2, "MAKE_DATE(a, 1, 1) + (b - 1)"),
                TemplateFunction.of("MAKETIME", 3, "MAKE_TIME(a, b, c)"),
                TemplateFunction.of("DATE_FROM_PARTS", 3, "MAKE_DATE(a, b, c)"),
                TemplateFunction.of("TIME_FROM_PARTS", 3, "MAKE_TIME(a, b, c)"),
                TemplateFunction.of("TIMESTAMP_FROM_PARTS", 6, "MAKE_TIMESTAMP(a, b, c, d, e, f)"),
                TemplateFunction.of(
                        "TO_DAYS",
                        1,
                        "CAST(EXTRACT(EPOCH FROM CAST(a AS DATE)) AS BIGINT) / 86400 + 719528"),
                TemplateFunction.of("FROM_DAYS", 1, "DATE '1970-01-01' + (a - 719528)"),
                TemplateFunction.of(
                        "TIME_TO_SEC",
                        1,
                        "EXTRACT(HOUR FROM a) * 3600 + EXTRACT(MINUTE FROM a) * 60"
                                + " + CAST(FLOOR(EXTRACT(SECOND FROM a)) AS BIGINT)"),
                TemplateFunction.of("SEC_TO_TIME", 1, "TIME '00:00:00' + a * INTERVAL '1' SECOND"),
                TemplateFunction.of("MICROSECOND", 1, "MOD(EXTRACT(MICROSECOND FROM a), 1000000)"),
                TemplateFunction.of("CONVERT_TZ", 3, "TIMEZONE(c, TIMEZONE(b, a))"),
                TemplateFunction.of("UTC_DATE", 0, "CURRENT_DATE"),
                TemplateFunction.of("UTC_TIME", 0, "LOCALTIME"),
                TemplateFunction.of("UTC_TIMESTAMP", 0, "LOCALTIMESTAMP"),
                TemplateFunction.of("SYSDATE", 0, "LOCALTIMESTAMP"),
                TemplateFunction.of("GETDATE", 0, "LOCALTIMESTAMP"),
                TemplateFunction.of("DAY_OF_WEEK", 1, "EXTRACT(ISODOW FROM a)"),
                TemplateFunction.of("DAY_OF_MONTH", 1, "EXTRACT(DAY FROM a)"),
                TemplateFunction.of("DAY_OF_YEAR", 1, "EXTRACT(DOY FROM a)"),
                TemplateFunction.of("WEEK_OF_YEAR", 1, "EXTRACT(WEEK FROM a)"),
                TemplateFunction.of("YEAR_OF_WEEK", 1, "EXTRACT(ISOYEAR FROM a)"),
                TemplateFunction.of("LAST_DAY_OF_MONTH", 1, "LAST_DAY(a)"),
                TemplateFunction.of("TO_UNIXTIME", 1, "CAST(EXTRACT(EPOCH FROM a) AS DOUBLE)"),
                TemplateFunction.of("FROM_ISO8601_DATE", 1, "CAST(a AS DATE)"),
                TemplateFunction.of("EPOCH", 1, "CAST(EXTRACT(EPOCH FROM a) AS DOUBLE)"),
                TemplateFunction.of(
                        "EPOCH_MS", 1, "CAST(FLOOR(EXTRACT(EPOCH FROM a) * 1000) AS BIGINT)"),
                TemplateFunction.of("ISFINITE", 1, "CASE WHEN a IS NOT NULL THEN TRUE END"));
    }

    private static List<RewrittenFunction> arrays() {
        return List.of(
                TemplateFunction.of("ARRAY_UPPER", 2, "ARRAY_LENGTH(a, b)"),
                TemplateFunction.of(
                        "ARRAY_LOWER", 2, "CASE WHEN ARRAY_LENGTH(a, b) IS NOT NULL THEN 1 END"),
                TemplateFunction.of("ARRAY_SIZE", 1, "CARDINALITY(a)"),
                TemplateFunction.of("LIST_EXTRACT", 2, "ELEMENT_AT(a, b)"),
                TemplateFunction.of("ARRAY_HAS", 2, "b = ANY (a)"),
                TemplateFunction.of("LIST_CONTAINS", 2, "b = ANY (a)"),
                TemplateFunction.of("LIST_SORT", 1, "ARRAY_SORT(a)"),
                TemplateFunction.of("LIST_DISTINCT", 1, "ARRAY_DISTINCT(a)"),
                TemplateFunction.of("LIST_APPEND", 2, "ARRAY_APPEND(a, b)"),
                TemplateFunction.of("LIST_PREPEND", 2, "ARRAY_PREPEND(a, b)"),
                TemplateFunction.of("LIST_CONCAT", 2, "ARRAY_CAT(a, b)"));
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

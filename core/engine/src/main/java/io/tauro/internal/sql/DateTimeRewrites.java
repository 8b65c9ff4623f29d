package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;

/** Functions of dates and times that say in other words what SQL can say. */
final class DateTimeRewrites {

    private static final Map<String, String> OTHER_UNITS =
            Map.ofEntries(
                    Map.entry("YY", "YEAR"),
                    Map.entry("YYYY", "YEAR"),
                    Map.entry("QQ", "QUARTER"),
                    Map.entry("MM", "MONTH"),
                    Map.entry("WK", "WEEK"),
                    Map.entry("WW", "WEEK"),
                    Map.entry("DD", "DAY"),
                    Map.entry("HH", "HOUR"),
                    Map.entry("MI", "MINUTE"),
                    Map.entry("SS", "SECOND"),
                    Map.entry("MS", "MILLISECOND"),
                    Map.entry("MCS", "MICROSECOND"));

    private final SqlOperator now;

    private DateTimeRewrites(SqlOperator now) {
        this.now = now;
    }

    static List<RewrittenFunction> all(SqlOperator now) {
        return new DateTimeRewrites(now).functions();
    }

    private List<RewrittenFunction> functions() {
        return List.of(
                RewrittenFunction.of("TIMESTAMPADD", 3, 3, DateTimeRewrites::add),
                RewrittenFunction.of("DATEADD", 3, 3, DateTimeRewrites::add),
                RewrittenFunction.of("TIMESTAMPDIFF", 3, 3, DateTimeRewrites::unitsBetween),
                RewrittenFunction.of("DATEDIFF", 2, 3, this::datediff),
                RewrittenFunction.of("DATE_DIFF", 3, 3, DateTimeRewrites::startsBetween),
                RewrittenFunction.of("TO_TIMESTAMP", 1, 1, DateTimeRewrites::instant),
                RewrittenFunction.of("FROM_UNIXTIME", 1, 2, DateTimeRewrites::fromUnixTime),
                RewrittenFunction.of("UNIX_TIMESTAMP", 0, 1, this::unixTimestamp),
                RewrittenFunction.of(
                        "CURDATE", 0, 0, (v, at, args) -> cast(now(at), SqlTypeName.DATE)),
                RewrittenFunction.of(
                        "CURTIME", 0, 0, (v, at, args) -> cast(now(at), SqlTypeName.TIME)),
                moment("CLOCK_TIMESTAMP"),
                moment("STATEMENT_TIMESTAMP"),
                moment("TRANSACTION_TIMESTAMP"),
                RewrittenFunction.of(
                        "DAYNAME", 1, 1, (v, at, args) -> toChar(at, args.get(0), "FMDay")),
                RewrittenFunction.of(
                        "MONTHNAME", 1, 1, (v, at, args) -> toChar(at, args.get(0), "FMMonth")),
                RewrittenFunction.of(
                        "DAYOFWEEK",
                        1,
                        1,
                        (v, at, args) -> plus(at, part(at, TimeUnit.DOW, args.get(0)), 1)),
                RewrittenFunction.of(
                        "WEEKDAY",
                        1,
                        1,
                        (v, at, args) -> plus(at, part(at, TimeUnit.ISODOW, args.get(0)), -1)),
                RewrittenFunction.of(
                        "WEEKOFYEAR", 1, 1, (v, at, args) -> part(at, TimeUnit.WEEK, args.get(0))),
                RewrittenFunction.of("SECOND", 1, 1, DateTimeRewrites::wholeSecond),
                RewrittenFunction.of(
                        "DATE", 1, 1, (v, at, args) -> cast(args.get(0), SqlTypeName.DATE)),
                RewrittenFunction.of("ADD_MONTHS", 2, 2, DateTimeRewrites::addMonths),
                RewrittenFunction.of("JUSTIFY_HOURS", 1, 1, (v, at, args) -> args.get(0)),
                RewrittenFunction.of("MAKE_INTERVAL", 1, 7, DateTimeRewrites::makeInterval),
                RewrittenFunction.of("MAKE_TIMESTAMPTZ", 6, 7, DateTimeRewrites::makeInstant),
                RewrittenFunction.of(
                        "TIMEZONE",
                        2,
                        2,
                        (v, at, args) ->
                                TauroOperatorTable.AT_TIME_ZONE.createCall(
                                        at, args.get(1), args.get(0))),
                refused("AGE", "Use a - b for days and TIMESTAMPDIFF for months."),
                refused("JUSTIFY_DAYS", "Use EXTRACT and arithmetic."),
                refused("JUSTIFY_INTERVAL", "Use EXTRACT and arithmetic."));
    }

    private static RewrittenFunction refused(String name, String advice) {
        return RewrittenFunction.of(
                name,
                1,
                2,
                (v, at, args) -> {
                    throw SqlErrors.at(
                            ErrorCode.NOT_SUPPORTED,
                            name + " gives months and days at once, and no interval here has both",
                            at,
                            advice);
                });
    }

    private RewrittenFunction moment(String name) {
        return RewrittenFunction.of(name, 0, 0, (v, at, args) -> now(at));
    }

    private SqlNode now(SqlParserPos at) {
        return now.createCall(at);
    }

    /** The name of the unit that a node stands for: an identifier, a text or a qualifier. */
    static String unit(SqlNode node) {
        String name;
        if (node instanceof SqlIntervalQualifier qualifier) {
            name =
                    qualifier.timeFrameName == null
                            ? qualifier.getUnit().name()
                            : qualifier.timeFrameName;
        } else if (node instanceof SqlIdentifier id && id.isSimple()) {
            name = SoftWords.harden(id.getSimple());
        } else if (node instanceof SqlLiteral literal && literal.toValue() != null) {
            name = literal.toValue();
        } else {
            throw unknownUnit(node);
        }
        String upper = name.strip().toUpperCase(Locale.ROOT);
        String plain = upper.startsWith("SQL_TSI_") ? upper.substring("SQL_TSI_".length()) : upper;
        return OTHER_UNITS.getOrDefault(plain, plain);
    }

    private static RuntimeException unknownUnit(SqlNode node) {
        return SqlErrors.at(
                ErrorCode.INVALID_QUERY,
                "A unit of time is expected",
                node.getParserPosition(),
                "Write one such as MONTH.");
    }

    /** A moment later by a number of units. */
    private static SqlNode add(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return TauroOperatorTable.PLUS.createCall(
                at,
                args.get(2),
                SqlStdOperatorTable.MULTIPLY.createCall(
                        at, args.get(1), one(unit(args.get(0)), args.get(0))));
    }

    /** An interval of one unit. */
    private static SqlNode one(String unit, SqlNode node) {
        SqlParserPos at = node.getParserPosition();
        return switch (unit.endsWith("S") ? unit.substring(0, unit.length() - 1) : unit) {
            case "MICROSECOND" -> interval("0.000001", TimeUnit.SECOND, at);
            case "MILLISECOND" -> interval("0.001", TimeUnit.SECOND, at);
            case "SECOND" -> interval("1", TimeUnit.SECOND, at);
            case "MINUTE" -> interval("1", TimeUnit.MINUTE, at);
            case "HOUR" -> interval("1", TimeUnit.HOUR, at);
            case "DAY" -> interval("1", TimeUnit.DAY, at);
            case "WEEK" -> interval("7", TimeUnit.DAY, at);
            case "MONTH" -> interval("1", TimeUnit.MONTH, at);
            case "QUARTER" -> interval("3", TimeUnit.MONTH, at);
            case "YEAR" -> interval("1", TimeUnit.YEAR, at);
            default -> throw unknownUnit(node);
        };
    }

    private static SqlNode interval(String amount, TimeUnit unit, SqlParserPos at) {
        SqlIntervalQualifier qualifier =
                unit == TimeUnit.SECOND
                        ? new SqlIntervalQualifier(unit, 10, null, 6, at)
                        : new SqlIntervalQualifier(unit, null, at);
        SqlIntervalLiteral literal = SqlLiteral.createInterval(1, amount, qualifier, at);
        return PreciseInterval.of(literal);
    }

    private static SqlNode unitsBetween(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return DateTimeOperators.UNITS_BETWEEN.createCall(
                at, text(unit(args.get(0)), at), args.get(1), args.get(2));
    }

    /** BigQuery has the later moment first and the unit last; others begin with the unit. */
    private static SqlNode startsBetween(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        boolean unitFirst = args.get(0).getKind() == SqlKind.LITERAL;
        boolean unitLast =
                args.get(2) instanceof SqlIntervalQualifier
                        || !unitFirst
                                && args.get(2) instanceof SqlIdentifier id
                                && id.isSimple()
                                && isUnit(SoftWords.harden(id.getSimple()));
        SqlNode unit = args.get(unitLast ? 2 : 0);
        return DateTimeOperators.UNIT_STARTS_BETWEEN.createCall(
                at, text(unit(unit), at), args.get(1), args.get(unitLast ? 0 : 2));
    }

    private static boolean isUnit(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (TimeUnit unit : TimeUnit.values()) {
            if (unit.name().equals(upper)) {
                return true;
            }
        }
        return false;
    }

    /** MySQL's days from the second to the first date, or the units of SQL Server. */
    private SqlNode datediff(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        if (args.size() == 3) {
            return DateTimeOperators.UNIT_STARTS_BETWEEN.createCall(
                    at, text(unit(args.get(0)), at), args.get(1), args.get(2));
        }
        return DateTimeOperators.UNIT_STARTS_BETWEEN.createCall(
                at, text("DAY", at), args.get(1), args.get(0));
    }

    private static SqlNode text(String text, SqlParserPos at) {
        return SqlLiteral.createCharString(text, at);
    }

    private static SqlNode cast(SqlNode value, SqlTypeName type) {
        SqlParserPos at = value.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, at), at));
    }

    private static SqlNode instant(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return DateTimeOperators.TO_INSTANT.createCall(at, args);
    }

    private static SqlNode fromUnixTime(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNode moment =
                cast(
                        DateTimeOperators.TO_INSTANT.createCall(at, args.get(0)),
                        SqlTypeName.TIMESTAMP);
        return args.size() == 1
                ? moment
                : RewrittenFunctions.call("DATE_FORMAT", at, moment, args.get(1));
    }

    /** Whole seconds. */
    private SqlNode unixTimestamp(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNode epoch = part(at, TimeUnit.EPOCH, args.isEmpty() ? now(at) : args.get(0));
        return cast(SqlStdOperatorTable.FLOOR.createCall(at, epoch), SqlTypeName.BIGINT);
    }

    private static SqlNode toChar(SqlParserPos at, SqlNode moment, String pattern) {
        return RewrittenFunctions.call("TO_CHAR", at, moment, text(pattern, at));
    }

    private static SqlNode part(SqlParserPos at, TimeUnit unit, SqlNode moment) {
        return Extract.INSTANCE.createCall(at, new SqlIntervalQualifier(unit, null, at), moment);
    }

    private static SqlNode wholeSecond(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        SqlNode second = part(at, TimeUnit.SECOND, args.get(0));
        return cast(SqlStdOperatorTable.FLOOR.createCall(at, second), SqlTypeName.BIGINT);
    }

    private static SqlNode plus(SqlParserPos at, SqlNode number, int more) {
        return TauroOperatorTable.PLUS.createCall(
                at, number, SqlLiteral.createExactNumeric(Integer.toString(more), at));
    }

    private static SqlNode addMonths(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return TauroOperatorTable.PLUS.createCall(
                at,
                args.get(0),
                SqlStdOperatorTable.MULTIPLY.createCall(
                        at, args.get(1), interval("1", TimeUnit.MONTH, at)));
    }

    /** (years, months, weeks, days, hours, minutes, seconds), of months or of days. */
    private static SqlNode makeInterval(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        if (args.size() <= 2) {
            return DateTimeOperators.MAKE_YM_INTERVAL.createCall(at, args);
        }
        if (!isZero(args.get(0)) || !isZero(args.get(1))) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "An interval of months and days at once is not supported",
                    at,
                    "Add MAKE_YM_INTERVAL and MAKE_DT_INTERVAL, one after the other.");
        }
        SqlNode week = SqlLiteral.createExactNumeric("7", at);
        SqlNode days = SqlStdOperatorTable.MULTIPLY.createCall(at, args.get(2), week);
        if (args.size() > 3) {
            days = TauroOperatorTable.PLUS.createCall(at, days, args.get(3));
        }
        List<SqlNode> parts = new java.util.ArrayList<>();
        parts.add(days);
        parts.addAll(args.subList(Math.min(4, args.size()), args.size()));
        return DateTimeOperators.MAKE_DT_INTERVAL.createCall(at, parts);
    }

    private static boolean isZero(SqlNode node) {
        return node.getKind() == SqlKind.LITERAL
                && ((SqlLiteral) node).getValue() instanceof BigDecimal number
                && number.signum() == 0;
    }

    private static SqlNode makeInstant(
            SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return TauroOperatorTable.AT_TIME_ZONE.createCall(
                at,
                DateTimeOperators.MAKE_TIMESTAMP.createCall(at, args.subList(0, 6)),
                args.size() > 6 ? args.get(6) : text("UTC", at));
    }
}

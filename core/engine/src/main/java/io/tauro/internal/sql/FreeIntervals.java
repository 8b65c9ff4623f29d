package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.internal.kernel.IntervalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Intervals as PostgreSQL writes them, without a unit behind: {@code INTERVAL '1:30'}, {@code '1
 * day'::interval}, {@code CAST('1 year' AS INTERVAL)}. One of months and days at once is two, that
 * stand one after the other wherever something is moved by it.
 */
final class FreeIntervals {

    /** Stands before the text of a literal that is an interval, which is written as a date. */
    static final char MARK = '\u1510';

    /** The same of an instant. */
    static final char INSTANT = '\u1511';

    /** Begins the name of a type that is an interval. */
    static final String TYPE = "\u1510NTERVAL";

    /** Called with the months and the days and less of an interval that has both. */
    static final RewrittenFunction MIXED =
            RewrittenFunction.of(
                    "$MIXED_INTERVAL",
                    2,
                    2,
                    (validator, at, operands) -> {
                        throw SqlErrors.at(
                                ErrorCode.NOT_SUPPORTED,
                                "An interval of months and days at once is not a value here",
                                at,
                                "Add it to a date or timestamp, or take two intervals.");
                    });

    private FreeIntervals() {}

    /** A literal that was an interval, as one; the literal itself if it was none. */
    static SqlNode literal(SqlLiteral literal) {
        if (literal instanceof SqlUnknownLiteral unknown
                && !unknown.getValue().isEmpty()
                && unknown.getValue().charAt(0) == MARK) {
            return read(unknown.getValue().substring(1), literal.getParserPosition());
        }
        if (literal instanceof SqlUnknownLiteral unknown
                && !unknown.getValue().isEmpty()
                && unknown.getValue().charAt(0) == INSTANT) {
            return SqlLiteral.createUnknown(
                    "TIMESTAMP WITH TIME ZONE",
                    unknown.getValue().substring(1),
                    literal.getParserPosition());
        }
        return literal;
    }

    /** A cast to an interval, and what moves by months and days at once. */
    static SqlNode rewrite(SqlCall call) {
        if (call.getKind() == SqlKind.CAST && call.operandCount() == 2) {
            return cast(call);
        }
        if (call.operandCount() == 2
                && (call.getKind() == SqlKind.PLUS
                        || call.getKind() == SqlKind.MINUS
                        || call.getKind() == SqlKind.TIMES)) {
            return isMixed(call.operand(1))
                    ? moved(call, call.operand(0), call.operand(1))
                    : isMixed(call.operand(0)) && call.getKind() != SqlKind.MINUS
                            ? moved(call, call.operand(1), call.operand(0))
                            : call;
        }
        return call.getKind() == SqlKind.MINUS_PREFIX && isMixed(call.operand(0))
                ? each(call, call.operand(0))
                : call;
    }

    private static boolean isMixed(SqlNode node) {
        return node instanceof SqlCall call && call.getOperator().equals(MIXED);
    }

    private static SqlNode each(SqlCall minus, SqlCall mixed) {
        SqlParserPos at = minus.getParserPosition();
        return MIXED.createCall(
                at,
                minus.getOperator().createCall(at, List.of(mixed.operand(0))),
                minus.getOperator().createCall(at, List.of(mixed.operand(1))));
    }

    private static SqlNode moved(SqlCall call, SqlNode value, SqlCall mixed) {
        SqlParserPos at = call.getParserPosition();
        if (call.getKind() == SqlKind.TIMES) {
            return MIXED.createCall(
                    at,
                    call.getOperator().createCall(at, TreeCopy.of(value), mixed.operand(0)),
                    call.getOperator().createCall(at, value, mixed.operand(1)));
        }
        SqlNode months = call.getOperator().createCall(at, value, mixed.operand(0));
        return call.getOperator().createCall(at, months, mixed.operand(1));
    }

    private static SqlNode cast(SqlCall cast) {
        SqlIntervalQualifier qualifier = qualifier(cast.operand(1));
        if (qualifier == null) {
            return cast;
        }
        SqlParserPos at = cast.getParserPosition();
        boolean free =
                qualifier.timeUnitRange.endUnit == TimeUnit.SECOND
                        || qualifier.timeUnitRange.startUnit == TimeUnit.SECOND;
        return free && cast.operand(0) instanceof SqlCharStringLiteral text
                ? read(text.getValueAs(String.class), at)
                : SqlStdOperatorTable.CAST.createCall(at, cast.operand(0), qualifier);
    }

    /** What a cast makes an interval of; null if it is another cast. */
    private static @Nullable SqlIntervalQualifier qualifier(SqlNode type) {
        if (type instanceof SqlIntervalQualifier known) {
            return known;
        }
        if (type instanceof SqlDataTypeSpec spec
                && spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named
                && named.getTypeName().isSimple()
                && named.getTypeName().getSimple().startsWith(TYPE)) {
            SqlParserPos at = type.getParserPosition();
            List<String> units = List.of(named.getTypeName().getSimple().split("_"));
            return units.size() == 1
                    ? new SqlIntervalQualifier(TimeUnit.SECOND, null, at)
                    : new SqlIntervalQualifier(
                            unit(units.get(1)), units.size() == 2 ? null : unit(units.get(2)), at);
        }
        return null;
    }

    private static TimeUnit unit(String name) {
        return TimeUnit.valueOf(name.toUpperCase(Locale.ROOT));
    }

    // ---- From text

    private static SqlNode read(String text, SqlParserPos at) {
        IntervalText read =
                IntervalText.of(text)
                        .orElseThrow(
                                () ->
                                        SqlErrors.at(
                                                ErrorCode.SQL_SYNTAX,
                                                "The text of an INTERVAL is not one",
                                                at,
                                                "Write it as in INTERVAL '1 day 02:30:00'."));
        if (!read.ofMonths()) {
            return seconds(read.micros(), at);
        }
        SqlNode months = interval(read.months(), TimeUnit.MONTH, at);
        return read.micros().signum() == 0
                ? months
                : MIXED.createCall(at, months, seconds(read.micros(), at));
    }

    /** In the largest unit of which it is a whole number; days move a date to a date. */
    private static SqlNode seconds(BigDecimal micros, SqlParserPos at) {
        BigDecimal seconds = micros.setScale(0, RoundingMode.HALF_UP).movePointLeft(6);
        for (TimeUnit unit : List.of(TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE)) {
            BigDecimal size = unit.multiplier.divide(TimeUnit.SECOND.multiplier);
            if (seconds.remainder(size).signum() == 0) {
                return interval(seconds.divide(size), unit, at);
            }
        }
        return interval(seconds, TimeUnit.SECOND, at);
    }

    private static SqlNode interval(BigDecimal amount, TimeUnit unit, SqlParserPos at) {
        SqlIntervalQualifier qualifier =
                unit == TimeUnit.SECOND
                        ? new SqlIntervalQualifier(unit, 10, null, 6, at)
                        : new SqlIntervalQualifier(unit, 10, null, -1, at);
        String number = amount.abs().stripTrailingZeros().toPlainString();
        return SqlLiteral.createInterval(amount.signum() < 0 ? -1 : 1, number, qualifier, at);
    }
}

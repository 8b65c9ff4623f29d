package io.tauro.internal.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Functions of PostgreSQL that give months and days at once, where what is done with them needs no
 * such value: a part of AGE, and MAKE_INTERVAL, whose arguments may have names.
 */
final class IntervalForms {

    private static final List<String> ARGUMENTS =
            List.of("YEARS", "MONTHS", "WEEKS", "DAYS", "HOURS", "MINS", "SECS");

    private IntervalForms() {}

    static SqlNode rewrite(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return node;
        }
        if (isNamed(call, "MAKE_INTERVAL")) {
            return made(call);
        }
        boolean part = isNamed(call, "EXTRACT") || isNamed(call, "DATE_PART");
        return part
                        && call.operandCount() == 2
                        && call.operand(1) instanceof SqlCall age
                        && isNamed(age, "AGE")
                ? partOfAge(call, age)
                : call;
    }

    private static boolean isNamed(SqlCall call, String name) {
        return SoftWords.harden(call.getOperator().getName()).equalsIgnoreCase(name);
    }

    // ---- AGE

    private static SqlNode partOfAge(SqlCall part, SqlCall age) {
        SqlParserPos at = part.getParserPosition();
        if (age.operandCount() < 1 || age.operandCount() > 2) {
            return part;
        }
        boolean ofToday = age.operandCount() == 1;
        SqlNode to = ofToday ? RewrittenFunctions.call("CURDATE", at) : age.operand(0);
        SqlNode from = age.operand(ofToday ? 0 : 1);
        return switch (DateTimeRewrites.unit(part.operand(0))) {
            case "YEAR" -> between("YEAR", from, to, at);
            case "MONTH" ->
                    SqlStdOperatorTable.MOD.createCall(
                            at, between("MONTH", from, to, at), number(12, at));
            default -> part;
        };
    }

    private static SqlNode between(String unit, SqlNode from, SqlNode to, SqlParserPos at) {
        return DateTimeOperators.UNITS_BETWEEN.createCall(
                at, SqlLiteral.createCharString(unit, at), from, to);
    }

    private static SqlNode number(int number, SqlParserPos at) {
        return SqlLiteral.createExactNumeric(Integer.toString(number), at);
    }

    // ---- MAKE_INTERVAL

    private static SqlNode made(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        List<SqlNode> arguments = new ArrayList<>();
        for (int i = 0; i < ARGUMENTS.size(); i++) {
            arguments.add(number(0, at));
        }
        for (int i = 0; i < call.operandCount(); i++) {
            SqlNode argument = call.operand(i);
            int place = i;
            if (argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
                    && ((SqlCall) argument).operand(1) instanceof SqlIdentifier name) {
                String written = SoftWords.harden(name.getSimple()).toUpperCase(Locale.ROOT);
                place = ARGUMENTS.indexOf(written);
                argument = ((SqlCall) argument).operand(0);
            }
            if (place < 0 || place >= ARGUMENTS.size()) {
                return call;
            }
            arguments.set(place, argument);
        }
        boolean months = !isZero(arguments.get(0)) || !isZero(arguments.get(1));
        boolean days =
                arguments.subList(2, arguments.size()).stream().anyMatch(one -> !isZero(one));
        SqlNode ofMonths = same(at, arguments.subList(0, 2));
        if (!days) {
            return ofMonths;
        }
        List<SqlNode> rest = new ArrayList<>(List.of(number(0, at), number(0, at)));
        rest.addAll(arguments.subList(2, arguments.size()));
        SqlNode ofDays = same(at, rest);
        return months ? FreeIntervals.MIXED.createCall(at, ofMonths, ofDays) : ofDays;
    }

    private static SqlNode same(SqlParserPos at, List<SqlNode> arguments) {
        return RewrittenFunctions.call("MAKE_INTERVAL", at, arguments.toArray(SqlNode[]::new));
    }

    private static boolean isZero(SqlNode node) {
        return node instanceof SqlLiteral literal
                && literal.getValue() instanceof BigDecimal number
                && number.signum() == 0;
    }
}

package io.tauro.internal.sql;

import static io.tauro.internal.sql.ScalarFunctions.function;
import static io.tauro.internal.sql.ScalarFunctions.some;
import static org.apache.calcite.sql.type.ReturnTypes.ARG0_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.BIGINT_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.DOUBLE_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.INTEGER_NULLABLE;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Functions of numbers that the standard does not have, or has with other types. */
final class NumberOperators {

    private static final SqlTypeFamily NUMERIC = SqlTypeFamily.NUMERIC;
    private static final SqlTypeFamily INTEGER = SqlTypeFamily.INTEGER;

    private NumberOperators() {}

    static List<SqlOperator> all() {
        List<SqlOperator> all =
                new ArrayList<>(
                        List.of(
                                function("ROUND", NumberReturns.ROUNDED, some(1, NUMERIC, INTEGER)),
                                function(
                                        "TRUNCATE",
                                        NumberReturns.TRUNCATED,
                                        some(1, NUMERIC, INTEGER)),
                                function("SIGN", NumberReturns.SIGN, OperandTypes.NUMERIC),
                                function(
                                        "DIV",
                                        NumberReturns.QUOTIENT,
                                        OperandTypes.EXACT_NUMERIC_EXACT_NUMERIC),
                                function("SCALE", INTEGER_NULLABLE, OperandTypes.EXACT_NUMERIC),
                                function("MIN_SCALE", INTEGER_NULLABLE, OperandTypes.EXACT_NUMERIC),
                                function(
                                        "BITSHIFTLEFT",
                                        ARG0_NULLABLE,
                                        OperandTypes.INTEGER_INTEGER),
                                function(
                                        "BITSHIFTRIGHT",
                                        ARG0_NULLABLE,
                                        OperandTypes.INTEGER_INTEGER),
                                function(
                                        "BIT_COUNT",
                                        BIGINT_NULLABLE,
                                        OperandTypes.or(OperandTypes.INTEGER, OperandTypes.BINARY)),
                                function(
                                        "IS_NAN",
                                        BOOLEAN_NULLABLE,
                                        OperandTypes.family(SqlTypeFamily.APPROXIMATE_NUMERIC)),
                                function(
                                        "ATAN2D",
                                        DOUBLE_NULLABLE,
                                        OperandTypes.family(NUMERIC, NUMERIC))));
        for (String name :
                List.of(
                        "ASINH", "ACOSH", "ATANH", "SIND", "COSD", "TAND", "COTD", "ASIND", "ACOSD",
                        "ATAND", "LOG2")) {
            all.add(function(name, DOUBLE_NULLABLE, OperandTypes.NUMERIC));
        }
        return all;
    }
}

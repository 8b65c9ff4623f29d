package io.tauro.internal.sql;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/**
 * Writes exact numbers in a column of VALUES that has one with an exponent with one as well: the
 * planner compares the literals of a column with each other, and cannot compare a decimal with
 * floating point.
 */
final class ValuesOfNumbers {

    private ValuesOfNumbers() {}

    /** Changes the rows. */
    static void alike(SqlCall values) {
        List<SqlNode> rows = values.getOperandList();
        if (rows.size() < 2 || rows.get(0).getKind() != SqlKind.ROW) {
            return;
        }
        int width = ((SqlCall) rows.get(0)).operandCount();
        for (int column = 0; column < width; column++) {
            int place = column;
            boolean floating =
                    rows.stream()
                            .anyMatch(
                                    row ->
                                            number(row, place) instanceof SqlNumericLiteral number
                                                    && !number.isExact());
            if (floating) {
                rows.forEach(row -> makeFloating(row, place));
            }
        }
    }

    private static SqlNode number(SqlNode row, int column) {
        return row instanceof SqlCall call && column < call.operandCount()
                ? call.operand(column)
                : row;
    }

    private static void makeFloating(SqlNode row, int column) {
        if (number(row, column) instanceof SqlNumericLiteral number
                && number.isExact()
                && number.getValue() instanceof BigDecimal exact) {
            ((SqlCall) row)
                    .setOperand(
                            column,
                            SqlLiteral.createApproxNumeric(
                                    exact.toPlainString() + "E0", number.getParserPosition()));
        }
    }
}

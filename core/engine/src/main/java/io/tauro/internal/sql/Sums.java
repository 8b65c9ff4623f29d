package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlAvgAggFunction;
import org.apache.calcite.sql.fun.SqlSumAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** SUM and AVG, which take intervals too. */
final class Sums {

    private static final SqlOperandTypeChecker SUMMABLE =
            OperandTypes.or(
                    OperandTypes.NUMERIC, OperandTypes.family(SqlTypeFamily.DATETIME_INTERVAL));

    static final SqlSumAggFunction SUM = new Sum();

    static final SqlAvgAggFunction AVG = new Average();

    private Sums() {}

    @SuppressWarnings("deprecation") // its type is of no use to it
    private static final class Sum extends SqlSumAggFunction {

        Sum() {
            super(null);
        }

        @Override
        public SqlOperandTypeChecker getOperandTypeChecker() {
            return SUMMABLE;
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            return SUMMABLE.checkOperandTypes(binding, throwOnFailure);
        }
    }

    private static final class Average extends SqlAvgAggFunction {

        Average() {
            super(SqlKind.AVG);
        }

        @Override
        public SqlOperandTypeChecker getOperandTypeChecker() {
            return SUMMABLE;
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            return SUMMABLE.checkOperandTypes(binding, throwOnFailure);
        }
    }
}

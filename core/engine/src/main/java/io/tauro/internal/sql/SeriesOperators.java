package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Arrays from one number, date or timestamp to another. */
final class SeriesOperators {

    /** What GENERATE_SERIES gives, as an array. */
    static final SqlOperator SERIES = function("$SERIES");

    private SeriesOperators() {}

    static List<SqlOperator> all() {
        return List.of(SERIES, function("SEQUENCE"));
    }

    private static SqlOperator function(String name) {
        Ends ends = new Ends();
        return SqlBasicFunction.create(
                        name,
                        binding -> {
                            RelDataTypeFactory types = binding.getTypeFactory();
                            RelDataType element =
                                    ends.element(binding.collectOperandTypes(), types);
                            return element == null
                                    ? types.createSqlType(SqlTypeName.NULL)
                                    : CollectionShape.array(
                                            types, types.createTypeWithNullability(element, false));
                        },
                        ends,
                        SqlFunctionCategory.SYSTEM)
                .withOperandTypeInference(ends::infer);
    }

    static boolean isOne(SqlOperator operator) {
        return operator.getOperandTypeChecker() instanceof Ends;
    }

    /** A call whose ends are of one type, and its step too if it is a number. */
    static RexNode convert(
            RexBuilder builder, SqlOperator operator, RelDataType type, List<RexNode> operands) {
        RelDataType element = Objects.requireNonNull(type.getComponentType());
        List<RexNode> aligned = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            boolean same = i == 2 && !SqlTypeUtil.isNumeric(element);
            RelDataType wanted =
                    builder.getTypeFactory()
                            .createTypeWithNullability(
                                    element, operands.get(i).getType().isNullable());
            aligned.add(same ? operands.get(i) : builder.makeCast(wanted, operands.get(i)));
        }
        return builder.makeCall(type, operator, aligned);
    }

    /** Start, end and, but for whole numbers and dates, a step. */
    private static final class Ends implements SqlOperandTypeChecker {

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            List<RelDataType> operands = binding.collectOperandTypes();
            boolean fits = element(operands, binding.getTypeFactory()) != null;
            if (!fits && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return fits;
        }

        @Nullable RelDataType element(List<RelDataType> operands, RelDataTypeFactory types) {
            List<RelDataType> ends =
                    operands.subList(0, 2).stream()
                            .filter(end -> !CollectionShape.isUntyped(end))
                            .toList();
            RelDataType step = operands.size() == 3 ? operands.get(2) : null;
            RelDataType common = ends.isEmpty() ? null : types.leastRestrictive(ends);
            if (common == null) {
                return null;
            }
            if (SqlTypeUtil.isExactNumeric(common)) {
                return step == null || CollectionShape.isUntyped(step)
                        ? common
                        : SqlTypeUtil.isExactNumeric(step)
                                ? types.leastRestrictive(List.of(common, step))
                                : null;
            }
            boolean byDays =
                    step == null
                            || CollectionShape.isUntyped(step)
                            || step.getSqlTypeName() == SqlTypeName.INTERVAL_DAY
                            || SqlTypeName.YEAR_INTERVAL_TYPES.contains(step.getSqlTypeName());
            if (common.getSqlTypeName() == SqlTypeName.DATE) {
                boolean interval = step == null || isInterval(step);
                return !interval
                        ? null
                        : byDays ? common : types.createSqlType(SqlTypeName.TIMESTAMP);
            }
            boolean moment =
                    SqlTypeUtil.isTimestamp(common)
                            || common.getSqlTypeName()
                                    == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            return moment && step != null && isInterval(step) ? common : null;
        }

        private static boolean isInterval(RelDataType type) {
            return SqlTypeUtil.isInterval(type) || CollectionShape.isUntyped(type);
        }

        void infer(SqlCallBinding binding, RelDataType returned, RelDataType[] operands) {
            List<RelDataType> known = new ArrayList<>();
            for (int i = 0; i < operands.length; i++) {
                known.add(
                        binding.getValidator().deriveType(binding.getScope(), binding.operand(i)));
            }
            RelDataType element = element(known, binding.getTypeFactory());
            for (int i = 0; i < operands.length; i++) {
                boolean step = i == 2 && element != null && !SqlTypeUtil.isNumeric(element);
                operands[i] = step || element == null ? known.get(i) : element;
            }
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(2, 3);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return OperandTypes.variadic(getOperandCountRange())
                    .getAllowedSignatures(operator, name);
        }
    }
}

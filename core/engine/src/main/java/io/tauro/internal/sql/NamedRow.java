package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql2rel.SqlRexContext;

/** A row whose fields have names. */
final class NamedRow extends SqlFunction {

    private final List<String> names;

    NamedRow(List<String> names) {
        super(
                "$NAMED_ROW",
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.SYSTEM);
        this.names = List.copyOf(names);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        return binding.getTypeFactory().createStructType(binding.collectOperandTypes(), names);
    }

    /** By itself, since it is in no table of operators. */
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return inferReturnType(new SqlCallBinding(validator, scope, call));
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        List<RexNode> fields = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            fields.add(context.convertExpression(operand));
        }
        RelDataType type =
                context.getTypeFactory()
                        .createStructType(
                                fields.stream().map(RexNode::getType).toList(),
                                ((NamedRow) call.getOperator()).names);
        return context.getRexBuilder().makeCall(type, SqlStdOperatorTable.ROW, fields);
    }
}

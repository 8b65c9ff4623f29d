package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.jspecify.annotations.Nullable;

/**
 * A text literal beside an array: {@code id = ANY ('{1,2}')}, {@code tags @> '{a}'}. Called with
 * what it stands beside, of which only the type counts, and the text.
 */
final class TextAs extends SqlFunction {

    /** An array of such values. */
    private static final TextAs ARRAY_OF = new TextAs("$TEXT_AS_ARRAY_OF");

    /** Another such array; the text itself if the other is none. */
    private static final TextAs SAME = new TextAs("$TEXT_AS_SAME");

    private TextAs(String name) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                OperandTypes.ANY_ANY,
                SqlFunctionCategory.SYSTEM);
    }

    static List<SqlOperator> all() {
        return List.of(ARRAY_OF, SAME);
    }

    /** Changes a call whose operands are such a text and something else. */
    static void rewrite(SqlBasicCall call) {
        if (call.getOperator() instanceof SqlQuantifyOperator
                && call.operand(1) instanceof SqlNodeList list
                && list.size() == 1
                && isArray(list.get(0))
                && isPlain(call.operand(0))) {
            list.set(0, beside(ARRAY_OF, call.operand(0), list.get(0)));
            return;
        }
        String name = call.getOperator().getName();
        boolean equals = call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.NOT_EQUALS;
        if (call.operandCount() == 2
                && (equals
                        || name.equals(JsonOperators.CONTAINS.getName())
                        || name.equals(CollectionOperators.ARRAYS_OVERLAP.getName()))) {
            for (int i = 0; i < 2; i++) {
                if (isArray(call.operand(i))
                        && (!equals || isEmpty(call.operand(i)))
                        && !isArray(call.operand(1 - i))
                        && isPlain(call.operand(1 - i))) {
                    call.setOperand(i, beside(SAME, call.operand(1 - i), call.operand(i)));
                    return;
                }
            }
        }
    }

    private static SqlNode beside(TextAs operator, SqlNode other, SqlNode text) {
        return operator.createCall(text.getParserPosition(), TreeCopy.of(other), text);
    }

    private static boolean isArray(SqlNode node) {
        return node instanceof SqlCharStringLiteral literal
                && String.valueOf(literal.toValue()).strip().matches("(?s)\\{.*}");
    }

    /** An array without elements, which Calcite does not read by itself. */
    private static boolean isEmpty(SqlNode text) {
        return String.valueOf(((SqlCharStringLiteral) text).toValue()).strip().equals("{}");
    }

    /**
     * Whether it can stand twice: it has no query, and is no parameter, whose type is not known.
     */
    private static boolean isPlain(SqlNode node) {
        boolean[] plain = {true};
        node.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        plain[0] &= !call.isA(SqlKind.QUERY) && call.getKind() != SqlKind.OVER;
                        return super.visit(call);
                    }

                    @Override
                    public @Nullable Void visit(SqlDynamicParam parameter) {
                        plain[0] &= parameter != node;
                        return null;
                    }
                });
        return plain[0];
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType other = binding.getOperandType(0);
        if (equals(ARRAY_OF)) {
            RelDataType element = types.createTypeWithNullability(other, true);
            return types.createTypeWithNullability(types.createArrayType(element, -1), true);
        }
        return SqlTypeUtil.isArray(other)
                ? types.createTypeWithNullability(other, true)
                : types.createSqlType(SqlTypeName.VARCHAR);
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        RexNode text = context.convertExpression(call.operand(1));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return SqlTypeUtil.isArray(type)
                ? context.getRexBuilder().makeAbstractCast(type, text, false)
                : text;
    }
}

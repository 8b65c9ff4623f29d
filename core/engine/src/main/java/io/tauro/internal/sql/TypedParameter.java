package io.tauro.internal.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlInternalOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Says the type of a parameter. Calcite takes the type of a bare one from its surroundings, and
 * never casts it; around this operator it does.
 */
final class TypedParameter extends SqlInternalOperator {

    private TypedParameter(RelDataType type) {
        super("?", SqlKind.OTHER, 0, false, ReturnTypes.explicit(type), null, OperandTypes.ANY);
    }

    /** Calcite takes aggregates for text here and there; a number tells two parameters apart. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        writer.print("?" + ((SqlDynamicParam) call.operand(0)).getIndex());
    }

    static SqlNode of(SqlDynamicParam parameter, RelDataType type) {
        return new TypedParameter(type).createCall(parameter.getParserPosition(), parameter);
    }
}

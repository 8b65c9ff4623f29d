package io.tauro.internal.sql;

import io.tauro.security.mask.ColumnTransform;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Shows something in the place of a column. No query can name it, no source knows it, and it is
 * never folded. Two are the same if they show the same of the same column.
 */
public final class MaskOperator extends SqlFunction {

    private final ColumnTransform transform;

    /**
     * @param column the name of the column, with its table and the policies that say so: what tells
     *     it from others
     */
    MaskOperator(String column, ColumnTransform transform, RelDataType type) {
        super(
                "$MASK " + transform.name() + " of " + column,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.explicit(type),
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.transform = transform;
    }

    /** What it applies. */
    public ColumnTransform transform() {
        return transform;
    }

    @Override
    public boolean isDeterministic() {
        return transform.isRepeatable();
    }
}

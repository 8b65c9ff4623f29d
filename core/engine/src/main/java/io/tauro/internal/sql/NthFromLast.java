package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/** NTH_VALUE with FROM LAST; see {@link Respelling} for how it is parsed. */
public final class NthFromLast extends SqlAggFunction {

    static final NthFromLast INSTANCE = new NthFromLast();

    private NthFromLast() {
        super(
                Respelling.NTH_FROM_LAST,
                null,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                null,
                OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER),
                SqlFunctionCategory.NUMERIC,
                false,
                true,
                Optionality.FORBIDDEN);
    }

    @Override
    public boolean allowsNullTreatment() {
        return true;
    }

    /** Whether a function is this one. */
    public static boolean is(SqlAggFunction function) {
        return INSTANCE.equals(function);
    }
}

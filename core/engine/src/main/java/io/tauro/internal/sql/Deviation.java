package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/** A standard deviation or variance: a DOUBLE, whatever the type of the numbers. */
final class Deviation extends SqlAggFunction {

    private Deviation(String name, SqlKind kind) {
        super(
                name,
                null,
                kind,
                ReturnTypes.DOUBLE_FORCE_NULLABLE,
                null,
                OperandTypes.NUMERIC,
                SqlFunctionCategory.NUMERIC,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    static List<SqlAggFunction> all() {
        return List.of(
                new Deviation("STDDEV_POP", SqlKind.STDDEV_POP),
                new Deviation("STDDEV_SAMP", SqlKind.STDDEV_SAMP),
                new Deviation("STDDEV", SqlKind.STDDEV_SAMP),
                new Deviation("VAR_POP", SqlKind.VAR_POP),
                new Deviation("VAR_SAMP", SqlKind.VAR_SAMP),
                new Deviation("VAR", SqlKind.VAR_SAMP),
                new Deviation("VARIANCE", SqlKind.VAR_SAMP));
    }
}

package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlNthValueAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * Aggregates that Calcite says are never null of a column that never is. Of no rows they are, and
 * IS NULL must not be taken out for them.
 */
final class NullableAggregates {

    /** Elements too: of a key, Calcite says in one place only that grouping sets leave it out. */
    static final SqlReturnTypeInference ARRAY =
            ReturnTypes.ARG0_FORCE_NULLABLE
                    .andThen(SqlTypeTransforms.TO_ARRAY)
                    .andThen(SqlTypeTransforms.FORCE_NULLABLE);

    static final SqlAggFunction ARRAY_AGG =
            SqlBasicAggFunction.create(SqlKind.ARRAY_AGG, ARRAY, OperandTypes.ANY)
                    .withFunctionType(SqlFunctionCategory.SYSTEM)
                    .withSyntax(SqlSyntax.ORDERED_FUNCTION)
                    .withAllowsNullTreatment(true);

    private static final SqlAggFunction LISTAGG =
            SqlBasicAggFunction.create(
                            SqlKind.LISTAGG,
                            EngineAggregate.FIRST_OR_NULL,
                            OperandTypes.STRING.or(OperandTypes.STRING_STRING))
                    .withFunctionType(SqlFunctionCategory.SYSTEM)
                    .withGroupOrder(Optionality.OPTIONAL);

    private NullableAggregates() {}

    /**
     * The calls, where Calcite made STRING_AGG and GROUP_CONCAT its own LISTAGG, and ARRAY_AGG with
     * an order its own too.
     */
    static List<AggregateCall> ours(List<AggregateCall> calls) {
        return calls.stream()
                .map(
                        call ->
                                switch (call.getAggregation().getKind()) {
                                    case LISTAGG -> of(call, LISTAGG);
                                    case ARRAY_AGG -> of(call, ARRAY_AGG);
                                    default -> call;
                                })
                .toList();
    }

    private static AggregateCall of(AggregateCall call, SqlAggFunction function) {
        return AggregateCall.create(
                call.getParserPosition(),
                function,
                call.isDistinct(),
                call.isApproximate(),
                call.ignoreNulls(),
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                call.getCollation(),
                call.getType(),
                call.getName());
    }

    static List<SqlAggFunction> all() {
        return List.of(
                LISTAGG,
                SqlBasicAggFunction.create(
                                SqlKind.STRING_AGG,
                                EngineAggregate.FIRST_OR_NULL,
                                OperandTypes.STRING.or(OperandTypes.STRING_STRING))
                        .withFunctionType(SqlFunctionCategory.SYSTEM)
                        .withSyntax(SqlSyntax.ORDERED_FUNCTION),
                SqlBasicAggFunction.create(
                                SqlKind.GROUP_CONCAT,
                                EngineAggregate.FIRST_OR_NULL,
                                OperandTypes.STRING.or(OperandTypes.STRING_STRING))
                        .withFunctionType(SqlFunctionCategory.SYSTEM)
                        .withAllowsNullTreatment(false)
                        .withAllowsSeparator(true)
                        .withSyntax(SqlSyntax.ORDERED_FUNCTION),
                ARRAY_AGG,
                new NthValue());
    }

    /** There may be fewer rows. */
    private static final class NthValue extends SqlNthValueAggFunction {

        NthValue() {
            super(SqlKind.NTH_VALUE);
        }

        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return binding.getTypeFactory()
                    .createTypeWithNullability(super.inferReturnType(binding), true);
        }
    }
}

package io.tauro.internal.sql;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** An aggregate that Calcite does not have, or has in another way. Known to the engine by name. */
final class EngineAggregate extends SqlAggFunction {

    static final SqlReturnTypeInference FIRST_OR_NULL =
            ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);

    /** Takes (value, fraction or array of fractions, descending). */
    static final EngineAggregate PERCENTILE_CONT =
            of("$PERCENTILE_CONT", OrderedSets::continuousType, OperandTypes.VARIADIC);

    /** Takes (value, fraction or array of fractions, descending). */
    static final EngineAggregate PERCENTILE_DISC =
            of("$PERCENTILE_DISC", OrderedSets::discreteType, OperandTypes.VARIADIC);

    /** Takes (value, descending): of values that are equally frequent, the first in order. */
    static final EngineAggregate MODE =
            of(
                    "MODE",
                    FIRST_OR_NULL,
                    OperandTypes.or(
                            OperandTypes.ANY,
                            OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.BOOLEAN)));

    /** Takes (value, whether nulls are kept, whether the value is JSON). */
    static final EngineAggregate JSON_ARRAYAGG =
            new EngineAggregate(
                    "JSON_ARRAYAGG",
                    JsonOperators.JSON,
                    OperandTypes.VARIADIC,
                    Optionality.OPTIONAL);

    /** Takes (key, value, whether nulls are kept, whether the value is JSON). */
    static final EngineAggregate JSON_OBJECTAGG =
            new EngineAggregate(
                    "JSON_OBJECTAGG",
                    JsonOperators.JSON,
                    OperandTypes.VARIADIC,
                    Optionality.OPTIONAL);

    static final EngineAggregate FIRST = inOrder("FIRST");

    static final EngineAggregate LAST = inOrder("LAST");

    /** Takes (text, separator, filler, mode): LISTAGG with ON OVERFLOW. */
    static final EngineAggregate LISTAGG_LIMITED =
            new EngineAggregate(
                    Respelling.LISTAGG_LIMITED,
                    FIRST_OR_NULL,
                    OperandTypes.family(
                            SqlTypeFamily.CHARACTER,
                            SqlTypeFamily.CHARACTER,
                            SqlTypeFamily.CHARACTER,
                            SqlTypeFamily.CHARACTER),
                    Optionality.OPTIONAL);

    private EngineAggregate(
            String name,
            SqlReturnTypeInference returns,
            SqlOperandTypeChecker operands,
            Optionality order) {
        this(name, returns, null, operands, order);
    }

    /**
     * @param nulls the types of arguments that are NULL
     */
    private EngineAggregate(
            String name,
            SqlReturnTypeInference returns,
            @Nullable SqlOperandTypeInference nulls,
            SqlOperandTypeChecker operands,
            Optionality order) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                returns,
                nulls,
                operands,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                order);
    }

    private static EngineAggregate of(
            String name, SqlReturnTypeInference returns, SqlOperandTypeChecker operands) {
        return new EngineAggregate(name, returns, operands, Optionality.FORBIDDEN);
    }

    private static EngineAggregate ofPairs(String name) {
        return new EngineAggregate(
                name,
                ReturnTypes.DOUBLE_FORCE_NULLABLE,
                each(SqlTypeName.DOUBLE),
                OperandTypes.NUMERIC_NUMERIC,
                Optionality.FORBIDDEN);
    }

    private static EngineAggregate ofNumbers(String name) {
        return new EngineAggregate(
                name,
                ReturnTypes.DOUBLE_FORCE_NULLABLE,
                each(SqlTypeName.DOUBLE),
                OperandTypes.NUMERIC,
                Optionality.FORBIDDEN);
    }

    private static SqlOperandTypeInference each(SqlTypeName type) {
        return (binding, returns, operands) -> {
            RelDataTypeFactory types = binding.getTypeFactory();
            Arrays.fill(operands, types.createTypeWithNullability(types.createSqlType(type), true));
        };
    }

    private static EngineAggregate inOrder(String name) {
        return new EngineAggregate(name, FIRST_OR_NULL, OperandTypes.ANY, Optionality.OPTIONAL);
    }

    private static RelDataType countsType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return map(types, binding.getOperandType(0), types.createSqlType(SqlTypeName.BIGINT));
    }

    private static RelDataType mapType(SqlOperatorBinding binding) {
        return map(binding.getTypeFactory(), binding.getOperandType(0), binding.getOperandType(1));
    }

    private static RelDataType map(RelDataTypeFactory types, RelDataType key, RelDataType value) {
        RelDataType map = types.createMapType(types.createTypeWithNullability(key, false), value);
        return types.createTypeWithNullability(map, true);
    }

    private static EngineAggregate ofIntegers(String name) {
        return new EngineAggregate(
                name,
                FIRST_OR_NULL,
                each(SqlTypeName.INTEGER),
                OperandTypes.INTEGER,
                Optionality.FORBIDDEN);
    }

    /** Takes (value, key). */
    private static EngineAggregate byKey(String name) {
        return of(name, FIRST_OR_NULL, OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.ANY));
    }

    static SqlAggFunction named(String name) {
        return all().stream()
                .filter(function -> function.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those that a query calls by their names, and those that stand for others. */
    static List<SqlAggFunction> all() {
        return List.of(
                ofPairs("COVAR_POP"),
                ofPairs("COVAR_SAMP"),
                ofPairs("CORR"),
                ofPairs("REGR_AVGX"),
                ofPairs("REGR_AVGY"),
                ofPairs("REGR_INTERCEPT"),
                ofPairs("REGR_R2"),
                ofPairs("REGR_SLOPE"),
                ofPairs("REGR_SXX"),
                ofPairs("REGR_SXY"),
                ofPairs("REGR_SYY"),
                ofIntegers("BIT_AND"),
                ofIntegers("BIT_OR"),
                ofIntegers("BIT_XOR"),
                ofNumbers("SKEWNESS"),
                ofNumbers("KURTOSIS"),
                ofNumbers("KURTOSIS_POP"),
                ofNumbers("PRODUCT"),
                ofNumbers("GEOMETRIC_MEAN"),
                FIRST,
                LAST,
                of("HISTOGRAM", EngineAggregate::countsType, OperandTypes.ANY),
                of("MAP_AGG", EngineAggregate::mapType, OperandTypes.ANY_ANY),
                byKey("ARG_MIN"),
                byKey("ARG_MAX"),
                byKey("MIN_BY"),
                byKey("MAX_BY"),
                JSON_ARRAYAGG,
                JSON_OBJECTAGG,
                LISTAGG_LIMITED,
                MODE,
                PERCENTILE_CONT,
                PERCENTILE_DISC);
    }
}

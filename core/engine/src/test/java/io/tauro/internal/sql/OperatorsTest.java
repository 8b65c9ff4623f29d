package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.kernel.ScalarFunction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    /** Functions that become something else before the engine sees them. */
    private static final Set<String> REWRITTEN =
            Set.of(
                    "CAST",
                    "SAFE_CAST",
                    "TRY_CAST",
                    "TRIM",
                    "COALESCE",
                    "NULLIF",
                    "TIMESTAMPADD",
                    "TIMESTAMPDIFF",
                    "TYPEOF",
                    "PG_TYPEOF");

    /** What a query writes as an operator or a clause, or what only the planner makes. */
    private static final Set<ScalarFunction> NOT_FUNCTIONS =
            EnumSet.of(
                    ScalarFunction.EQ,
                    ScalarFunction.NEQ,
                    ScalarFunction.LT,
                    ScalarFunction.LTE,
                    ScalarFunction.GT,
                    ScalarFunction.GTE,
                    ScalarFunction.IS_DISTINCT_FROM,
                    ScalarFunction.IS_NOT_DISTINCT_FROM,
                    ScalarFunction.NOT,
                    ScalarFunction.IS_NULL,
                    ScalarFunction.IS_NOT_NULL,
                    ScalarFunction.IS_TRUE,
                    ScalarFunction.IS_FALSE,
                    ScalarFunction.IS_NOT_TRUE,
                    ScalarFunction.IS_NOT_FALSE,
                    ScalarFunction.ADD,
                    ScalarFunction.SUBTRACT,
                    ScalarFunction.MULTIPLY,
                    ScalarFunction.DIVIDE,
                    ScalarFunction.MODULO,
                    ScalarFunction.NEGATE,
                    ScalarFunction.LIKE,
                    ScalarFunction.ILIKE,
                    ScalarFunction.SIMILAR_TO,
                    ScalarFunction.AT_TIME_ZONE,
                    ScalarFunction.PLUS_DAY_SECOND,
                    ScalarFunction.PLUS_YEAR_MONTH,
                    ScalarFunction.DAY_SECOND_BETWEEN,
                    ScalarFunction.YEAR_MONTH_BETWEEN,
                    ScalarFunction.FLOOR_TO,
                    ScalarFunction.CEIL_TO,
                    ScalarFunction.TRIM_BOTH,
                    ScalarFunction.TRIM_LEADING,
                    ScalarFunction.TRIM_TRAILING,
                    ScalarFunction.TO_INSTANT,
                    ScalarFunction.UNITS_BETWEEN,
                    ScalarFunction.UNIT_STARTS_BETWEEN,
                    ScalarFunction.SUBSTRING_REGEX,
                    ScalarFunction.SUBSTRING_SIMILAR,
                    ScalarFunction.ARRAY,
                    ScalarFunction.MAP,
                    ScalarFunction.ROW,
                    ScalarFunction.FIELD,
                    ScalarFunction.COMPARE_ANY,
                    ScalarFunction.COMPARE_ALL,
                    ScalarFunction.ITEM,
                    ScalarFunction.SERIES,
                    ScalarFunction.JSON_GET,
                    ScalarFunction.JSON_GET_TEXT,
                    ScalarFunction.JSON_GET_PATH,
                    ScalarFunction.JSON_GET_PATH_TEXT,
                    ScalarFunction.JSON_PATH_STATE,
                    ScalarFunction.JSON_IS,
                    ScalarFunction.JSON_CONTAINS_ANY,
                    ScalarFunction.JSON_HAS_ANY,
                    ScalarFunction.JSON_HAS_ALL,
                    ScalarFunction.JSON_CONCAT,
                    ScalarFunction.JSON_CANONICAL,
                    ScalarFunction.JSON_DELETE,
                    ScalarFunction.JSON_DELETE_AT,
                    ScalarFunction.JSON_DELETE_PATH);

    private static Set<String> functions() {
        return TauroOperatorTable.INSTANCE.getOperatorList().stream()
                .filter(OperatorsTest::isScalarFunction)
                .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
                .filter(name -> !REWRITTEN.contains(name) && !name.startsWith("$"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isScalarFunction(SqlOperator operator) {
        return operator instanceof SqlFunction
                && !(operator instanceof SqlAggFunction)
                && !(operator instanceof RewrittenFunction)
                && !(operator instanceof CurrentTime)
                && operator.getSyntax() != org.apache.calcite.sql.SqlSyntax.SPECIAL
                && operator.getSyntax() != org.apache.calcite.sql.SqlSyntax.INTERNAL;
    }

    @Test
    void everyFunctionOfAQueryIsOneOfTheEngine() {
        Set<String> known =
                Arrays.stream(ScalarFunction.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(known).containsAll(functions());
    }

    @Test
    void everyFunctionOfTheEngineCanBeWrittenInAQuery() {
        Set<String> written =
                TauroOperatorTable.INSTANCE.functionNames().stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());

        assertThat(Arrays.stream(ScalarFunction.values()))
                .filteredOn(function -> !NOT_FUNCTIONS.contains(function))
                .allSatisfy(function -> assertThat(written).contains(function.name()));
    }
}

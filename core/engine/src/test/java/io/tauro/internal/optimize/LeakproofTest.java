package io.tauro.internal.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.RandomVectors;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.sql.Conditions;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions of a query may be asked of rows that a policy has not let through yet. */
class LeakproofTest {

    private static final SqlFrontEnd TABLE =
            Conditions.over(
                    "id INTEGER!; region VARCHAR; salary INTEGER; big BIGINT; price DECIMAL(9,2);"
                            + " huge DECIMAL(38,10); weight DOUBLE; born DATE; seen TIMESTAMP;"
                            + " email VARCHAR; doc JSON; list INTEGER ARRAY; active BOOLEAN;"
                            + " code CHAR(3)");

    private static final List<DataType> TYPES =
            List.of(
                    DataType.INTEGER,
                    DataType.VARCHAR,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(9, 2),
                    DataType.decimal(38, 10),
                    DataType.DOUBLE,
                    DataType.DATE,
                    DataType.TIMESTAMP,
                    DataType.VARCHAR,
                    DataType.JSON,
                    DataType.array(DataType.INTEGER),
                    DataType.BOOLEAN,
                    DataType.character(3));

    private static final int EMAIL = 9;

    private static boolean isAllowed(String condition) {
        Leakproof leakproof = new Leakproof(ImmutableBitSet.of(EMAIL));
        return Conditions.of(TABLE, condition).stream().allMatch(leakproof::is);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region = 'EU'",
                "region <> 'EU' AND salary >= 100",
                "salary = big",
                "salary > 10.5",
                "price <= salary",
                "born BETWEEN DATE '2020-01-01' AND DATE '2020-12-31'",
                "seen < TIMESTAMP '2020-01-01 00:00:00'",
                "region IN ('EU', 'US') OR salary IS NULL",
                "NOT (region = 'EU' OR salary IS NOT NULL)",
                "region LIKE 'E%'",
                "active IS NOT TRUE",
                "active",
                "salary IS DISTINCT FROM id",
                "code = 'abc'",
                "weight > 1e0"
            })
    void comparisonsOfColumnsWithConstantsCross(String condition) {
        assertThat(isAllowed(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 / (salary - 100) > 0",
                "MOD(10, salary) = 1",
                "salary + 1 > 10",
                "salary * 2 > big",
                "-salary < 0",
                "CAST(region AS INTEGER) > 1",
                "CAST(big AS INTEGER) > 1",
                "CAST(huge AS DECIMAL(38, 12)) = huge",
                "huge = big * 1.00000000000",
                "SUBSTRING(region, 1, 1) = 'E'",
                "UPPER(region) = 'EU'",
                "TO_DATE(region, 'YYYY') = born",
                "LN(weight) > 0",
                "SQRT(weight) > 0",
                "RANDOM() < 0.5",
                "born < CURRENT_DATE",
                "region LIKE email",
                "region LIKE 'a!%' ESCAPE '!'",
                "region SIMILAR TO '(a|b)*'",
                "REGEXP_LIKE(region, 'a')",
                "CASE WHEN salary = 100 THEN 1/0 ELSE 1 END = 1",
                "COALESCE(salary, 1 / id) > 0",
                "JSON_VALUE(doc, 'strict $.a' ERROR ON ERROR) = 'x'",
                "list[1] = 1",
                "EXISTS (SELECT 1 FROM t AS u WHERE u.id = t.id)",
                "salary IN (SELECT id FROM t)",
                "salary > (SELECT MAX(salary) FROM t)",
                "email = 'x'",
                "email IS NULL",
                "email LIKE 'a%'",
                "region = email",
                "region = 'EU' OR email = 'x'"
            })
    void whatCanFailOrSeesAMaskedColumnStays(String condition) {
        assertThat(isAllowed(condition)).isFalse();
    }

    @Property(tries = 150)
    void nothingThatIsAllowedEverFails(@ForAll long seed) {
        RandomVectors random = new RandomVectors(seed);
        List<ColumnVector> columns = new ArrayList<>();
        TYPES.forEach(type -> columns.add(random.any(type, 32)));
        Batch batch = Batch.of(32, columns);
        Leakproof leakproof = new Leakproof(ImmutableBitSet.of());
        RandomSql sql = new RandomSql(new Random(seed));
        for (int i = 0; i < 10; i++) {
            Optional<Filter> found = Conditions.find(TABLE, sql.condition(3));
            if (found.isEmpty()) {
                continue;
            }
            Filter filter = found.get();
            RexNode condition = filter.getCondition();
            boolean allowed = leakproof.is(condition);
            Statistics.label("allowed").collect(allowed);
            if (allowed) {
                Expression expression =
                        new RexToExpression(filter.getCluster().getRexBuilder(), Parameters.NONE)
                                .convert(condition);
                assertThatCode(() -> Evaluators.compile(expression).evaluate(batch))
                        .as("%s", expression)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Conditions that the table's columns can be asked. */
    private record RandomSql(Random random) {

        /** Whether it holds depends on the row. */
        String condition(int depth) {
            return switch (depth == 0 ? 3 + random.nextInt(4) : random.nextInt(7)) {
                case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                case 2 -> "(NOT " + condition(depth - 1) + ")";
                case 3 ->
                        one("region", "email", "code")
                                + one(" = ", " <> ", " < ", " LIKE ")
                                + text();
                case 4 ->
                        one("id", "salary", "big", "huge", "weight")
                                + one(" = ", " > ", " <= ")
                                + number();
                case 5 ->
                        one("salary", "big", "price", "big + 1", "salary / id")
                                + one(" IS NULL", " IS NOT NULL", " IN (1, 2, 100)");
                default -> "born" + one(" > DATE '2000-01-01'", " = born", " IS NULL");
            };
        }

        private String text() {
            return one("region", "email", "code", "'a'", "'EU'", "UPPER(region)");
        }

        private String number() {
            return one(
                    "id",
                    "salary",
                    "big",
                    "price",
                    "huge",
                    "weight",
                    "7",
                    "1.5",
                    "salary / id",
                    "big + 1",
                    "CAST(big AS INTEGER)",
                    "CAST(salary AS BIGINT)",
                    "CAST(price AS DECIMAL(10, 3))");
        }

        private String one(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}

package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCheckTest {

    private static final Schema CENTS = Schema.of(Column.of("v", DataType.decimal(10, 2)));
    private static final Schema MILLS = Schema.of(Column.of("v", DataType.decimal(10, 3)));
    private static final Schema NUMBER = Schema.of(Column.of("v", DataType.BIGINT));

    private static PhysicalNode scan(Schema schema) {
        return TestScan.of(schema).node();
    }

    private static PhysicalNode join(Schema left, Schema right, List<Integer> leftKeys) {
        return new HashJoinNode(
                scan(left),
                scan(right),
                JoinKind.SEMI,
                leftKeys,
                List.of(0),
                List.of(false),
                Optional.empty(),
                false,
                left,
                1);
    }

    static Stream<PhysicalNode> misfits() {
        return Stream.of(
                join(CENTS, MILLS, List.of(0)),
                join(CENTS, NUMBER, List.of(0)),
                join(CENTS, CENTS, List.of()),
                new SetNode(List.of(scan(CENTS), scan(MILLS)), SetKind.UNION, true, CENTS, 1),
                new FilterNode(scan(NUMBER), new InputColumn(0, DataType.BIGINT), 1),
                new ProjectNode(
                        scan(CENTS), List.of(new InputColumn(0, DataType.decimal(10, 2))), MILLS),
                new ProjectNode(scan(CENTS), List.of(), CENTS),
                groupBy(scan(CENTS), List.of(), call(AggregateFunction.MAX, DataType.BIGINT, 0)),
                groupBy(scan(CENTS), List.of(), call(AggregateFunction.SUM, DataType.BIGINT)),
                groupBy(
                        scan(CENTS),
                        List.of(),
                        AggregatePlans.filter(call(AggregateFunction.COUNT, DataType.BIGINT), 0)),
                new ValuesNode(List.of(List.of()), CENTS),
                new LimitNode(join(CENTS, MILLS, List.of(0)), 0, OptionalLong.empty(), 1));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aPlanWhoseTypesDoNotFitIsRefused(PhysicalNode plan) {
        assertThatThrownBy(() -> TestRun.with(8).rows(plan))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    }

    @Test
    void textOfAnotherLengthFits() {
        Schema three = Schema.of(Column.of("v", DataType.varchar(3)));
        Schema open = Schema.of(Column.of("v", DataType.VARCHAR));
        PhysicalNode plan =
                new SetNode(
                        List.of(
                                TestScan.of(three, new Object[] {"ab"}).node(),
                                TestScan.of(open, new Object[] {"ab"}).node()),
                        SetKind.INTERSECT,
                        false,
                        open,
                        1);
        assertThat(TestRun.with(8).rows(plan)).containsExactly(TestRun.row("ab"));
    }

    @Test
    void aBareNullIsAConditionThatNoRowMeets() {
        PhysicalNode plan =
                new FilterNode(
                        TestScan.of(NUMBER, new Object[] {1L}).node(),
                        new Constant(null, DataType.NULL),
                        1);
        assertThat(TestRun.with(8).rows(plan)).isEmpty();
    }
}

package io.tauro.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class MetadataHandlersTest {

    private final RelBuilder builder = builder();

    private static RelBuilder builder() {
        RelOptCluster cluster =
                RelOptCluster.create(
                        new HepPlanner(HepProgram.builder().build()),
                        new RexBuilder(new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT)));
        return RelBuilder.proto().create(cluster, null);
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfTheClassesThatCalciteCompiles() {
        return plans().stream()
                .map(
                        plan ->
                                DynamicTest.dynamicTest(
                                        plan.getRelTypeName(),
                                        () ->
                                                assertThat(answers(plan, ours()))
                                                        .isEqualTo(answers(plan, calcites()))));
    }

    @Test
    void whatHoldsForARowOfAnyInputHoldsForThoseOfAnIntersection() {
        RelNode plan =
                rows().filter(positive())
                        .values(new String[] {"a", "b"}, 4, 40)
                        .intersect(false)
                        .build();

        assertThat(ours().getPulledUpPredicates(plan).pulledUpPredicates)
                .containsAll(ours().getPulledUpPredicates(plan.getInput(0)).pulledUpPredicates)
                .containsAll(ours().getPulledUpPredicates(plan.getInput(1)).pulledUpPredicates);
    }

    @Test
    void whatHasNoHandlerOfItsOwnIsLeftToCalcite() {
        RelNode plan = rows().distinct().build();

        assertThat(ours().getUniqueKeys(plan)).isEqualTo(calcites().getUniqueKeys(plan));
        assertThat(ours().getAverageColumnSizes(plan))
                .isEqualTo(calcites().getAverageColumnSizes(plan));
    }

    @Test
    void anAnswerIsKeptForAsLongAsTheQuery() {
        RelNode plan = rows().filter(positive()).build();
        RelMetadataQuery query = ours();

        Object first = query.getPulledUpPredicates(plan);

        assertThat(query.getPulledUpPredicates(plan)).isSameAs(first);
        assertThat(ours().getPulledUpPredicates(plan)).isNotSameAs(first);
    }

    private static RelMetadataQuery ours() {
        return MetadataHandlers.CALCITE.query();
    }

    private static RelMetadataQuery calcites() {
        return new RelMetadataQuery(JaninoRelMetadataProvider.DEFAULT);
    }

    private RelBuilder rows() {
        return builder.values(new String[] {"a", "b"}, 1, 10, 2, 20, 3, 30);
    }

    private RexNode positive() {
        return builder.call(SqlStdOperatorTable.GREATER_THAN, builder.field(0), builder.literal(0));
    }

    private RelNode join(JoinRelType type) {
        rows();
        rows();
        return builder.join(
                        type,
                        builder.call(
                                SqlStdOperatorTable.EQUALS,
                                builder.field(2, 0, 0),
                                builder.field(2, 1, 0)))
                .build();
    }

    private List<RelNode> plans() {
        return List.of(
                rows().build(),
                rows().filter(positive()).build(),
                rows().project(builder.field(1), builder.literal(7)).build(),
                rows().aggregate(builder.groupKey(0), builder.count()).build(),
                rows().aggregate(builder.groupKey(), builder.count()).build(),
                rows().sort(1).build(),
                rows().sortLimit(1, 1, builder.field(0)).build(),
                rows().values(new String[] {"a", "b"}, 4, 40).union(true).build(),
                rows().values(new String[] {"a", "b"}, 4, 40).union(false).build(),
                rows().values(new String[] {"a", "b"}, 4, 40).minus(false).build(),
                join(JoinRelType.INNER),
                join(JoinRelType.LEFT),
                join(JoinRelType.FULL),
                join(JoinRelType.SEMI),
                join(JoinRelType.ANTI));
    }

    private List<Object> answers(RelNode plan, RelMetadataQuery query) {
        List<BiFunction<RelMetadataQuery, RelNode, Object>> questions =
                List.of(
                        RelMetadataQuery::collations,
                        (metadata, node) -> metadata.getColumnOrigins(node, 0),
                        (metadata, node) ->
                                metadata.areColumnsUnique(node, ImmutableBitSet.of(0), true),
                        (metadata, node) ->
                                metadata.areColumnsUnique(node, ImmutableBitSet.of(0), false),
                        RelMetadataQuery::getCumulativeCost,
                        RelMetadataQuery::getNonCumulativeCost,
                        (metadata, node) ->
                                metadata.getDistinctRowCount(node, ImmutableBitSet.of(0), null),
                        (metadata, node) ->
                                metadata.isVisibleInExplain(node, SqlExplainLevel.ALL_ATTRIBUTES),
                        RelMetadataQuery::getMaxRowCount,
                        RelMetadataQuery::getMinRowCount,
                        (metadata, node) -> metadata.getPulledUpPredicates(node).pulledUpPredicates,
                        RelMetadataQuery::getRowCount,
                        (metadata, node) -> metadata.getSelectivity(node, condition(node)));
        List<Object> answers = new ArrayList<>();
        for (BiFunction<RelMetadataQuery, RelNode, Object> question : questions) {
            answers.add(Arrays.asList(question.apply(query, plan)));
        }
        return answers;
    }

    private static RexNode condition(RelNode node) {
        RexBuilder rex = node.getCluster().getRexBuilder();
        return rex.makeCall(
                SqlStdOperatorTable.GREATER_THAN,
                rex.makeInputRef(node, 0),
                rex.makeZeroLiteral(node.getRowType().getFieldList().get(0).getType()));
    }
}

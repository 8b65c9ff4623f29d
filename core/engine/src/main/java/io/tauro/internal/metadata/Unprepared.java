package io.tauro.internal.metadata;

import com.google.common.collect.Multimap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider.NoHandler;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexTableInputRef.RelTableRef;
import org.apache.calcite.util.ArrowSet;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for the kinds of metadata that our planning does not ask for: says that it cannot
 * answer, whereupon Calcite asks for another handler. Calcite has proxies for that, which it makes
 * in each process again.
 */
final class Unprepared {

    private Unprepared() {}

    /** The stand-ins, by the handlers that they stand in for. */
    static Map<Class<?>, MetadataHandler<?>> handlers() {
        return Map.ofEntries(
                Map.entry(BuiltInMetadata.AllPredicates.Handler.class, new AllPredicates()),
                Map.entry(BuiltInMetadata.Distribution.Handler.class, new Distribution()),
                Map.entry(BuiltInMetadata.ExpressionLineage.Handler.class, new ExpressionLineage()),
                Map.entry(
                        BuiltInMetadata.FunctionalDependency.Handler.class,
                        new FunctionalDependency()),
                Map.entry(BuiltInMetadata.InputFieldsUsed.Handler.class, new InputFieldsUsed()),
                Map.entry(BuiltInMetadata.LowerBoundCost.Handler.class, new LowerBoundCost()),
                Map.entry(BuiltInMetadata.Measure.Handler.class, new Measure()),
                Map.entry(BuiltInMetadata.Memory.Handler.class, new Memory()),
                Map.entry(BuiltInMetadata.NodeTypes.Handler.class, new NodeTypes()),
                Map.entry(BuiltInMetadata.Parallelism.Handler.class, new Parallelism()),
                Map.entry(
                        BuiltInMetadata.PercentageOriginalRows.Handler.class,
                        new PercentageOriginalRows()),
                Map.entry(BuiltInMetadata.PopulationSize.Handler.class, new PopulationSize()),
                Map.entry(BuiltInMetadata.Size.Handler.class, new Size()),
                Map.entry(BuiltInMetadata.TableReferences.Handler.class, new TableReferences()),
                Map.entry(BuiltInMetadata.UniqueKeys.Handler.class, new UniqueKeys()));
    }

    private static NoHandler noneFor(RelNode node) {
        return new NoHandler(node.getClass());
    }

    private static final class AllPredicates implements BuiltInMetadata.AllPredicates.Handler {
        @Override
        public RelOptPredicateList getAllPredicates(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class Distribution implements BuiltInMetadata.Distribution.Handler {
        @Override
        public RelDistribution distribution(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class ExpressionLineage
            implements BuiltInMetadata.ExpressionLineage.Handler {
        @Override
        public @Nullable Set<RexNode> getExpressionLineage(
                RelNode node, RelMetadataQuery query, RexNode expression) {
            throw noneFor(node);
        }
    }

    private static final class FunctionalDependency
            implements BuiltInMetadata.FunctionalDependency.Handler {
        @Override
        public @Nullable Boolean determines(
                RelNode node, RelMetadataQuery query, int key, int column) {
            throw noneFor(node);
        }

        @Override
        public Boolean determinesSet(
                RelNode node,
                RelMetadataQuery query,
                ImmutableBitSet keys,
                ImmutableBitSet columns) {
            throw noneFor(node);
        }

        @Override
        public ImmutableBitSet dependents(
                RelNode node, RelMetadataQuery query, ImmutableBitSet keys) {
            throw noneFor(node);
        }

        @Override
        public Set<ImmutableBitSet> determinants(
                RelNode node, RelMetadataQuery query, ImmutableBitSet columns) {
            throw noneFor(node);
        }

        @Override
        public ArrowSet getFDs(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class InputFieldsUsed implements BuiltInMetadata.InputFieldsUsed.Handler {
        @Override
        public @Nullable ImmutableBitSet getInputFieldsUsed(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class LowerBoundCost implements BuiltInMetadata.LowerBoundCost.Handler {
        @Override
        public @Nullable RelOptCost getLowerBoundCost(
                RelNode node, RelMetadataQuery query, VolcanoPlanner planner) {
            throw noneFor(node);
        }
    }

    private static final class Measure implements BuiltInMetadata.Measure.Handler {
        @Override
        public @Nullable Boolean isMeasure(RelNode node, RelMetadataQuery query, int column) {
            throw noneFor(node);
        }

        @Override
        public RexNode expand(
                RelNode node,
                RelMetadataQuery query,
                int column,
                BuiltInMetadata.Measure.Context context) {
            throw noneFor(node);
        }
    }

    private static final class Memory implements BuiltInMetadata.Memory.Handler {
        @Override
        public @Nullable Double memory(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }

        @Override
        public @Nullable Double cumulativeMemoryWithinPhase(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }

        @Override
        public @Nullable Double cumulativeMemoryWithinPhaseSplit(
                RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class NodeTypes implements BuiltInMetadata.NodeTypes.Handler {
        @Override
        public @Nullable Multimap<Class<? extends RelNode>, RelNode> getNodeTypes(
                RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class Parallelism implements BuiltInMetadata.Parallelism.Handler {
        @Override
        public @Nullable Boolean isPhaseTransition(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }

        @Override
        public @Nullable Integer splitCount(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class PercentageOriginalRows
            implements BuiltInMetadata.PercentageOriginalRows.Handler {
        @Override
        public @Nullable Double getPercentageOriginalRows(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class PopulationSize implements BuiltInMetadata.PopulationSize.Handler {
        @Override
        public @Nullable Double getPopulationSize(
                RelNode node, RelMetadataQuery query, ImmutableBitSet columns) {
            throw noneFor(node);
        }
    }

    private static final class Size implements BuiltInMetadata.Size.Handler {
        @Override
        public @Nullable Double averageRowSize(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }

        @Override
        public @Nullable List<@Nullable Double> averageColumnSizes(
                RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class TableReferences implements BuiltInMetadata.TableReferences.Handler {
        @Override
        public @Nullable Set<RelTableRef> getTableReferences(RelNode node, RelMetadataQuery query) {
            throw noneFor(node);
        }
    }

    private static final class UniqueKeys implements BuiltInMetadata.UniqueKeys.Handler {
        @Override
        public @Nullable Set<ImmutableBitSet> getUniqueKeys(
                RelNode node, RelMetadataQuery query, boolean ignoreNulls) {
            throw noneFor(node);
        }
    }
}

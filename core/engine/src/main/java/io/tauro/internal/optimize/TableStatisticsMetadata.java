package io.tauro.internal.optimize;

import io.tauro.internal.metadata.DistinctRowCountAnswers;
import io.tauro.internal.metadata.KnownPredicates;
import io.tauro.internal.metadata.MetadataHandlers;
import io.tauro.internal.metadata.PredicateAnswers;
import io.tauro.internal.metadata.RowCountAnswers;
import io.tauro.internal.metadata.SelectivityAnswers;
import io.tauro.internal.plan.SecurityBarrier;
import io.tauro.predicate.Predicate;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMdDistinctRowCount;
import org.apache.calcite.rel.metadata.RelMdRowCount;
import org.apache.calcite.rel.metadata.RelMdSelectivity;
import org.apache.calcite.rel.metadata.RelMdUtil;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the planner believes of sizes: what sources say of their tables, carried through joins by
 * the number of different keys (|L|·|R| / max(distinct L, distinct R), as in Selinger et al.,
 * "Access Path Selection in a Relational Database Management System", 1979).
 */
final class TableStatisticsMetadata {

    /** Where a source says nothing. Large, so that what is known to be small is preferred. */
    private static final double UNKNOWN_ROWS = 1_000_000;

    private TableStatisticsMetadata() {}

    static MetadataHandlers handlers() {
        return new MetadataHandlers(
                new DistinctCounts(),
                new PredicateAnswers(new KnownPredicates()),
                new RowCounts(),
                new Selectivities());
    }

    private static TableStatistics statistics(SecurityBarrier barrier) {
        return barrier.table().statistics();
    }

    private static final class RowCounts extends RowCountAnswers {

        RowCounts() {
            super(new JoinRowCounts());
        }

        @Override
        protected @Nullable Object answer(
                RelNode plan, RelMetadataQuery query, RowCountAnswers.Question question) {
            return plan instanceof SecurityBarrier barrier
                    ? (Double) Math.max(1, statistics(barrier).rows().orElse(UNKNOWN_ROWS))
                    : super.answer(plan, query, question);
        }
    }

    private static final class JoinRowCounts extends RelMdRowCount {

        @Override
        public @Nullable Double getRowCount(Join join, RelMetadataQuery query) {
            Double left = query.getRowCount(join.getLeft());
            Double right = query.getRowCount(join.getRight());
            if (left == null || right == null) {
                return super.getRowCount(join, query);
            }
            JoinInfo info = join.analyzeCondition();
            if (join.getJoinType() == JoinRelType.SEMI || join.getJoinType() == JoinRelType.ANTI) {
                return Math.max(1, left / 2);
            }
            double pairs =
                    info.leftKeys.isEmpty()
                            ? left * right
                            : left * right / distinct(query, join, info, left, right);
            pairs *= Math.pow(0.3, info.nonEquiConditions.size());
            return switch (join.getJoinType()) {
                case LEFT -> Math.max(left, pairs);
                case RIGHT -> Math.max(right, pairs);
                case FULL -> Math.max(left + right, pairs);
                default -> Math.max(1, pairs);
            };
        }

        /**
         * The number of different keys that a pair is equal by. Of one key, the greater of both
         * sides; but two sides that both seem to hold each key once do not, and neither are several
         * keys independent of each other: the smaller number then, which does not make the join too
         * small.
         */
        private static double distinct(
                RelMetadataQuery query, Join join, JoinInfo info, double left, double right) {
            double ofLeft = distinct(query, join.getLeft(), info.leftSet(), left);
            double ofRight = distinct(query, join.getRight(), info.rightSet(), right);
            boolean both = ofLeft >= left * 0.9 && ofRight >= right * 0.9;
            boolean smaller = both || info.leftKeys.size() > 1;
            return Math.max(1, smaller ? Math.min(ofLeft, ofRight) : Math.max(ofLeft, ofRight));
        }

        private static double distinct(
                RelMetadataQuery query, RelNode input, ImmutableBitSet keys, double rows) {
            Double distinct = query.getDistinctRowCount(input, keys, null);
            return distinct == null ? rows : distinct;
        }
    }

    private static final class DistinctCounts extends DistinctRowCountAnswers {

        DistinctCounts() {
            super(new RelMdDistinctRowCount() {});
        }

        @Override
        protected @Nullable Object answer(
                RelNode plan, RelMetadataQuery query, DistinctRowCountAnswers.Question question) {
            return plan instanceof SecurityBarrier barrier
                    ? (Double) distinct(barrier, question.columns())
                    : super.answer(plan, query, question);
        }

        private static double distinct(SecurityBarrier barrier, ImmutableBitSet keys) {
            TableStatistics statistics = statistics(barrier);
            double rows = statistics.rows().orElse(UNKNOWN_ROWS);
            double distinct = 1;
            for (int key : keys) {
                String column = barrier.getRowType().getFieldNames().get(key);
                distinct *= distinct(statistics.column(column), rows);
            }
            return Math.max(1, Math.min(distinct, rows));
        }

        private static double distinct(ColumnStatistics column, double rows) {
            OptionalDouble known = column.distinct();
            return known.isPresent() ? Math.max(1, known.getAsDouble()) : rows;
        }
    }

    private static final class Selectivities extends SelectivityAnswers {

        Selectivities() {
            super(new RelMdSelectivity() {});
        }

        @Override
        protected @Nullable Object answer(
                RelNode plan, RelMetadataQuery query, SelectivityAnswers.Question question) {
            return plan instanceof SecurityBarrier barrier
                    ? (Double) selectivity(barrier, query, question.condition())
                    : super.answer(plan, query, question);
        }

        private static double selectivity(
                SecurityBarrier barrier, RelMetadataQuery query, @Nullable RexNode predicate) {
            Schema schema = barrier.table().registered().source().schema();
            RexToPredicate conversion =
                    new RexToPredicate(barrier.getCluster().getRexBuilder(), schema);
            Selectivity selectivity = new Selectivity(statistics(barrier));
            List<Predicate> known = new ArrayList<>();
            double share = 1;
            for (RexNode written : RelOptUtil.conjunctions(predicate)) {
                RexNode conjunct =
                        LikelyValues.in(written, barrier.getCluster().getRexBuilder(), query);
                Optional<Predicate> condition = conversion.convert(conjunct);
                condition.ifPresent(known::add);
                share *= condition.isPresent() ? 1 : RelMdUtil.guessSelectivity(conjunct);
            }
            return share * selectivity.of(Predicate.all(known));
        }
    }
}

package io.tauro.internal.metadata;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMdDistinctRowCount;
import org.apache.calcite.rel.metadata.RelMdRowCount;
import org.apache.calcite.rel.metadata.RelMdSelectivity;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * Answers what planning asks of plans with classes that are there. Calcite would write such
 * classes, and compile them with a compiler that it has for that, in each process again; that is
 * left to it for kinds of metadata that our planning does not ask for.
 */
public final class MetadataHandlers implements MetadataHandlerProvider {

    /** What Calcite says, but where it would throw. */
    public static final MetadataHandlers CALCITE =
            new MetadataHandlers(
                    new DistinctRowCountAnswers(new DistinctRowCounts()),
                    new PredicateAnswers(new KnownPredicates()),
                    new RowCountAnswers(new RelMdRowCount()),
                    new SelectivityAnswers(new Selectivities()));

    private final Map<Class<?>, MetadataHandler<?>> handlers = new HashMap<>(Unprepared.handlers());

    public MetadataHandlers(
            DistinctRowCountAnswers distinct,
            PredicateAnswers predicates,
            RowCountAnswers rows,
            SelectivityAnswers selectivity) {
        handlers.put(BuiltInMetadata.DistinctRowCount.Handler.class, distinct);
        handlers.put(BuiltInMetadata.Predicates.Handler.class, predicates);
        handlers.put(BuiltInMetadata.RowCount.Handler.class, rows);
        handlers.put(BuiltInMetadata.Selectivity.Handler.class, selectivity);
        handlers.put(BuiltInMetadata.Collation.Handler.class, new CollationAnswers());
        handlers.put(BuiltInMetadata.ColumnOrigin.Handler.class, new ColumnOriginAnswers());
        handlers.put(BuiltInMetadata.ColumnUniqueness.Handler.class, new ColumnUniquenessAnswers());
        handlers.put(BuiltInMetadata.CumulativeCost.Handler.class, new CumulativeCostAnswers());
        handlers.put(BuiltInMetadata.NonCumulativeCost.Handler.class, new OwnCostAnswers());
        handlers.put(
                BuiltInMetadata.ExplainVisibility.Handler.class, new ExplainVisibilityAnswers());
        handlers.put(BuiltInMetadata.MaxRowCount.Handler.class, new MaxRowCountAnswers());
        handlers.put(BuiltInMetadata.MinRowCount.Handler.class, new MinRowCountAnswers());
    }

    /** A new query, which remembers nothing yet. */
    public RelMetadataQuery query() {
        return new RelMetadataQuery(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
        return (H) Objects.requireNonNull(handlers.get(kind), kind::getName);
    }

    /** Asked once the handler of a kind has said that it cannot answer. */
    @Override
    public <H extends MetadataHandler<?>> H revise(Class<H> kind) {
        return JaninoRelMetadataProvider.DEFAULT.revise(kind);
    }

    private static final class DistinctRowCounts extends RelMdDistinctRowCount {}

    private static final class Selectivities extends RelMdSelectivity {}
}

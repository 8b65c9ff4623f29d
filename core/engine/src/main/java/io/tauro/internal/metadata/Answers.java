package io.tauro.internal.metadata;

import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * One kind of metadata: finds out which rule of Calcite answers for a node, and keeps the answer
 * for as long as the query of metadata lives.
 *
 * @param <Q> what is asked, beside the node
 */
public abstract class Answers<Q> {

    Answers() {}

    /** The answer for a node, found out if nobody has asked before. */
    final @Nullable Object ask(RelNode node, RelMetadataQuery query, Q question) {
        RelNode plan = node;
        while (plan instanceof DelegatingMetadataRel place) {
            plan = place.getMetadataDelegateRel();
        }
        Object known = query.map.get(plan, question);
        if (known != null) {
            if (known == NullSentinel.ACTIVE) {
                throw new CyclicMetadataException();
            }
            return known == NullSentinel.INSTANCE ? null : known;
        }
        query.map.put(plan, question, NullSentinel.ACTIVE);
        boolean done = false;
        try {
            Object answer = answer(plan, query, question);
            query.map.put(plan, question, answer == null ? NullSentinel.INSTANCE : answer);
            done = true;
            return answer;
        } finally {
            if (!done) {
                query.map.row(plan).clear();
            }
        }
    }

    /** Asks the rule for the class of the node. */
    protected abstract @Nullable Object answer(RelNode plan, RelMetadataQuery query, Q question);

    /** The one handler that a class of Calcite has made of itself. */
    static <H> H own(
            RelMetadataProvider source, Class<? extends MetadataHandler<?>> kind, Class<H> type) {
        return type.cast(Objects.requireNonNull(source.handlers(kind).get(0)));
    }
}

package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement under conditions that were found out while its query runs. Keys that are too many for
 * one statement are dealt out to several, each of which reads the rows of its own keys.
 */
final class Narrowing {

    /** So often a table is read for its keys; more would cost what it saves. */
    static final int MOST_STATEMENTS = 10;

    private final Schema schema;
    private final Dialect dialect;
    private final Block open;
    private final @Nullable Condition keys;
    private Block narrow;
    private int free;

    Narrowing(
            Block open,
            Schema schema,
            Dialect dialect,
            int mostParameters,
            List<Predicate> conditions) {
        this.open = open;
        this.schema = schema;
        this.dialect = dialect;
        this.narrow = open;
        this.free = mostParameters - open.statement().parameters().size();
        Condition most = null;
        for (Predicate condition : conditions) {
            Optional<Sql> sql = written(condition);
            if (sql.isPresent() && sql.get().parameters().size() <= free) {
                narrow = narrow.where(sql.get());
                free -= sql.get().parameters().size();
            } else if (sql.isPresent()
                    && condition instanceof Condition list
                    && list.operator() == PredicateOperator.IN
                    && (most == null || list.values().size() < most.values().size())) {
                most = list;
            }
        }
        this.keys = most;
    }

    private Optional<Sql> written(Predicate condition) {
        return new TermWriter(dialect, open.operands())
                .condition(condition.accept(new PredicateTerms(schema)));
    }

    /** Whether no condition can be said. */
    boolean isNothing() {
        return narrow.equals(open) && keys == null;
    }

    /** One for each portion of the keys, as long as these are few enough. */
    List<Block> blocks(int most) {
        Condition dealt = keys;
        if (dealt == null || free < 1 || (dealt.values().size() - 1) / free >= most) {
            return List.of(narrow);
        }
        List<Block> blocks = new ArrayList<>();
        List<Object> values = dealt.values();
        for (int from = 0; from < values.size(); from += free) {
            List<Object> some = values.subList(from, Math.min(values.size(), from + free));
            Predicate portion = Predicate.of(dealt.column(), PredicateOperator.IN, some);
            blocks.add(narrow.where(written(portion).orElseThrow()));
        }
        return blocks;
    }
}

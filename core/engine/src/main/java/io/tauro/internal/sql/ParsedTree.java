package io.tauro.internal.sql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a statement was parsed to, for the first who takes it: who validates a tree changes
 * it, so a second one has to parse the text again. Thread-safe.
 */
final class ParsedTree {

    private final Function<StatementParser, SqlNode> again;
    private final AtomicReference<@Nullable SqlNode> fresh;

    ParsedTree(String sql, SqlNode fresh) {
        this(parser -> parser.query(sql), fresh);
    }

    /**
     * @param again makes the same tree once more
     */
    ParsedTree(Function<StatementParser, SqlNode> again, SqlNode fresh) {
        this.again = again;
        this.fresh = new AtomicReference<>(fresh);
    }

    /** A tree that nobody else has. */
    SqlNode take(StatementParser parser) {
        SqlNode tree = fresh.getAndSet(null);
        return tree == null ? again.apply(parser) : tree;
    }
}

package io.tauro.internal.sql;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a statement was parsed to, for the first who takes it: who validates a tree changes
 * it, so a second one has to parse the text again. Thread-safe.
 */
final class ParsedTree {

    private final String sql;
    private final AtomicReference<@Nullable SqlNode> fresh;

    ParsedTree(String sql, SqlNode fresh) {
        this.sql = sql;
        this.fresh = new AtomicReference<>(fresh);
    }

    /** A tree that nobody else has. */
    SqlNode take(StatementParser parser) {
        SqlNode tree = fresh.getAndSet(null);
        return tree == null ? parser.query(sql) : tree;
    }
}

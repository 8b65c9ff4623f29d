package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** Lines of text as a result of one column: what EXPLAIN gives. */
final class TextResult implements QueryResult {

    private final String queryId;
    private final QueryStatistics statistics;
    private @Nullable Batch batch;

    TextResult(String queryId, String text, QueryStatistics statistics) {
        this.queryId = queryId;
        this.statistics = statistics;
        BatchBuilder lines = new BatchBuilder(SecuredPlan.PLAN_SCHEMA, 16);
        text.lines().forEach(lines::append);
        this.batch = lines.build();
    }

    @Override
    public Schema schema() {
        return SecuredPlan.PLAN_SCHEMA;
    }

    @Override
    public String queryId() {
        return queryId;
    }

    @Override
    public @Nullable Batch nextBatch() {
        Batch next = batch;
        batch = null;
        return next;
    }

    @Override
    public QueryStatistics statistics() {
        return statistics;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
        batch = null;
    }
}

package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** Rows that are there already, in one batch: what EXPLAIN and DESCRIBE give. */
final class MadeResult implements QueryResult {

    private final String queryId;
    private final QueryStatistics statistics;
    private final Schema schema;
    private @Nullable Batch batch;

    private MadeResult(String queryId, Schema schema, Batch batch, QueryStatistics statistics) {
        this.queryId = queryId;
        this.schema = schema;
        this.batch = batch.selectedCount() == 0 ? null : batch;
        this.statistics = statistics;
    }

    /** Columns of a table as rows. */
    static MadeResult ofColumns(SecuredPlan plan, QueryStatistics statistics) {
        return new MadeResult(
                plan.start().queryId(),
                ListedColumns.SCHEMA,
                ListedColumns.of(plan.rowSchema(), plan.request().maxRows().orElse(Long.MAX_VALUE)),
                statistics);
    }

    /** Lines of text as rows of one column. */
    static MadeResult ofText(String queryId, String text, QueryStatistics statistics) {
        BatchBuilder lines = new BatchBuilder(SecuredPlan.PLAN_SCHEMA, 16);
        text.lines().forEach(lines::append);
        return new MadeResult(queryId, SecuredPlan.PLAN_SCHEMA, lines.build(), statistics);
    }

    @Override
    public Schema schema() {
        return schema;
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

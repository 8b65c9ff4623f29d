package io.tauro.query;

import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A question, with what goes with it. Immutable but for its cancellation.
 *
 * @param sql the text, with {@code ?} for each parameter
 * @param parameters a value for each {@code ?}, in order; null for NULL
 * @param timeout how long it may take, counted from the call; the context's own limit holds too
 * @param maxRows the most rows to deliver; more are silently left out
 * @param priority when queries wait for their turn, one of a higher priority is let in first; empty
 *     for that of the session
 * @param sources how much it may ask of its sources; the context's own limits hold too
 * @param session the id of the session that asks, for audit records
 * @param cancellation stops the query from another thread, also before there is a result
 */
public record QueryRequest(
        String sql,
        List<@Nullable Object> parameters,
        Optional<Duration> timeout,
        OptionalLong maxRows,
        OptionalInt priority,
        SourceBudget sources,
        Optional<String> session,
        Cancellation cancellation) {

    public QueryRequest {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    public static QueryRequest of(String sql, @Nullable Object... parameters) {
        return new QueryRequest(
                sql,
                Arrays.asList(parameters),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                SourceBudget.UNLIMITED,
                Optional.empty(),
                new Cancellation());
    }

    public QueryRequest timeout(Duration limit) {
        return new QueryRequest(
                sql,
                parameters,
                Optional.of(limit),
                maxRows,
                priority,
                sources,
                session,
                cancellation);
    }

    public QueryRequest maxRows(long rows) {
        return new QueryRequest(
                sql,
                parameters,
                timeout,
                OptionalLong.of(rows),
                priority,
                sources,
                session,
                cancellation);
    }

    public QueryRequest priority(int value) {
        return new QueryRequest(
                sql,
                parameters,
                timeout,
                maxRows,
                OptionalInt.of(value),
                sources,
                session,
                cancellation);
    }

    /** How much it may ask of its sources together. */
    public QueryRequest sourceBudget(SourceBudget limits) {
        return new QueryRequest(
                sql, parameters, timeout, maxRows, priority, limits, session, cancellation);
    }

    /** Of the session with this id. */
    public QueryRequest session(String id) {
        return new QueryRequest(
                sql,
                parameters,
                timeout,
                maxRows,
                priority,
                sources,
                Optional.of(id),
                cancellation);
    }

    public QueryRequest cancellation(Cancellation handle) {
        return new QueryRequest(
                sql, parameters, timeout, maxRows, priority, sources, session, handle);
    }
}

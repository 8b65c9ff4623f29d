package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.query.QueryLimits;
import io.tauro.query.SourceBudget;
import io.tauro.query.TenantLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The limits and choices of an engine. Immutable.
 *
 * @param name of the context, for logs and metrics
 * @param dialect whose SQL queries are written in
 * @param pushdown how much work sources are given
 * @param memoryBytes the most memory that the operators of all queries may reserve
 * @param queryMemoryBytes the most memory that the operators of one query may reserve
 * @param queryTimeout how long a query may take, from its start to the end of its result; empty for
 *     no limit
 * @param admission how many results may be open at once, and how many queries wait for that
 * @param batchRows the rows of a batch, at least 1
 * @param threads how many threads work on a query at most, at least 1, the one that reads its
 *     result included; by default as many as there are processors. All queries share one thread
 *     less than that beside those that read
 * @param parallelRows a piece of a query that is expected to have fewer rows stays on one thread
 * @param spill where operators put what exceeds their memory
 * @param cachedPlans how many plans to keep for queries that are asked again; 0 for none
 * @param sources how much one query may ask of its sources
 * @param limits how much planning a query may take, and how many one principal may run
 * @param tenants what the queries of each tenant may take, by its name
 */
public record EngineSettings(
        String name,
        SqlDialect dialect,
        PushdownMode pushdown,
        long memoryBytes,
        long queryMemoryBytes,
        Optional<Duration> queryTimeout,
        AdmissionSettings admission,
        int batchRows,
        int threads,
        long parallelRows,
        SpillSettings spill,
        int cachedPlans,
        SourceBudget sources,
        QueryLimits limits,
        Map<String, TenantLimits> tenants) {

    /**
     * 512 MB, or two fifths of a heap that is too small for that; one fifth of a very small one, in
     * which a page of a file that cannot be read by parts is a large part of all there is.
     */
    private static final long DEFAULT_MEMORY = defaultMemory(Runtime.getRuntime().maxMemory());

    private static long defaultMemory(long heap) {
        return Math.min(512L << 20, heap < 256L << 20 ? heap / 5 : heap / 5 * 2);
    }

    public static final EngineSettings DEFAULTS =
            new EngineSettings(
                    "tauro",
                    SqlDialect.ANSI,
                    PushdownMode.AUTO,
                    DEFAULT_MEMORY,
                    Math.min(256L << 20, DEFAULT_MEMORY),
                    Optional.empty(),
                    AdmissionSettings.DEFAULTS,
                    Batch.DEFAULT_ROWS,
                    Runtime.getRuntime().availableProcessors(),
                    50_000,
                    SpillSettings.DEFAULTS,
                    500,
                    SourceBudget.UNLIMITED,
                    QueryLimits.DEFAULTS,
                    Map.of());

    public EngineSettings {
        if (memoryBytes < 1
                || queryMemoryBytes < 1
                || batchRows < 1
                || threads < 1
                || parallelRows < 0
                || cachedPlans < 0) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
        tenants = Map.copyOf(tenants);
    }

    public EngineSettings name(String value) {
        return new EngineSettings(
                value,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings dialect(SqlDialect value) {
        return new EngineSettings(
                name,
                value,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings pushdown(PushdownMode value) {
        return new EngineSettings(
                name,
                dialect,
                value,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings memory(long allQueries, long oneQuery) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                allQueries,
                oneQuery,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings queryTimeout(Duration value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                Optional.of(value),
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    /** How many results may be open at once. */
    public int maxConcurrentQueries() {
        return admission.running();
    }

    public EngineSettings maxConcurrentQueries(int value) {
        return admission(admission.running(value));
    }

    public EngineSettings admission(AdmissionSettings value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                value,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings batchRows(int value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                value,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings threads(int value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                value,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings parallelRows(long value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                value,
                spill,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    /** Where operators put what exceeds their memory. */
    public Optional<Path> spillDirectory() {
        return spill.directory();
    }

    public EngineSettings spillDirectory(Path value) {
        return spill(spill.directory(value));
    }

    public EngineSettings spill(SpillSettings value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                value,
                cachedPlans,
                sources,
                limits,
                tenants);
    }

    public EngineSettings cachedPlans(int value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                value,
                sources,
                limits,
                tenants);
    }

    /** How much one query may ask of its sources. */
    public EngineSettings sourceBudget(SourceBudget value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                value,
                limits,
                tenants);
    }

    /** How much planning a query may take, and how many one principal may run. */
    public EngineSettings limits(QueryLimits value) {
        return new EngineSettings(
                name,
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                value,
                tenants);
    }

    /** What the queries of a tenant may take. */
    public EngineSettings tenant(String name, TenantLimits value) {
        Map<String, TenantLimits> more = new HashMap<>(tenants);
        more.put(name, value);
        return new EngineSettings(
                name(),
                dialect,
                pushdown,
                memoryBytes,
                queryMemoryBytes,
                queryTimeout,
                admission,
                batchRows,
                threads,
                parallelRows,
                spill,
                cachedPlans,
                sources,
                limits,
                more);
    }
}

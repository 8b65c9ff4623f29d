package io.tauro.config;

import io.tauro.engine.EngineSettings;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.SqlDialect;
import io.tauro.query.QueryLimits;
import io.tauro.query.SourceBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code context}. */
final class ContextReader {

    private ContextReader() {}

    static EngineSettings settings(Section root) {
        Optional<Section> context = root.section("context", Keys.CONTEXT);
        return context.map(ContextReader::read).orElse(EngineSettings.DEFAULTS);
    }

    private static EngineSettings read(Section context) {
        EngineSettings settings = EngineSettings.DEFAULTS;
        if (context.has("name")) {
            settings = settings.name(context.requireText("name"));
        }
        settings =
                settings.dialect(
                        context.choice("dialect", SqlDialect.class).orElse(settings.dialect()));
        settings =
                settings.pushdown(
                        context.choice("pushdown", PushdownMode.class).orElse(settings.pushdown()));
        settings = memory(context, settings);
        Optional<Duration> timeout = context.duration("query_timeout");
        if (timeout.isPresent()) {
            settings = settings.queryTimeout(timeout.get());
        }
        Optional<Integer> concurrent = context.integer("max_concurrent_queries", 1);
        if (concurrent.isPresent()) {
            settings = settings.maxConcurrentQueries(concurrent.get());
        }
        Optional<Integer> threads = context.integer("threads", 1);
        if (threads.isPresent()) {
            settings = settings.threads(threads.get());
        }
        Optional<Path> spill = context.path("spill_directory");
        if (spill.isPresent()) {
            settings = settings.spillDirectory(folder(context, spill.get()));
        }
        return settings.sourceBudget(budget(context)).limits(limits(context));
    }

    /** What is left out is as it is without the section. */
    private static QueryLimits limits(Section context) {
        QueryLimits usual = QueryLimits.DEFAULTS;
        return context.section("limits", Keys.LIMITS)
                .map(
                        limits ->
                                new QueryLimits(
                                        limits.integer("sql_length", 1).orElse(usual.sqlLength()),
                                        limits.integer("nesting", 1).orElse(usual.nesting()),
                                        limits.integer("list_items", 1).orElse(usual.listItems()),
                                        limits.integer("joins", 1).orElse(usual.joins()),
                                        limits.integer("plan_nodes", 1).orElse(usual.planNodes()),
                                        limits.duration("planning").orElse(usual.planning()),
                                        limits.size("folded_constants").orElse(usual.foldedBytes()),
                                        limits.integer("queries_per_principal", 1)
                                                .orElse(usual.queriesPerPrincipal())))
                .orElse(usual);
    }

    /** What is left out has no limit. */
    static SourceBudget budget(Section context) {
        SourceBudget none = SourceBudget.UNLIMITED;
        return context.section("source_budget", Keys.SOURCE_BUDGET)
                .map(
                        limits ->
                                new SourceBudget(
                                        limits.count("rows").orElse(none.rows()),
                                        limits.size("bytes").orElse(none.bytes()),
                                        limits.count("reads").orElse(none.reads())))
                .orElse(none);
    }

    /** One query has at most what all have. */
    private static EngineSettings memory(Section context, EngineSettings settings) {
        long all = context.size("memory").orElse(settings.memoryBytes());
        Optional<Long> one = context.size("query_memory");
        if (one.isPresent() && one.get() > all) {
            throw context.place("query_memory")
                    .invalid("at most 'memory', which is what all queries have together");
        }
        return settings.memory(all, one.orElse(Math.min(all, settings.queryMemoryBytes())));
    }

    private static Path folder(Section context, Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw context.place("spill_directory").invalid("a folder, not a file");
        }
        return path;
    }
}

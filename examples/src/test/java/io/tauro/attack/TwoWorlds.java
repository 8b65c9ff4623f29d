package io.tauro.attack;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.PushdownMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The worlds, each in every store, and contexts over them that are alike. */
final class TwoWorlds implements AutoCloseable {

    private final Map<World, Store.Filled> filled = new EnumMap<>(World.class);
    private final Map<List<Object>, VirtualContext> contexts = new HashMap<>();
    private final AuditLines audit = new AuditLines();
    private final UnaryOperator<VirtualContextBuilder> policies;

    private TwoWorlds(UnaryOperator<VirtualContextBuilder> policies) {
        this.policies = policies;
    }

    /**
     * @param name of its databases
     */
    static TwoWorlds fill(
            String name,
            Path folder,
            Function<World, List<io.tauro.differential.SampleTable>> tables,
            UnaryOperator<VirtualContextBuilder> policies)
            throws Exception {
        TwoWorlds worlds = new TwoWorlds(policies);
        for (World world : World.values()) {
            String place = name + "_" + worlds.filled.size();
            Path home = Files.createDirectories(folder.resolve(place));
            worlds.filled.put(world, Store.Filled.fill(tables.apply(world), place, home));
            for (Store store : Store.values()) {
                for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
                    worlds.contexts.put(
                            List.of(world, store, mode), worlds.build(world, store, mode));
                }
            }
        }
        return worlds;
    }

    static TwoWorlds fill(String name, Path folder) throws Exception {
        return fill(name, folder, World::tables, Policies::add);
    }

    VirtualContext context(World world, Store store, PushdownMode pushdown) {
        return Objects.requireNonNull(contexts.get(List.of(world, store, pushdown)));
    }

    private VirtualContext build(World world, Store store, PushdownMode pushdown) {
        return policies.apply(store.over(filled.get(world)))
                .settings(settings -> settings.pushdown(pushdown))
                .audit(audit)
                .build();
    }

    /** What is recorded in any of the contexts. */
    AuditLines audit() {
        return audit;
    }

    @Override
    public void close() {
        contexts.values().forEach(VirtualContext::close);
        contexts.clear();
    }
}

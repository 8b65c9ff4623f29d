package io.tauro.attack;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.differential.Answer;
import io.tauro.differential.GeneratedQuery;
import io.tauro.differential.QueryGenerator;
import io.tauro.differential.SampleTable;
import io.tauro.engine.PushdownMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Random queries over protected tables: in both worlds all that is seen must be the same, and the
 * rows must be those of tables that hold what the policies leave.
 */
final class GeneratedQueries implements AutoCloseable {

    private final long seed;
    private final String prefix;
    private final TwoWorlds worlds;
    private final VirtualContext plain;
    private int answered;
    private int compared;

    /**
     * @param views whether views of the tables are read, which have policies on top
     */
    GeneratedQueries(long seed, String database, Path folder, boolean views) throws Exception {
        this.seed = seed;
        this.prefix = views ? "v" : "t";
        GeneratedTables tables = new GeneratedTables(seed);
        worlds = TwoWorlds.fill(database, folder, tables::of, policies(views));
        var builder = VirtualContext.builder().settings(s -> s.pushdown(PushdownMode.OFF));
        for (SampleTable table : views ? tables.viewed() : tables.masked()) {
            builder.table(table.name(), table.schema(), table.rows());
        }
        plain = builder.build();
    }

    private static UnaryOperator<VirtualContextBuilder> policies(boolean views) {
        return views ? GeneratedTables::policiesOfViews : GeneratedTables::policies;
    }

    /** Queries that had rows and no error. */
    int answered() {
        return answered;
    }

    /** Pairs of runs that were compared. */
    int compared() {
        return compared;
    }

    /**
     * What is wrong with a query, over some of the stores.
     *
     * @param stores how many pairs of a store and a mode, chosen at random; all if there are not as
     *     many
     */
    List<String> wrong(int index, int stores) {
        GeneratedQuery query = QueryGenerator.query(seed + index);
        String sql = query.over(prefix, prefix);
        List<String> wrong = new ArrayList<>();
        Answer expected = Answer.of(plain.as(Policies.ANA), query, sql);
        answered += expected.rows().isEmpty() ? 0 : 1;
        for (List<Object> pair : pairs(new Random(seed + index), stores)) {
            Store store = (Store) pair.get(0);
            PushdownMode mode = (PushdownMode) pair.get(1);
            wrong.addAll(compare(store, mode, query, sql, expected));
        }
        return wrong;
    }

    private static List<List<Object>> pairs(Random random, int stores) {
        List<List<Object>> pairs = new ArrayList<>();
        for (Store store : Store.values()) {
            pairs.add(List.of(store, PushdownMode.AUTO));
            pairs.add(List.of(store, PushdownMode.OFF));
        }
        java.util.Collections.shuffle(pairs, random);
        return pairs.subList(0, Math.min(stores, pairs.size()));
    }

    private List<String> compare(
            Store store, PushdownMode mode, GeneratedQuery query, String sql, Answer expected) {
        List<String> wrong = new ArrayList<>();
        @Nullable Object[] parameters = query.parameters().toArray();
        String where = "%s %s seed %d: %s %s".formatted(store, mode, seed, sql, query.parameters());
        compared++;
        Channels right =
                Channels.of(
                        worlds.context(World.RIGHT, store, mode), Policies.ANA, sql, parameters);
        Channels other =
                Channels.of(
                        worlds.context(World.WRONG, store, mode), Policies.ANA, sql, parameters);
        difference(right.seen(), other.seen())
                .ifPresent(difference -> wrong.add(where + "\n  " + difference));
        Answer actual =
                Answer.of(worlds.context(World.RIGHT, store, mode).as(Policies.ANA), query, sql);
        if (!actual.equals(expected)) {
            wrong.add(where + "\n  expected " + expected + "\n  actual   " + actual);
        }
        return wrong;
    }

    private static java.util.Optional<String> difference(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String here = i < one.size() ? one.get(i) : "nothing";
            String there = i < other.size() ? other.get(i) : "nothing";
            if (!here.equals(there)) {
                return java.util.Optional.of(
                        "in one world  " + here + "\n  in the other  " + there);
            }
        }
        return java.util.Optional.empty();
    }

    @Override
    public void close() {
        plain.close();
        worlds.close();
    }
}

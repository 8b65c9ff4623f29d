package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.engine.PushdownMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody finds out which of two worlds it is in: every attack gets the same from both, over every
 * store, with pushdown and without, when it is new and when its plan is kept.
 */
class AttackTest {

    private static TwoWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds = TwoWorlds.fill("attacks", folder);
    }

    @AfterAll
    static void close() {
        worlds.close();
    }

    @TestFactory
    Stream<DynamicContainer> anAttackCannotTellTheWorldsApart() {
        return Attack.TOPICS.stream()
                .map(
                        topic ->
                                DynamicContainer.dynamicContainer(
                                        topic,
                                        Attack.of(topic).stream()
                                                .map(
                                                        attack ->
                                                                DynamicContainer.dynamicContainer(
                                                                        attack.toString(),
                                                                        overEachStore(attack)))));
    }

    private static Stream<DynamicTest> overEachStore(Attack attack) {
        return Stream.of(Store.values())
                .flatMap(
                        store ->
                                Stream.of(PushdownMode.AUTO, PushdownMode.OFF)
                                        .map(
                                                mode ->
                                                        DynamicTest.dynamicTest(
                                                                store + " " + mode,
                                                                () ->
                                                                        compare(
                                                                                attack, store,
                                                                                mode))));
    }

    private static void compare(Attack attack, Store store, PushdownMode mode) {
        Channels right = seen(attack, World.RIGHT, store, mode);
        List<String> recordsOfRight = worlds.audit().take();
        Channels wrong = seen(attack, World.WRONG, store, mode);
        worlds.audit().take();
        assertThat(wrong.seen()).isEqualTo(right.seen());
        assertThat(right.outcome()).isEqualTo(attack.expected());
        assertThat(Canaries.in(right.seen())).isEmpty();
        assertThat(Canaries.in(recordsOfRight)).isEmpty();
        assertThat(Canaries.literalsIn(recordsOfRight)).isEmpty();
        assertThat(Canaries.literalsIn(right.plans())).isEmpty();
    }

    private static Channels seen(Attack attack, World world, Store store, PushdownMode mode) {
        return mode == PushdownMode.AUTO && store == Store.MIXED
                ? Channels.all(worlds.context(world, store, mode), Policies.ANA, attack.sql())
                : Channels.of(worlds.context(world, store, mode), Policies.ANA, attack.sql());
    }
}

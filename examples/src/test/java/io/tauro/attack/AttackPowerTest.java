package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.engine.PushdownMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The attacks are worth their name: whom no policy stops, they tell which world it is. */
class AttackPowerTest {

    private static TwoWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds = TwoWorlds.fill("power", folder);
    }

    @AfterAll
    static void close() {
        worlds.close();
    }

    @TestFactory
    Stream<DynamicTest> withoutPoliciesTheAttackWouldSucceed() {
        return Attack.all().stream()
                .filter(attack -> !attack.powerless())
                .map(
                        attack ->
                                DynamicTest.dynamicTest(
                                        attack.topic() + " " + attack,
                                        () ->
                                                assertThat(asRoot(World.WRONG, attack))
                                                        .isNotEqualTo(
                                                                asRoot(World.RIGHT, attack))));
    }

    private static List<String> asRoot(World world, Attack attack) {
        return Channels.of(
                        worlds.context(world, Store.MEMORY, PushdownMode.OFF),
                        Policies.ROOT,
                        attack.sql())
                .seen();
    }

    @Test
    void thereAreThreeAttacksOfEachKind() {
        Map<String, Integer> kinds = new TreeMap<>();
        Attack.all()
                .forEach(
                        attack ->
                                kinds.merge(attack.topic() + " " + attack.kind(), 1, Integer::sum));
        List<String> few = new ArrayList<>();
        kinds.forEach(
                (kind, count) -> {
                    if (count < 3) {
                        few.add(kind);
                    }
                });
        assertThat(few).isEmpty();
        assertThat(Attack.all()).hasSizeGreaterThan(250);
    }
}

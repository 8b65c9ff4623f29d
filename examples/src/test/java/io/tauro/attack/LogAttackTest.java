package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No log has a hidden value, in whichever library, at whichever level. */
class LogAttackTest {

    private static TwoWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds = TwoWorlds.fill("logs", folder);
    }

    @AfterAll
    static void close() {
        CapturedLog.stop();
        worlds.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingHiddenIsLogged() {
        return Attack.TOPICS.stream()
                .map(topic -> DynamicTest.dynamicTest(topic, () -> search(Attack.of(topic))));
    }

    private static void search(List<Attack> attacks) {
        CapturedLog.listen();
        LoggerFactory.getLogger(LogAttackTest.class).trace("It listens");
        VirtualContext context = worlds.context(World.RIGHT, Store.MIXED, PushdownMode.AUTO);
        for (Attack attack : attacks) {
            if (!attack.sql().contains("98765432")) {
                Channels.of(context, Policies.ANA, attack.sql());
            }
        }
        List<String> log = CapturedLog.stop();
        assertThat(log).anyMatch(line -> line.contains("It listens"));
        assertThat(Canaries.in(log)).isEmpty();
    }
}

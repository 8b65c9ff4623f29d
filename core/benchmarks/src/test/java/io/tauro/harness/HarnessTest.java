package io.tauro.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random queries have the answer of PostgreSQL, in all settings. {@code -Dtauro.harness.seed} and
 * {@code -Dtauro.harness.queries} make other and more of them.
 */
class HarnessTest {

    private static final long SEED = Long.getLong("tauro.harness.seed", 20_261_121L);
    private static final int QUERIES = Integer.getInteger("tauro.harness.queries", 400);
    private static final int MOST_FINDINGS = Integer.getInteger("tauro.harness.findings", 10);

    /** Beside the plain variant, so many others are asked. */
    private static final int OTHERS = Integer.getInteger("tauro.harness.variants", 2);

    @Test
    void randomQueriesHaveTheAnswerOfTheReferees(@TempDir Path folder) throws Exception {
        List<String> findings = new ArrayList<>();
        try (Engines engines = Engines.open(folder, Tables.generate(SEED))) {
            Referees referees = new Referees(engines);
            for (int i = 0; i < QUERIES && findings.size() < MOST_FINDINGS; i++) {
                long seed = SEED + i;
                List<Engine> variants = some(engines.variants(), new Random(seed));
                find(seed, choices -> referees.judge(choices, variants), findings);
                if (i % 4 == 0) {
                    find(
                            seed,
                            choices -> Relations.judge(choices, engines.variants().get(0)),
                            findings);
                }
            }
            System.out.println(referees.counts());
            referees.refusals().forEach((why, sql) -> System.out.printf("%s%n    %s%n", why, sql));
            assertThat(findings).as("seed %d", SEED).isEmpty();
            assertThat(referees.counts().getOrDefault("answers compared", 0))
                    .as("answers compared")
                    .isGreaterThan(QUERIES);
        }
    }

    private static List<Engine> some(List<Engine> variants, Random random) {
        List<Engine> some = new ArrayList<>(variants.subList(1, variants.size()));
        Collections.shuffle(some, random);
        List<Engine> asked = new ArrayList<>(List.of(variants.get(0)));
        asked.addAll(some.subList(0, Math.min(OTHERS, some.size())));
        return asked;
    }

    private static void find(
            long seed, Function<Choices, Optional<Finding>> judge, List<String> findings) {
        Choices choices = Choices.seeded(seed);
        judge.apply(choices)
                .ifPresent(
                        finding -> {
                            Finding small = new Minimiser(judge).minimise(choices.taken(), finding);
                            String text = "%nseed %d: %s".formatted(seed, small);
                            System.out.println(text);
                            findings.add(text);
                        });
    }
}

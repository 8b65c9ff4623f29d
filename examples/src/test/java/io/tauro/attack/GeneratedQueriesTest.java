package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries find out no more than written ones, and get what the policies leave, no row more
 * and none less.
 */
class GeneratedQueriesTest {

    private static final int QUERIES = Integer.getInteger("tauro.attack.queries", 150);
    private static final int STORES = 1;

    /** One that is always the same, and a fresh one. */
    static LongStream seeds() {
        long fresh =
                Long.getLong("tauro.attack.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        return LongStream.of(20_261_122L, fresh);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomQueryCannotTellTheWorldsApart(long seed, @TempDir Path folder) throws Exception {
        compare(seed, false, "generated" + seed, folder);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomQueryOverViewsWithPoliciesOnTopCannotEither(long seed, @TempDir Path folder)
            throws Exception {
        compare(seed, true, "views" + seed, folder);
    }

    private static void compare(long seed, boolean views, String database, Path folder)
            throws Exception {
        try (GeneratedQueries queries = new GeneratedQueries(seed, database, folder, views)) {
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                wrong.addAll(queries.wrong(i, STORES));
            }
            assertThat(wrong).as("seed %d", seed).isEmpty();
            assertThat(queries.answered()).as("queries that have rows").isGreaterThan(QUERIES / 3);
            assertThat(queries.compared()).isEqualTo(QUERIES * STORES);
        }
    }
}

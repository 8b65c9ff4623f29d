package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The decisions that a query is made of. They are drawn from a seed, or given: fewer and smaller
 * numbers make a smaller query, which is how a failing one is minimised. Beyond the end of what is
 * given all are zero.
 */
final class Choices {

    private final List<Integer> given;
    private final Random random;
    private final boolean drawn;
    private final List<Integer> taken = new ArrayList<>();

    private Choices(List<Integer> given, Random random, boolean drawn) {
        this.given = given;
        this.random = random;
        this.drawn = drawn;
    }

    static Choices seeded(long seed) {
        Random random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        return new Choices(List.of(), random, true);
    }

    static Choices of(List<Integer> given) {
        return new Choices(given, new Random(0), false);
    }

    /** A number from 0 to {@code bound - 1}; 0 is the simplest choice. */
    int below(int bound) {
        int place = taken.size();
        int choice =
                drawn
                        ? random.nextInt(bound)
                        : place < given.size() ? Math.floorMod(given.get(place), bound) : 0;
        taken.add(choice);
        return choice;
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    /** One of them; the first is the simplest. */
    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** What was decided so far. */
    List<Integer> taken() {
        return List.copyOf(taken);
    }
}

package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leaves out decisions, and makes others smaller, as long as the same goes wrong. */
final class Minimiser {

    private static final int ATTEMPTS = 600;

    private final Function<Choices, Optional<Finding>> judge;
    private int attempts;

    Minimiser(Function<Choices, Optional<Finding>> judge) {
        this.judge = judge;
    }

    /** The smallest query that was found to fail in the same way. */
    Finding minimise(List<Integer> choices, Finding finding) {
        List<Integer> best = choices;
        Finding smallest = finding;
        boolean better = true;
        while (better && attempts < ATTEMPTS) {
            better = false;
            for (int size : new int[] {32, 16, 8, 4, 2, 1}) {
                for (int at = 0; at + size <= best.size() && attempts < ATTEMPTS; ) {
                    List<Integer> shorter = new ArrayList<>(best);
                    shorter.subList(at, at + size).clear();
                    Optional<Finding> found = again(shorter, smallest);
                    if (found.isPresent()) {
                        best = shorter;
                        smallest = found.get();
                        better = true;
                    } else {
                        at += size;
                    }
                }
            }
            for (int at = 0; at < best.size() && attempts < ATTEMPTS; at++) {
                if (best.get(at) == 0) {
                    continue;
                }
                List<Integer> lower = new ArrayList<>(best);
                lower.set(at, 0);
                Optional<Finding> found = again(lower, smallest);
                if (found.isPresent()) {
                    best = lower;
                    smallest = found.get();
                    better = true;
                }
            }
        }
        return smallest;
    }

    private Optional<Finding> again(List<Integer> choices, Finding wanted) {
        attempts++;
        return judge.apply(Choices.of(choices))
                .filter(found -> found.what().equals(wanted.what()))
                .filter(found -> found.sql().length() <= wanted.sql().length());
    }
}

package io.tauro.query;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the queries of one tenant may take of a context. Immutable.
 *
 * @param memoryBytes the most memory that the operators of all its queries may reserve; empty for
 *     what all queries may
 * @param queries how many results it may have open at once; empty for what all may
 * @param sources how much each of its queries may ask of its sources
 */
public record TenantLimits(OptionalLong memoryBytes, OptionalInt queries, SourceBudget sources) {

    /** No limits of its own. */
    public static final TenantLimits NONE =
            new TenantLimits(OptionalLong.empty(), OptionalInt.empty(), SourceBudget.UNLIMITED);

    public TenantLimits {
        if (memoryBytes.isPresent() && memoryBytes.getAsLong() < 1
                || queries.isPresent() && queries.getAsInt() < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }

    public TenantLimits memory(long bytes) {
        return new TenantLimits(OptionalLong.of(bytes), queries, sources);
    }

    public TenantLimits queries(int most) {
        return new TenantLimits(memoryBytes, OptionalInt.of(most), sources);
    }

    public TenantLimits sources(SourceBudget budget) {
        return new TenantLimits(memoryBytes, queries, budget);
    }
}

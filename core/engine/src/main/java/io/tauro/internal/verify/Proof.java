package io.tauro.internal.verify;

import io.tauro.internal.verify.Claim.All;
import io.tauro.internal.verify.Claim.Any;
import io.tauro.internal.verify.Claim.Holds;
import io.tauro.internal.verify.Claim.Within;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether something follows from what is known. Says no where it is not sure, or where finding out
 * takes too long. Used once.
 */
final class Proof {

    private static final int MOST_STEPS = 20_000;

    private int steps;

    private Proof() {}

    static boolean follows(Claim goal, List<Claim> known) {
        return new Proof().holds(goal, flat(known));
    }

    private static List<Claim> flat(List<Claim> claims) {
        List<Claim> flat = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim instanceof All all) {
                flat.addAll(flat(all.claims()));
            } else {
                flat.add(claim);
            }
        }
        return flat;
    }

    private boolean holds(Claim goal, List<Claim> known) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        if (goal instanceof All all) {
            return all.claims().stream().allMatch(one -> holds(one, known));
        }
        return isSaid(goal, known) || isNothing(known) || holdsInEachCase(goal, known);
    }

    private boolean isSaid(Claim goal, List<Claim> known) {
        if (goal instanceof Within one) {
            return values(one.column(), known).isWithin(one.values());
        }
        if (goal instanceof Any any) {
            return any.claims().stream().anyMatch(one -> holds(one, known));
        }
        return goal instanceof Holds && known.contains(goal);
    }

    private static ValueSet values(int column, List<Claim> known) {
        ValueSet values = ValueSet.NONE.complement();
        for (Claim claim : known) {
            if (claim instanceof Within one && one.column() == column) {
                values = values.and(one.values());
            }
        }
        return values;
    }

    /** Whether no row is like this. */
    private static boolean isNothing(List<Claim> known) {
        for (Claim claim : known) {
            if (claim instanceof Within one && values(one.column(), known).isEmpty()
                    || claim instanceof Any any && any.claims().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsInEachCase(Claim goal, List<Claim> known) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) instanceof Any any) {
                List<Claim> rest = new ArrayList<>(known);
                rest.remove(i);
                boolean all =
                        any.claims().stream()
                                .allMatch(
                                        one -> {
                                            List<Claim> more = new ArrayList<>(rest);
                                            more.addAll(flat(List.of(one)));
                                            return holds(goal, more);
                                        });
                if (all) {
                    return true;
                }
            }
        }
        return false;
    }
}

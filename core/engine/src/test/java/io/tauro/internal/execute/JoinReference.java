package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode.JoinKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** Joins by the book: each left row with each right one. */
final class JoinReference {

    private JoinReference() {}

    static List<List<Object>> join(
            JoinKind kind,
            List<Object[]> left,
            List<Object[]> right,
            int leftWidth,
            int rightWidth,
            BiPredicate<Object[], Object[]> matches) {
        List<List<Object>> rows = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.size()];
        for (Object[] l : left) {
            boolean matched = false;
            for (int r = 0; r < right.size(); r++) {
                if (matches.test(l, right.get(r))) {
                    matched = true;
                    rightMatched[r] = true;
                    if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
                        rows.add(both(l, right.get(r)));
                    }
                }
            }
            if (kind == JoinKind.SEMI && matched || kind == JoinKind.ANTI && !matched) {
                rows.add(TestRun.row(l));
            }
            if (!matched && (kind == JoinKind.LEFT || kind == JoinKind.FULL)) {
                rows.add(both(l, new Object[rightWidth]));
            }
        }
        for (int r = 0; r < right.size(); r++) {
            if (!rightMatched[r] && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
                rows.add(both(new Object[leftWidth], right.get(r)));
            }
        }
        return rows;
    }

    private static List<Object> both(Object[] left, Object[] right) {
        List<Object> row = new ArrayList<>();
        Collections.addAll(row, left);
        Collections.addAll(row, right);
        return row;
    }
}

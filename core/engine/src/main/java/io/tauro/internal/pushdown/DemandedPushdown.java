package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.Concealed;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import java.util.List;
import java.util.Map;

/** Refuses a plan of which a filter or a limit was not given to its source. */
final class DemandedPushdown {

    private static final String CONCEALED = "its policy stands between";

    private DemandedPushdown() {}

    /**
     * @throws TauroException {@code TAURO-2016} if a source has left a filter or limit
     */
    static void check(PhysicalNode node) {
        check(node, false);
    }

    /**
     * @param concealed whether nothing must be told of what stays, since it is of a policy
     */
    private static void check(PhysicalNode node, boolean concealed) {
        if (node instanceof ScanNode scan) {
            List<String> left =
                    scan.left().stream()
                            .filter(piece -> piece.kind().isDemanded())
                            .map(LeftPiece::text)
                            .toList();
            if (!left.isEmpty()) {
                throw new TauroException(
                        ErrorCode.PUSHDOWN_REQUIRED,
                        "Not all of the query on table '"
                                + scan.table()
                                + "' can be given to its source: "
                                + (concealed ? CONCEALED : String.join("; ", left))
                                + ". Change the query, or set pushdown: auto.",
                        Map.of("table", scan.table()),
                        null);
            }
        }
        boolean below = concealed || Concealed.is(node);
        node.inputs().forEach(input -> check(input, below));
    }
}

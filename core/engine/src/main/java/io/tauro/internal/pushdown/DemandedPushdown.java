package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import java.util.List;
import java.util.Map;

/** Refuses a plan of which a filter or a limit was not given to its source. */
final class DemandedPushdown {

    private DemandedPushdown() {}

    /**
     * @throws TauroException {@code TAURO-2016} if a source has left a filter or limit
     */
    static void check(PhysicalNode node) {
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
                                + String.join("; ", left)
                                + ". Change the query, or set pushdown: auto.",
                        Map.of("table", scan.table()),
                        null);
            }
        }
        node.inputs().forEach(DemandedPushdown::check);
    }
}

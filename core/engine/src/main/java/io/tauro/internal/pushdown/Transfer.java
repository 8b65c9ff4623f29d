package io.tauro.internal.pushdown;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.type.Column;
import io.tauro.type.Schema;

/** What the scans of a plan are expected to move. */
final class Transfer {

    private static final double OF_A_ROW = 8;
    private static final double OF_TEXT = 20;
    private static final double OF_A_NUMBER = 8;

    private Transfer() {}

    static double bytes(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return scan.estimatedRows() * rowBytes(scan.schema());
        }
        return node.inputs().stream().mapToDouble(Transfer::bytes).sum();
    }

    private static double rowBytes(Schema schema) {
        double bytes = OF_A_ROW;
        for (Column column : schema.columns()) {
            bytes += column.type().kind().isText() ? OF_TEXT : OF_A_NUMBER;
        }
        return bytes;
    }
}

package io.tauro.internal.optimize;

import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util.FoundOne;

/** Looks for parameters. */
public final class DynamicParameters {

    private DynamicParameters() {}

    /** Whether an expression, of no sub-query, depends on the value of a parameter. */
    public static boolean areIn(RexNode node) {
        try {
            node.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public Void visitDynamicParam(RexDynamicParam parameter) {
                            throw FoundOne.NULL;
                        }
                    });
            return false;
        } catch (FoundOne found) {
            return true;
        }
    }
}

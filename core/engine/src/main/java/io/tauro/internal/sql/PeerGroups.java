package io.tauro.internal.sql;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * Frames that count groups of peers, which Calcite does not know: as frames of ROWS whose distances
 * are calls of a function that nothing else has, {@code $GROUPS(2) PRECEDING}.
 */
public final class PeerGroups {

    static final SqlFunction DISTANCE =
            new SqlFunction(
                    "$GROUPS",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.ARG0,
                    null,
                    OperandTypes.EXACT_NUMERIC,
                    SqlFunctionCategory.SYSTEM) {
                @Override
                public boolean isDeterministic() {
                    return false; // so that nobody computes it
                }
            };

    private PeerGroups() {}

    private static boolean isDistance(@Nullable SqlNode bound) {
        return bound instanceof SqlCall;
    }

    /** Makes a frame one of groups. Without distances, RANGE says the same. */
    static void mark(SqlWindow window) {
        SqlNode lower = window.getLowerBound();
        SqlNode upper = window.getUpperBound();
        boolean distance = isDistance(lower) || isDistance(upper);
        window.setRows(SqlLiteral.createBoolean(distance, window.getParserPosition()));
        if (isDistance(lower)) {
            window.setLowerBound(marked((SqlCall) lower));
        }
        if (isDistance(upper)) {
            window.setUpperBound(marked((SqlCall) upper));
        }
    }

    /**
     * Gives a frame that leaves rows out a distance, if it has none: Calcite takes a frame without
     * one for never empty.
     */
    static void markPartial(SqlWindow window) {
        SqlNode upper = window.getUpperBound();
        if (isDistance(window.getLowerBound()) || isDistance(upper)) {
            return;
        }
        SqlParserPos at = window.getParserPosition();
        boolean all = upper != null && SqlWindow.isUnboundedFollowing(upper);
        SqlNode distance =
                SqlLiteral.createExactNumeric(all ? String.valueOf(Integer.MAX_VALUE) : "0", at);
        if (!window.isRows()) {
            distance = DISTANCE.createCall(at, distance);
            window.setRows(SqlLiteral.createBoolean(true, at));
        }
        window.setUpperBound(SqlWindow.createFollowing(distance, at));
    }

    private static SqlNode marked(SqlCall bound) {
        SqlNode distance = bound.operand(0);
        SqlParserPos at = distance.getParserPosition();
        return bound.getOperator()
                .createCall(bound.getParserPosition(), DISTANCE.createCall(at, distance));
    }

    /** Whether the frame counts groups of peers. */
    public static boolean isFrameOf(RexWindow window) {
        return isCall(window.getLowerBound().getOffset())
                || isCall(window.getUpperBound().getOffset());
    }

    private static boolean isCall(@Nullable RexNode offset) {
        return offset instanceof RexCall call && call.getOperator().equals(DISTANCE);
    }

    /** The number of groups that an offset of such a frame is, and any other offset itself. */
    public static RexNode distance(RexNode offset) {
        return isCall(offset) ? ((RexCall) offset).getOperands().get(0) : offset;
    }
}

package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a join is to do.
 *
 * @param node the step of the plan
 * @param name what errors call it
 * @param buildLeft whether the left input is the build side
 * @param keys of a hash join; empty for a loop join
 * @param condition over the columns of left then right, that a pair must meet
 * @param needed for each column of the result, whether its values are looked at
 */
record JoinSpec(
        PhysicalNode node,
        String name,
        JoinKind kind,
        boolean buildLeft,
        List<DataType> leftTypes,
        List<DataType> rightTypes,
        Optional<JoinKeys> keys,
        Optional<Expression> condition,
        List<Boolean> needed) {

    static JoinSpec of(HashJoinNode node) {
        JoinKeys keys =
                node.buildLeft()
                        ? new JoinKeys(node.rightKeys(), node.leftKeys(), node.nullsMatch())
                        : new JoinKeys(node.leftKeys(), node.rightKeys(), node.nullsMatch());
        return new JoinSpec(
                node,
                "hash join",
                node.kind(),
                node.buildLeft(),
                types(node.left().schema()),
                types(node.right().schema()),
                Optional.of(keys),
                node.residual().filter(condition -> !condition.isTrueConstant()),
                Collections.nCopies(node.schema().size(), true));
    }

    static JoinSpec of(LoopJoinNode node) {
        return new JoinSpec(
                node,
                "loop join",
                node.kind(),
                false,
                types(node.left().schema()),
                types(node.right().schema()),
                Optional.empty(),
                Optional.of(node.condition()).filter(condition -> !condition.isTrueConstant()),
                Collections.nCopies(node.schema().size(), true));
    }

    /** The same, of which only these columns are looked at. */
    JoinSpec with(BitSet columns) {
        List<Boolean> some = new ArrayList<>(needed.size());
        for (int i = 0; i < needed.size(); i++) {
            some.add(columns.get(i));
        }
        return new JoinSpec(
                node, name, kind, buildLeft, leftTypes, rightTypes, keys, condition, some);
    }

    static List<DataType> types(Schema schema) {
        return schema.columns().stream().map(Column::type).toList();
    }

    /** Whether the columns of the left input are all that it delivers. */
    boolean existential() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    List<DataType> buildTypes() {
        return buildLeft ? leftTypes : rightTypes;
    }

    List<DataType> probeTypes() {
        return buildLeft ? rightTypes : leftTypes;
    }

    /** Whether which build rows had a match is only known when all probe rows have been seen. */
    boolean marksBuild() {
        return new JoinMarks(kind, buildLeft, 0).marksBuild();
    }

    /** Whether without build rows there are no rows at all. */
    boolean emptyBuildEnds() {
        return switch (kind) {
            case INNER, SEMI -> true;
            case LEFT, ANTI -> buildLeft;
            case RIGHT -> !buildLeft;
            case FULL -> false;
        };
    }

    /** The bytes that finding pairs takes beside the rows. */
    long indexBytes(int rows) {
        return keys.isPresent() ? KeyIndex.bytes(rows) : 0;
    }

    Candidates candidates(
            List<ColumnVector> buildColumns, int buildRows, JoinMarks marks, IndexRoom room) {
        return keys.isPresent()
                ? new KeyCandidates(
                        KeyIndex.of(keys.get(), buildColumns, buildRows, room),
                        marks,
                        condition.isEmpty())
                : new LoopCandidates(buildRows, marks);
    }
}

package io.tauro.internal.pushdown;

import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Aggregation;
import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.OrderKey;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.SetOperation;
import io.tauro.spi.RelationalStep.Windowing;
import io.tauro.spi.Scan;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps of a physical plan as questions to a source. Empty where they cannot be asked. */
final class StepMaker {

    private StepMaker() {}

    static Optional<RelationalStep> projection(ProjectNode node, Scan input) {
        return TermMaker.all(node.expressions())
                .map(terms -> new Projection(input, terms, unique(node.schema())));
    }

    static Projection columns(Scan input, List<Integer> positions) {
        List<Term> terms = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int position : positions) {
            Column column = input.schema().column(position);
            terms.add(new ColumnTerm(position, column.type()));
            columns.add(column);
        }
        return new Projection(input, terms, unique(new Schema(columns)));
    }

    static Optional<RelationalStep> join(HashJoinNode node, Scan left, Scan right) {
        List<Term> conditions = new ArrayList<>();
        int split = left.schema().size();
        for (int key = 0; key < node.leftKeys().size(); key++) {
            int ofLeft = node.leftKeys().get(key);
            int ofRight = node.rightKeys().get(key);
            conditions.add(
                    new CallTerm(
                            node.nullsMatch().get(key) ? "IS_NOT_DISTINCT_FROM" : "EQ",
                            List.of(
                                    new ColumnTerm(ofLeft, left.schema().column(ofLeft).type()),
                                    new ColumnTerm(
                                            split + ofRight,
                                            right.schema().column(ofRight).type())),
                            DataType.BOOLEAN));
        }
        if (node.residual().isPresent()) {
            Optional<Term> residual = TermMaker.of(node.residual().get());
            if (residual.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(residual.get());
        }
        return Optional.of(
                new Join(left, right, kind(node.kind()), all(conditions), unique(node.schema())));
    }

    private static Term all(List<Term> conditions) {
        return switch (conditions.size()) {
            case 0 -> new ValueTerm(true, DataType.BOOLEAN);
            case 1 -> conditions.get(0);
            default -> new CallTerm("AND", conditions, DataType.BOOLEAN);
        };
    }

    static Optional<RelationalStep> join(LoopJoinNode node, Scan left, Scan right) {
        return TermMaker.of(node.condition())
                .map(
                        condition ->
                                new Join(
                                        left,
                                        right,
                                        kind(node.kind()),
                                        condition,
                                        unique(node.schema())));
    }

    private static JoinKind kind(PhysicalNode.JoinKind kind) {
        return JoinKind.valueOf(kind.name());
    }

    static Optional<RelationalStep> aggregation(AggregateNode node, Scan input) {
        if (node.groupingSets().size() != 1
                || node.groupingSets().get(0).size() != node.keys().size()
                || node.calls().stream().anyMatch(call -> !call.order().isEmpty())) {
            return Optional.empty();
        }
        List<Aggregate> aggregates = node.calls().stream().map(StepMaker::aggregate).toList();
        return Optional.of(new Aggregation(input, node.keys(), aggregates, unique(node.schema())));
    }

    private static Aggregate aggregate(AggregateCall call) {
        return new Aggregate(
                call.function().name(),
                call.arguments(),
                call.distinct(),
                call.filter(),
                call.type());
    }

    static Ordering ordering(SortNode node, Scan input) {
        return new Ordering(input, keys(node.order()), node.offset(), node.limit());
    }

    private static List<OrderKey> keys(List<PhysicalNode.Order> order) {
        return order.stream()
                .map(key -> new OrderKey(key.column(), key.descending(), key.nullsFirst()))
                .toList();
    }

    static Ordering limit(LimitNode node, Scan input) {
        return new Ordering(input, List.of(), node.offset(), node.limit());
    }

    static Optional<RelationalStep> set(SetNode node, List<Scan> inputs) {
        return Optional.of(
                new SetOperation(
                        inputs,
                        SetKind.valueOf(node.kind().name()),
                        node.all(),
                        unique(node.schema())));
    }

    static Optional<RelationalStep> window(WindowNode node, Scan input) {
        List<RelationalStep.WindowCall> calls = new ArrayList<>();
        for (WindowCall call : node.calls()) {
            Optional<Frame> frame = frame(call.frame());
            boolean plain =
                    call.aggregate().isEmpty()
                            || !call.aggregate().get().distinct()
                                    && call.aggregate().get().filter().isEmpty()
                                    && call.aggregate().get().order().isEmpty();
            if (frame.isEmpty() || call.ignoreNulls() || !plain) {
                return Optional.empty();
            }
            calls.add(
                    new RelationalStep.WindowCall(
                            call.aggregate()
                                    .map(aggregate -> aggregate.function().name())
                                    .orElse(call.function().name()),
                            call.aggregate().map(AggregateCall::arguments).orElse(call.arguments()),
                            call.partition(),
                            keys(call.order()),
                            frame.get(),
                            call.type()));
        }
        return Optional.of(new Windowing(input, calls, unique(node.schema())));
    }

    private static Optional<Frame> frame(WindowFrame frame) {
        if (frame.exclusion() != WindowFrame.Exclusion.NOTHING
                || frame.start().place() != WindowFrame.Place.UNBOUNDED_PRECEDING) {
            return Optional.empty();
        }
        return switch (frame.end().place()) {
            case UNBOUNDED_FOLLOWING -> Optional.of(Frame.PARTITION);
            case CURRENT_ROW ->
                    Optional.of(
                            frame.mode() == WindowFrame.Mode.ROWS ? Frame.TO_ROW : Frame.TO_PEERS);
            default -> Optional.empty();
        };
    }

    /** Names of a plan's columns may repeat. */
    private static Schema unique(Schema schema) {
        Set<String> taken = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            String name = column.name();
            for (int more = 2; !taken.add(name); more++) {
                name = column.name() + "_" + more;
            }
            columns.add(column.named(name));
        }
        return new Schema(columns);
    }
}

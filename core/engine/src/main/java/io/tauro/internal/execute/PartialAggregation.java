package io.tauro.internal.execute;

import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An aggregation taken apart: one of pieces of the input, and one of what comes of the pieces,
 * taken in the order of the input. The result is the same to the last digit, and groups come in the
 * same order, so only functions are taken apart that allow it: sums of floating point numbers do
 * not. Sums of decimals do if no piece is larger than its sums may become.
 *
 * @param partial over the input
 * @param whole over the results of {@code partial}
 * @param averages for each column of the result, what it is made of
 */
record PartialAggregation(AggregateNode partial, AggregateNode whole, List<Average> averages) {

    /** The digits that are left for the sum of as many numbers as there may ever be. */
    private static final int CARRY_DIGITS = 10;

    private static final int MAX_DIGITS = 38;

    /**
     * A column of the result.
     *
     * @param sum a column of {@code whole}
     * @param count the column to divide it by; empty if it is the result itself
     */
    record Average(int sum, OptionalInt count, Optional<AggregateCall> call, int scale) {}

    /** The two halves; empty if it cannot be taken apart. */
    static Optional<PartialAggregation> of(AggregateNode node) {
        boolean plain =
                node.groupingSets().size() == 1
                        && node.groupingSets()
                                .get(0)
                                .equals(IntStream.range(0, node.keys().size()).boxed().toList());
        List<DataType> types = JoinSpec.types(node.input().schema());
        return plain && node.calls().stream().allMatch(call -> canBeSplit(call, types))
                ? Optional.of(new Builder(node, types).build())
                : Optional.empty();
    }

    private static boolean canBeSplit(AggregateCall call, List<DataType> types) {
        return switch (call.function()) {
            case MIN, MAX, ANY_VALUE, BOOL_AND, BOOL_OR -> call.order().isEmpty();
            case COUNT -> !call.distinct() || call.arguments().isEmpty();
            case SUM, SUM0 -> !call.distinct() && isExact(types.get(call.arguments().get(0)));
            case AVG -> !call.distinct() && hasRoom(types.get(call.arguments().get(0)));
            default -> false;
        };
    }

    private static boolean isExact(DataType type) {
        return hasRoom(type) || type.kind() == TypeKind.DECIMAL;
    }

    /** The columns whose sums in pieces have to be watched, since a few large values fill them. */
    static int[] wideSums(AggregateNode partial) {
        List<DataType> types = JoinSpec.types(partial.input().schema());
        return partial.calls().stream()
                .filter(call -> call.function() == AggregateFunction.SUM)
                .mapToInt(call -> call.arguments().get(0))
                .filter(column -> !hasRoom(types.get(column)))
                .distinct()
                .toArray();
    }

    private static boolean hasRoom(DataType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
            case DECIMAL -> type.precision() <= MAX_DIGITS - CARRY_DIGITS;
            default -> false;
        };
    }

    private static final class Builder {

        private final AggregateNode node;
        private final List<DataType> types;
        private final List<AggregateCall> first = new ArrayList<>();
        private final List<AggregateCall> second = new ArrayList<>();
        private final List<Average> averages = new ArrayList<>();

        Builder(AggregateNode node, List<DataType> types) {
            this.node = node;
            this.types = types;
        }

        PartialAggregation build() {
            for (int key = 0; key < node.keys().size(); key++) {
                averages.add(new Average(key, OptionalInt.empty(), Optional.empty(), 0));
            }
            node.calls().forEach(this::split);
            AggregateNode partial =
                    new AggregateNode(
                            node.input(),
                            node.keys(),
                            node.groupingSets(),
                            first,
                            schema(first),
                            node.estimatedRows());
            AggregateNode whole =
                    new AggregateNode(
                            partial,
                            node.groupingSets().get(0),
                            node.groupingSets(),
                            second,
                            schema(second),
                            node.estimatedRows());
            return new PartialAggregation(partial, whole, List.copyOf(averages));
        }

        private Schema schema(List<AggregateCall> calls) {
            List<Column> columns =
                    new ArrayList<>(node.schema().columns().subList(0, node.keys().size()));
            for (int i = 0; i < calls.size(); i++) {
                columns.add(Column.of("part" + i, calls.get(i).type()));
            }
            return new Schema(columns);
        }

        private void split(AggregateCall call) {
            switch (call.function()) {
                case COUNT -> result(add(call, call.type(), AggregateFunction.SUM0));
                case SUM, SUM0 -> result(addSum(call, call.function(), call.type()));
                case AVG -> {
                    int scale = types.get(call.arguments().get(0)).scale();
                    int sum =
                            addSum(
                                    call,
                                    AggregateFunction.SUM,
                                    DataType.decimal(MAX_DIGITS, scale));
                    int count =
                            add(
                                    as(AggregateFunction.COUNT, call, DataType.BIGINT),
                                    DataType.BIGINT,
                                    AggregateFunction.SUM0);
                    averages.add(new Average(sum, OptionalInt.of(count), Optional.of(call), scale));
                }
                default -> result(add(call, call.type(), call.function()));
            }
        }

        private void result(int column) {
            averages.add(new Average(column, OptionalInt.empty(), Optional.empty(), 0));
        }

        private int addSum(AggregateCall call, AggregateFunction again, DataType type) {
            int scale = types.get(call.arguments().get(0)).scale();
            DataType wide = DataType.decimal(MAX_DIGITS, scale);
            return add(as(AggregateFunction.SUM, call, wide), type, again);
        }

        private static AggregateCall as(
                AggregateFunction function, AggregateCall call, DataType type) {
            return new AggregateCall(
                    function, call.arguments(), false, call.filter(), call.order(), type);
        }

        /** A call of the first half, and the one of the second that puts its results together. */
        private int add(AggregateCall call, DataType type, AggregateFunction again) {
            int column = node.keys().size() + first.size();
            first.add(call);
            second.add(
                    new AggregateCall(
                            again, List.of(column), false, OptionalInt.empty(), List.of(), type));
            return column;
        }
    }

    /** Whether the results of {@code whole} are those of the aggregation, without a division. */
    boolean isComplete() {
        return averages.stream().allMatch(average -> average.count().isEmpty());
    }
}

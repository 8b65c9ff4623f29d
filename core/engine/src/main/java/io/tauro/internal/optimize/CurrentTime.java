package io.tauro.internal.optimize;

import io.tauro.internal.plan.Literals;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.TypeKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Puts one moment, the start of the query, in the place of CURRENT_DATE, NOW() and their like; or a
 * parameter for it.
 */
final class CurrentTime extends RelHomogeneousShuttle {

    private static final Set<String> CLOCKS =
            Set.of(
                    "CURRENT_DATE",
                    "CURDATE",
                    "CURRENT_TIME",
                    "LOCALTIME",
                    "CURRENT_TIMESTAMP",
                    "LOCALTIMESTAMP",
                    "NOW",
                    "CURRENT_DATETIME",
                    "SYSDATE",
                    "SYSTIMESTAMP",
                    "TRANSACTION_TIMESTAMP",
                    "STATEMENT_TIMESTAMP");

    private static final List<TypeKind> SLOTS =
            List.of(
                    TypeKind.DATE,
                    TypeKind.TIME,
                    TypeKind.TIMESTAMP,
                    TypeKind.TIMESTAMP_WITH_TIME_ZONE);

    /** What to put in the place of a call that reads the clock, if anything. */
    private interface Moment {
        Optional<RexNode> of(RexCall call);
    }

    private final RexShuttle folding;
    private boolean found;

    private CurrentTime(Moment moment) {
        folding =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        boolean clock = call.operands.size() <= 1 && readsClock(call);
                        Optional<RexNode> now = clock ? moment.of(call) : Optional.empty();
                        found |= now.isPresent();
                        return now.orElseGet(() -> super.visitCall(call));
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        return visited.clone(visited.rel.accept(CurrentTime.this));
                    }
                };
    }

    /** The plan with this moment in it. */
    static RelNode fold(RelNode plan, Instant start) {
        RexBuilder builder = plan.getCluster().getRexBuilder();
        return plan.accept(
                new CurrentTime(
                        call ->
                                value(TypeMapping.toDataType(call.getType()).kind(), start)
                                        .flatMap(
                                                now ->
                                                        Literals.literal(
                                                                builder, now, call.getType()))
                                        .map(
                                                literal ->
                                                        Literals.ofType(
                                                                builder,
                                                                literal,
                                                                call.getType()))));
    }

    /**
     * The plan with parameters in the place of the moment, one for each kind of {@link #SLOTS}, in
     * their order.
     *
     * @param first the index of the first of them
     */
    static RelNode parameterise(RelNode plan, int first) {
        return plan.accept(
                new CurrentTime(
                        call -> {
                            int slot = SLOTS.indexOf(TypeMapping.toDataType(call.getType()).kind());
                            return slot < 0
                                    ? Optional.empty()
                                    : Optional.of(
                                            new RexDynamicParam(call.getType(), first + slot));
                        }));
    }

    /** Whether the plan asks for the time. */
    static boolean isIn(RelNode plan) {
        CurrentTime search = new CurrentTime(call -> Optional.of(call));
        plan.accept(search);
        return search.found;
    }

    /** A moment as each kind of {@link #SLOTS}. */
    static List<Object> values(Instant start) {
        return SLOTS.stream().map(kind -> value(kind, start).orElseThrow()).toList();
    }

    private static Optional<Object> value(TypeKind kind, Instant start) {
        OffsetDateTime now = start.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return switch (kind) {
            case DATE -> Optional.of(now.toLocalDate());
            case TIME -> Optional.of(now.toLocalTime());
            case TIMESTAMP -> Optional.of(now.toLocalDateTime());
            case TIMESTAMP_WITH_TIME_ZONE -> Optional.of(now);
            default -> Optional.empty();
        };
    }

    private static boolean readsClock(RexCall call) {
        return CLOCKS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    @Override
    public RelNode visit(RelNode other) {
        return super.visit(other).accept(folding);
    }
}

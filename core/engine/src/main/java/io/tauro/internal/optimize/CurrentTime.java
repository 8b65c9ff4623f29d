package io.tauro.internal.optimize;

import io.tauro.internal.plan.Literals;
import io.tauro.internal.sql.TypeMapping;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Puts one moment, the start of the query, in the place of CURRENT_DATE, NOW() and their like. */
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

    private final RexShuttle folding;

    private CurrentTime(RexBuilder builder, OffsetDateTime now) {
        folding =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        return call.operands.isEmpty() || isTimeWithPrecision(call)
                                ? fold(builder, call, now).orElseGet(() -> super.visitCall(call))
                                : super.visitCall(call);
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        return visited.clone(visited.rel.accept(CurrentTime.this));
                    }
                };
    }

    static RelNode fold(RelNode plan, Instant start) {
        OffsetDateTime now =
                start.truncatedTo(java.time.temporal.ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return plan.accept(new CurrentTime(plan.getCluster().getRexBuilder(), now));
    }

    private static boolean isTimeWithPrecision(RexCall call) {
        return call.operands.size() == 1 && readsClock(call);
    }

    private static Optional<RexNode> fold(RexBuilder builder, RexCall call, OffsetDateTime now) {
        if (!readsClock(call)) {
            return Optional.empty();
        }
        Object value =
                switch (TypeMapping.toDataType(call.getType()).kind()) {
                    case DATE -> now.toLocalDate();
                    case TIME -> now.toLocalTime();
                    case TIMESTAMP -> now.toLocalDateTime();
                    case TIMESTAMP_WITH_TIME_ZONE -> now;
                    default -> null;
                };
        return value == null
                ? Optional.empty()
                : Literals.literal(builder, value, call.getType())
                        .map(literal -> Literals.ofType(builder, literal, call.getType()));
    }

    private static boolean readsClock(RexCall call) {
        return CLOCKS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    @Override
    public RelNode visit(RelNode other) {
        return super.visit(other).accept(folding);
    }
}

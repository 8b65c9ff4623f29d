package io.tauro.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/**
 * The values of a query's parameters.
 *
 * @param values of the {@code javaType()} of the parameter's type, or null
 */
public record Parameters(List<@Nullable Object> values) {

    public static final Parameters NONE = new Parameters(List.of());

    /** Of a plan that is to be right for any values. */
    public static final Parameters UNKNOWN = new Parameters(List.of());

    public Parameters {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * The value of a parameter, or null for NULL.
     *
     * @throws IllegalArgumentException if the values are not known
     */
    public @Nullable Object value(int index) {
        if (index >= values.size()) {
            throw new IllegalArgumentException("The value of parameter " + index + " is not known");
        }
        return values.get(index);
    }

    /** The plan with literals in the place of parameters; NULL and what has no literal stay. */
    public RelNode bind(RelNode plan) {
        RexBuilder builder = plan.getCluster().getRexBuilder();
        RexShuttle binding =
                new RexShuttle() {
                    @Override
                    public RexNode visitDynamicParam(RexDynamicParam parameter) {
                        return literal(builder, parameter);
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        return visited.clone(bind(visited.rel));
                    }
                };
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return super.visit(other).accept(binding);
                    }
                });
    }

    /**
     * A parameter as a literal. NULL stays a parameter: Calcite's inference of predicates refuses a
     * comparison with it.
     */
    public RexNode literal(RexBuilder builder, RexDynamicParam parameter) {
        Object value = value(parameter.getIndex());
        if (value == null) {
            return parameter;
        }
        return Literals.literal(builder, value, parameter.getType())
                .map(literal -> Literals.ofType(builder, literal, parameter.getType()))
                .orElse(parameter);
    }
}

package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.Transform;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.TypeKind;
import java.util.List;

/** Turns expressions into evaluators. */
public final class Evaluators {

    private static final Batch ONE_ROW = Batch.of(1);

    private Evaluators() {}

    /**
     * An evaluator of an expression. Thread-safe.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-2006} if there is no kernel for a function
     *     or cast of these types; {@code TAURO-2014} if a constant argument is not one that the
     *     function takes
     */
    public static Evaluator compile(Expression expression) {
        if (expression instanceof InputColumn column) {
            int index = column.index();
            return batch -> batch.column(index);
        }
        if (expression instanceof Constant constant) {
            return new OneValue(Vectors.constant(constant.value(), constant.type(), 1));
        }
        if (expression instanceof FunctionCall call) {
            return function(call);
        }
        if (expression instanceof Cast cast) {
            Evaluator operand = compile(cast.operand());
            return folded(CastKernels.evaluator(cast, operand), List.of(operand));
        }
        if (expression instanceof And and) {
            return new ConnectiveEvaluator(all(and.operands()), false);
        }
        if (expression instanceof Or or) {
            return new ConnectiveEvaluator(all(or.operands()), true);
        }
        if (expression instanceof Case conditional) {
            return new CaseEvaluator(
                    all(conditional.conditions()),
                    all(conditional.results()),
                    compile(conditional.otherwise()),
                    conditional.type());
        }
        if (expression instanceof InList in) {
            return new FunctionEvaluator(
                    InListKernel.of(in),
                    List.of(compile(in.operand())),
                    in.type(),
                    Nulls.PROPAGATE);
        }
        if (expression instanceof Transform shown) {
            return new TransformEvaluator(shown.transform(), all(shown.arguments()));
        }
        throw new IllegalArgumentException(
                "Unknown expression " + expression.getClass().getSimpleName());
    }

    private static Evaluator function(FunctionCall call) {
        FunctionCatalog.Definition definition = FunctionCatalog.definition(call.function());
        boolean untypedNull =
                call.arguments().stream().anyMatch(a -> a.type().kind() == TypeKind.NULL);
        if (untypedNull && definition.nulls() == Nulls.PROPAGATE) {
            return batch -> Vectors.constant(null, call.type(), batch.rowCount());
        }
        FunctionCall coerced = definition.coercion().apply(call);
        List<Evaluator> arguments = all(coerced.arguments());
        Evaluator evaluator =
                new FunctionEvaluator(
                        definition.kernel().apply(coerced),
                        arguments,
                        call.type(),
                        definition.nulls());
        return definition.nulls() == Nulls.VOLATILE ? evaluator : folded(evaluator, arguments);
    }

    /** The same value for each row. */
    private record OneValue(ColumnVector vector) implements Evaluator {

        @Override
        public ColumnVector evaluate(Batch batch) {
            return vector instanceof ConstantVector constant
                    ? new ConstantVector(constant.entry(), batch.rowCount())
                    : new ConstantVector(vector, batch.rowCount());
        }
    }

    /** What is made of constants is computed now, unless it is an error: that is one of a row. */
    private static Evaluator folded(Evaluator evaluator, List<Evaluator> arguments) {
        if (!arguments.stream().allMatch(OneValue.class::isInstance)) {
            return evaluator;
        }
        try {
            return new OneValue(Vectors.flatten(evaluator.evaluate(ONE_ROW)));
        } catch (TauroException ofARow) {
            return evaluator;
        }
    }

    private static List<Evaluator> all(List<Expression> expressions) {
        return expressions.stream().map(Evaluators::compile).toList();
    }
}

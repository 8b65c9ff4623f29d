package io.tauro.internal.kernel;

import io.tauro.data.ConstantVector;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.TypeKind;
import java.util.List;

/** Turns expressions into evaluators. */
public final class Evaluators {

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
            ConstantVector one =
                    (ConstantVector) Vectors.constant(constant.value(), constant.type(), 1);
            return batch -> new ConstantVector(one.entry(), batch.rowCount());
        }
        if (expression instanceof FunctionCall call) {
            return function(call);
        }
        if (expression instanceof Cast cast) {
            return CastKernels.evaluator(cast, compile(cast.operand()));
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
        return new FunctionEvaluator(
                definition.kernel().apply(coerced),
                all(coerced.arguments()),
                call.type(),
                definition.nulls());
    }

    private static List<Evaluator> all(List<Expression> expressions) {
        return expressions.stream().map(Evaluators::compile).toList();
    }
}

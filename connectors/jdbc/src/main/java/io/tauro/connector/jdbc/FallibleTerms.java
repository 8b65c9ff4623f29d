package io.tauro.connector.jdbc;

import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds terms that can fail on a value. A source evaluates conditions in an order of its own, so
 * such a condition could fail there on a row that another one leaves out.
 */
final class FallibleTerms {

    private static final Set<String> ARITHMETIC =
            Set.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MODULO", "MOD", "NEGATE", "ABS");

    private static final Set<String> DIVISIONS = Set.of("DIVIDE", "MODULO", "MOD");

    private FallibleTerms() {}

    /** The function of the first of them. */
    static Optional<String> firstIn(Term term) {
        if (term instanceof CallTerm call) {
            return ARITHMETIC.contains(call.function()) && canFail(call)
                    ? Optional.of(call.function())
                    : firstIn(call.arguments());
        }
        if (term instanceof CastTerm cast) {
            return firstIn(cast.operand());
        }
        if (term instanceof InTerm in) {
            return firstIn(in.operand());
        }
        return term instanceof CaseTerm choice
                ? firstIn(choice.conditions())
                        .or(() -> firstIn(choice.results()))
                        .or(() -> firstIn(choice.otherwise()))
                : Optional.empty();
    }

    private static Optional<String> firstIn(List<Term> terms) {
        return terms.stream().flatMap(term -> firstIn(term).stream()).findFirst();
    }

    /** Whether any integer can be divided by it. */
    static boolean divides(@Nullable Object divisor) {
        return divisor instanceof Number number
                && number.longValue() != 0
                && number.longValue() != -1;
    }

    private static boolean canFail(CallTerm call) {
        if (DIVISIONS.contains(call.function())
                && call.type().kind().isInteger()
                && call.arguments().get(1) instanceof ValueTerm divisor
                && divides(divisor.value())) {
            return false;
        }
        boolean roomy =
                call.type().kind() == TypeKind.DECIMAL
                        && call.type().precision() < DataType.MAX_DECIMAL_PRECISION;
        return !roomy || call.function().equals("DIVIDE") || call.function().startsWith("MOD");
    }
}

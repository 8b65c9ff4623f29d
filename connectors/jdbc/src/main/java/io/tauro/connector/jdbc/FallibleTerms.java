package io.tauro.connector.jdbc;

import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds terms that can fail on a value. A source evaluates conditions in an order of its own, so
 * such a condition could fail there on a row that another one leaves out.
 */
final class FallibleTerms {

    private static final Set<String> ARITHMETIC =
            Set.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MODULO", "MOD", "NEGATE", "ABS");

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

    private static boolean canFail(CallTerm call) {
        boolean roomy =
                call.type().kind() == TypeKind.DECIMAL
                        && call.type().precision() < DataType.MAX_DECIMAL_PRECISION;
        return !roomy || call.function().equals("DIVIDE") || call.function().startsWith("MOD");
    }
}

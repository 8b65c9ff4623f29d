package io.tauro.connector.jdbc;

import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Set;

/**
 * Finds terms that can fail on a value. A source evaluates conditions in an order of its own, so
 * such a condition could fail there on a row that another one leaves out.
 */
final class FallibleTerms {

    private static final Set<String> ARITHMETIC =
            Set.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MODULO", "MOD", "NEGATE", "ABS");

    private FallibleTerms() {}

    static boolean areIn(Term term) {
        if (term instanceof CallTerm call) {
            return ARITHMETIC.contains(call.function()) && canFail(call) || areIn(call.arguments());
        }
        if (term instanceof CastTerm cast) {
            return areIn(cast.operand());
        }
        if (term instanceof InTerm in) {
            return areIn(in.operand());
        }
        return term instanceof CaseTerm choice
                && (areIn(choice.conditions())
                        || areIn(choice.results())
                        || areIn(choice.otherwise()));
    }

    private static boolean areIn(List<Term> terms) {
        return terms.stream().anyMatch(FallibleTerms::areIn);
    }

    private static boolean canFail(CallTerm call) {
        boolean roomy =
                call.type().kind() == TypeKind.DECIMAL
                        && call.type().precision() < DataType.MAX_DECIMAL_PRECISION;
        return !roomy || call.function().equals("DIVIDE") || call.function().startsWith("MOD");
    }
}

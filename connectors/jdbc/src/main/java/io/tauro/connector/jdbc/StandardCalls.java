package io.tauro.connector.jdbc;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Functions that SQL databases write in the same way, as far as their arguments are such that all
 * mean the same: positions behind the start of a text, divisors that are a number other than zero.
 */
final class StandardCalls {

    private StandardCalls() {}

    /**
     * @param text writes an operand as text whose collation does not matter
     */
    static Optional<Sql> text(
            String function, List<Operand> arguments, Function<Operand, Sql> text) {
        boolean trims = function.startsWith("TRIM");
        if (!arguments.get(trims ? 1 : 0).type().kind().isText()) {
            return Optional.empty();
        }
        return switch (function) {
            case "SUBSTRING" ->
                    isAtLeast(1, arguments, 1)
                                    && (arguments.size() < 3 || isAtLeast(0, arguments, 2))
                            ? Optional.of(called("SUBSTRING", arguments, text))
                            : Optional.empty();
            case "LEFT", "RIGHT" ->
                    isAtLeast(0, arguments, 1)
                            ? Optional.of(called(function, arguments, text))
                            : Optional.empty();
            case "TRIM_BOTH" -> trimmed("BOTH", arguments, text);
            case "TRIM_LEADING" -> trimmed("LEADING", arguments, text);
            case "TRIM_TRAILING" -> trimmed("TRAILING", arguments, text);
            case "REPLACE" ->
                    arguments.get(1).constant().filter(searched -> !searched.equals("")).isPresent()
                            ? Optional.of(called("REPLACE", arguments, text))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isAtLeast(int least, List<Operand> arguments, int position) {
        return arguments.size() > position
                && arguments
                        .get(position)
                        .constant()
                        .filter(value -> value instanceof Integer number && number >= least)
                        .isPresent();
    }

    private static Sql called(String name, List<Operand> arguments, Function<Operand, Sql> text) {
        List<Sql> written = new ArrayList<>();
        for (Operand argument : arguments) {
            written.add(argument.type().kind().isText() ? text.apply(argument) : argument.value());
        }
        return CommonDialect.around(name + "(", Sql.list(written, ", "), ")");
    }

    private static Optional<Sql> trimmed(
            String side, List<Operand> arguments, Function<Operand, Sql> text) {
        return arguments.get(0).constant().filter(" "::equals).isPresent()
                ? Optional.of(
                        CommonDialect.around(
                                "TRIM(" + side + " ' ' FROM ", text.apply(arguments.get(1)), ")"))
                : Optional.empty();
    }

    /**
     * Integers, of which the second is a number that nothing fails or overflows with; of the wider
     * of the two types.
     */
    static Optional<Sql> divided(String operator, List<Operand> arguments) {
        Operand left = arguments.get(0);
        Operand right = arguments.get(1);
        return left.type().kind().isInteger()
                        && right.type().kind().isInteger()
                        && FallibleTerms.divides(right.constant().orElse(null))
                ? Optional.of(
                        CommonDialect.around(
                                "(", left.value().plus(operator).plus(right.value()), ")"))
                : Optional.empty();
    }

    /** Whether a decimal becomes a whole one. */
    static boolean isWhole(List<Operand> arguments, DataType type) {
        return arguments.size() == 1
                && arguments.get(0).type().kind() == TypeKind.DECIMAL
                && type.kind() == TypeKind.DECIMAL
                && type.scale() == 0;
    }
}

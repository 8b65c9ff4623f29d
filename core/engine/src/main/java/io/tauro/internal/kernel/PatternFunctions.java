package io.tauro.internal.kernel;

import io.tauro.internal.kernel.DatePattern.Part;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongUnaryOperator;

/** Dates and times as text by a pattern, and back. */
final class PatternFunctions {

    private PatternFunctions() {}

    static List<Definition> all() {
        return new Topic("Date and time")
                .add(
                        ScalarFunction.TO_CHAR,
                        "(date, time or timestamp; pattern) → text",
                        "By a pattern of YYYY YY IYYY Q MM MONTH MON WW IW DDD DD D ID DAY DY HH24"
                                + " HH12 HH MI SS MS US AM PM CC, of FM before a field for no"
                                + " filling, and of text in quotes.",
                        PatternFunctions::toChar)
                .add(
                        ScalarFunction.TO_DATE,
                        "(text, pattern) → date",
                        "The date in a text that is as its pattern says.",
                        PatternFunctions::toMoment)
                .add(
                        ScalarFunction.TO_TIMESTAMP,
                        "(text, pattern) → timestamp",
                        "The moment in a text that is as its pattern says.",
                        PatternFunctions::toMoment)
                .all();
    }

    private static BiFunction<Arguments, Integer, List<Part>> pattern(FunctionCall call) {
        if (call.arguments().get(1) instanceof Constant constant
                && constant.value() instanceof String text) {
            List<Part> parsed = DatePattern.parse(text);
            return (arguments, row) -> parsed;
        }
        return (arguments, row) -> DatePattern.parse(arguments.text(1, row));
    }

    private static Kernel toChar(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (!kind.isTemporal()) {
            throw KernelErrors.notSupported(call);
        }
        LongUnaryOperator micros =
                kind == TypeKind.DATE ? day -> day * Calendar.MICROS_PER_DAY : value -> value;
        BiFunction<Arguments, Integer, List<Part>> pattern = pattern(call);
        return TextMaker.kernel(
                call,
                (arguments, row) ->
                        DatePatternWriter.write(
                                pattern.apply(arguments, row),
                                micros.applyAsLong(arguments.integer(0, row))));
    }

    private static Kernel toMoment(FunctionCall call) {
        boolean date = call.type().kind() == TypeKind.DATE;
        if (!call.type().kind().isTemporal() || call.type().kind() == TypeKind.TIME) {
            throw KernelErrors.notSupported(call);
        }
        BiFunction<Arguments, Integer, List<Part>> pattern = pattern(call);
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                long micros =
                        DatePatternReader.read(
                                pattern.apply(arguments, row),
                                arguments.text(0, row),
                                call.function());
                values[row] = date ? Math.floorDiv(micros, Calendar.MICROS_PER_DAY) : micros;
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }
}

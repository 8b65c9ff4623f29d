package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.DatePattern.Part;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Dates, times and numbers as text by a pattern, and back. */
final class PatternFunctions {

    private PatternFunctions() {}

    static List<Definition> all() {
        return new Topic("Date and time")
                .add(
                        ScalarFunction.TO_CHAR,
                        "(date, time, timestamp or number; pattern) → text",
                        "By a pattern of PostgreSQL.",
                        PatternFunctions::toChar)
                .add(
                        ScalarFunction.TO_DATE,
                        "(text, pattern) → date",
                        "The date in a text that is as its pattern says.",
                        call -> toMoment(call, DatePattern::parse))
                .add(
                        ScalarFunction.TO_TIMESTAMP,
                        "(text, pattern) → timestamp",
                        "The moment in a text that is as its pattern says.",
                        call -> toMoment(call, DatePattern::parse))
                .add(
                        ScalarFunction.DATE_FORMAT,
                        "(date or timestamp; pattern) → text",
                        "By a pattern of MySQL.",
                        call -> momentToText(call, pattern(call, PatternFunctions::mySql)))
                .add(
                        ScalarFunction.STR_TO_DATE,
                        "(text, pattern) → timestamp",
                        "The moment in a text that is as its pattern of MySQL says.",
                        call -> toMoment(call, PatternFunctions::mySql))
                .add(
                        ScalarFunction.TO_NUMBER,
                        "(text, pattern) → decimal",
                        "The number in a text that is as its pattern says.",
                        PatternFunctions::toNumber)
                .all();
    }

    private static List<Part> mySql(String pattern) {
        return MySqlDatePattern.parse(pattern, ScalarFunction.DATE_FORMAT);
    }

    /** The pattern of a call, taken apart once if it is constant. */
    private static <P> BiFunction<Arguments, Integer, P> pattern(
            FunctionCall call, Function<String, P> parse) {
        if (call.arguments().get(1) instanceof Constant constant
                && constant.value() instanceof String text) {
            P parsed = parse.apply(text);
            return (arguments, row) -> parsed;
        }
        return (arguments, row) -> parse.apply(arguments.text(1, row));
    }

    private static Kernel toChar(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (kind.isTemporal()) {
            return momentToText(call, pattern(call, DatePattern::parse));
        }
        if (kind == TypeKind.INTERVAL_DAY_SECOND) {
            return durationToText(call, pattern(call, DatePattern::parse));
        }
        if (!kind.isNumeric()) {
            throw KernelErrors.notSupported(call);
        }
        BiFunction<Arguments, Integer, NumberPattern> pattern =
                pattern(call, text -> NumberPattern.parse(text, call.function()));
        return TextMaker.kernel(
                call,
                (arguments, row) ->
                        NumberPatternWriter.write(
                                pattern.apply(arguments, row), number(arguments, row)));
    }

    private static BigDecimal number(Arguments arguments, int row) {
        if (arguments.vector(0) instanceof DoubleVector doubles) {
            double value = doubles.values()[row & arguments.mask(0)];
            if (!Double.isFinite(value)) {
                throw KernelErrors.invalid(
                        ScalarFunction.TO_CHAR, "is NaN or infinite, which no pattern writes.");
            }
            boolean real = doubles.type().kind() == TypeKind.REAL;
            return new BigDecimal(real ? Float.toString((float) value) : Double.toString(value));
        }
        return Numbers.exact(arguments, 0, row);
    }

    private static Kernel momentToText(
            FunctionCall call, BiFunction<Arguments, Integer, List<Part>> pattern) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (!kind.isTemporal()) {
            throw KernelErrors.notSupported(call);
        }
        LongUnaryOperator micros =
                kind == TypeKind.DATE ? day -> day * Calendar.MICROS_PER_DAY : value -> value;
        return TextMaker.kernel(
                call,
                (arguments, row) ->
                        DatePatternWriter.write(
                                pattern.apply(arguments, row),
                                micros.applyAsLong(arguments.integer(0, row)),
                                kind == TypeKind.TIMESTAMP_WITH_TIME_ZONE));
    }

    /** Hours, minutes and seconds of an interval, as those of a time; the days must be none. */
    private static Kernel durationToText(
            FunctionCall call, BiFunction<Arguments, Integer, List<Part>> pattern) {
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    long micros = arguments.integer(0, row);
                    if (micros < 0 || micros >= Calendar.MICROS_PER_DAY) {
                        throw KernelErrors.invalid(
                                ScalarFunction.TO_CHAR,
                                "is an interval that is negative, or a day and longer. Use"
                                        + " EXTRACT.");
                    }
                    return DatePatternWriter.write(pattern.apply(arguments, row), micros, false);
                });
    }

    private static Kernel toMoment(FunctionCall call, Function<String, List<Part>> parse) {
        boolean date = call.type().kind() == TypeKind.DATE;
        if (!call.type().kind().isTemporal() || call.type().kind() == TypeKind.TIME) {
            throw KernelErrors.notSupported(call);
        }
        BiFunction<Arguments, Integer, List<Part>> pattern = pattern(call, parse);
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

    private static Kernel toNumber(FunctionCall call) {
        DataType type = call.type();
        BiFunction<Arguments, Integer, NumberPattern> pattern =
                pattern(call, text -> NumberPattern.parse(text, call.function()));
        return (arguments, rows) -> toNumber(type, pattern, arguments, rows);
    }

    private static ColumnVector toNumber(
            DataType type,
            BiFunction<Arguments, Integer, NumberPattern> pattern,
            Arguments arguments,
            Rows rows) {
        DecimalColumn values = new DecimalColumn(type, rows);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values.set(
                    row,
                    NumberPatternReader.read(
                            pattern.apply(arguments, row), arguments.text(0, row)));
        }
        return values.build();
    }
}

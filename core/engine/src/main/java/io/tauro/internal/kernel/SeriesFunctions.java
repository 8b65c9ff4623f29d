package io.tauro.internal.kernel;

import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Numbers, dates and timestamps from one to another. */
final class SeriesFunctions {

    private static final long DAY = 86_400_000_000L;

    private SeriesFunctions() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.SEQUENCE,
                        "(start, stop, step) → array",
                        "From start to stop, each a number of steps from the start.",
                        call -> kernel(call, true))
                .add(
                        ScalarFunction.SERIES,
                        "(start, stop, step) → array",
                        "From start to stop, each a step from the one before.",
                        call -> kernel(call, false))
                .all();
    }

    private static Kernel kernel(FunctionCall call, boolean strict) {
        DataType element = call.type().elementType();
        TypeKind step = call.arguments().size() > 2 ? call.arguments().get(2).type().kind() : null;
        if (element.kind() == TypeKind.DECIMAL) {
            return decimals(call, strict);
        }
        if (step == TypeKind.INTERVAL_YEAR_MONTH) {
            return series(
                    call,
                    strict,
                    strict
                            ? (start, at, by, n) -> later(element, start, Math.multiplyExact(by, n))
                            : (start, at, by, n) -> later(element, at, by));
        }
        if (element.kind() == TypeKind.DATE && step == TypeKind.INTERVAL_DAY_SECOND) {
            return series(call, strict, (start, at, by, n) -> Math.addExact(at, days(call, by)));
        }
        return series(call, strict, (start, at, by, n) -> Math.addExact(at, by));
    }

    /** What comes after {@code at}, which is n - 1 steps from the start. */
    private interface Step {
        long after(long start, long at, long by, long n);
    }

    private static long days(FunctionCall call, long micros) {
        if (micros % DAY != 0) {
            throw KernelErrors.invalid(
                    call.function(), "is no whole number of days. Use timestamps.");
        }
        return micros / DAY;
    }

    private static long later(DataType type, long value, long months) {
        if (type.kind() == TypeKind.DATE) {
            return Calendar.plusMonths(value, months);
        }
        long day = Calendar.plusMonths(Math.floorDiv(value, DAY), months);
        return Math.addExact(Math.multiplyExact(day, DAY), Math.floorMod(value, DAY));
    }

    private static Kernel series(FunctionCall call, boolean strict, Step step) {
        return (arguments, rows) -> {
            LongLists lists = new LongLists(call.type(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                long start = arguments.integer(0, row);
                long stop = arguments.integer(1, row);
                long by =
                        arguments.count() > 2
                                ? arguments.integer(2, row)
                                : strict && stop < start ? -1 : 1;
                requireStep(call, strict, Long.signum(by), Long.compare(stop, start));
                lists.begin(row);
                boolean up = by > 0;
                long at = start;
                try {
                    for (long i = 1; up ? at <= stop : at >= stop; i++) {
                        lists.add(at);
                        at = step.after(start, at, by, i);
                    }
                } catch (ArithmeticException beyondTheLargest) {
                    // there is nothing more
                }
            }
            return lists.build();
        };
    }

    private static Kernel decimals(FunctionCall call, boolean strict) {
        return (arguments, rows) -> {
            VectorBuilder lists = new VectorBuilder(call.type(), rows.size());
            int next = 0;
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                for (; next < row; next++) {
                    lists.appendNull();
                }
                BigDecimal start = decimal(arguments, 0, row);
                BigDecimal stop = decimal(arguments, 1, row);
                int towards = strict && stop.compareTo(start) < 0 ? -1 : 1;
                BigDecimal by =
                        arguments.count() > 2
                                ? decimal(arguments, 2, row)
                                : BigDecimal.valueOf(towards);
                requireStep(call, strict, by.signum(), stop.compareTo(start));
                requireFew(start, stop, by);
                List<BigDecimal> list = new ArrayList<>();
                for (BigDecimal at = start;
                        at.compareTo(stop) * by.signum() <= 0;
                        at = at.add(by)) {
                    list.add(at);
                }
                lists.append(list);
                next = row + 1;
            }
            for (; next < rows.size(); next++) {
                lists.appendNull();
            }
            return lists.build();
        };
    }

    /** Before the first is made: they might fill the heap on the way to the limit. */
    private static void requireFew(BigDecimal start, BigDecimal stop, BigDecimal by) {
        BigDecimal steps = stop.subtract(start).divideToIntegralValue(by);
        Limits.elements(steps.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue() + 1);
    }

    private static BigDecimal decimal(Arguments arguments, int argument, int row) {
        Object value = arguments.vector(argument).value(row & arguments.mask(argument));
        return (BigDecimal) java.util.Objects.requireNonNull(value);
    }

    private static void requireStep(FunctionCall call, boolean strict, int step, int direction) {
        if (step == 0) {
            throw KernelErrors.invalid(call.function(), "is a step of zero. Pass another.");
        }
        if (strict && direction != 0 && step != direction) {
            throw KernelErrors.invalid(
                    call.function(), "is a step away from the end. Pass one towards it.");
        }
    }
}

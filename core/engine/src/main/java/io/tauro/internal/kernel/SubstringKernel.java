package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.FunctionCall;

/** SUBSTRING by position, of text in code points and of bytes in bytes. */
final class SubstringKernel implements Kernel {

    private final FunctionCall call;

    SubstringKernel(FunctionCall call) {
        this.call = call;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        BytesVector text = arguments.bytes(0);
        boolean points = text.type().kind().isText();
        TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
        int mask = arguments.mask(0);
        int[] selection = rows.selection();
        for (int n = 0; n < rows.count(); n++) {
            int row = selection == null ? n : selection[n];
            int at = row & mask;
            int start = text.start(at);
            int end = start + text.length(at);
            long from = Math.max(arguments.integer(1, row), Integer.MIN_VALUE);
            long length = arguments.count() > 2 ? arguments.integer(2, row) : Long.MAX_VALUE;
            if (length < 0) {
                throw KernelErrors.invalid(
                        call.function(), "is a length and is negative. Use at least 0.");
            }
            // What lies before the first character counts, but there is nothing in it.
            long before = Math.max(0, from - 1);
            long behind = from > 0 ? length : Math.max(0, saturated(length, from - 1));
            int first = skip(text, start, end, before, points);
            values.set(row, text.data(), first, skip(text, first, end, behind, points));
        }
        return values.build();
    }

    /** The sum of a number and a negative one. */
    private static long saturated(long number, long negative) {
        return number == Long.MAX_VALUE ? number : number + negative;
    }

    private static int skip(BytesVector text, int from, int end, long count, boolean points) {
        return points
                ? Utf8.skip(text.data(), from, end, count)
                : (int) Math.min(end, from + Math.min(count, end));
    }
}

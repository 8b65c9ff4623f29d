package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;

/** Kernels of functions whose result is a part of their first argument. */
final class TextPieces {

    private TextPieces() {}

    /** Finds the part: the position of its first byte, and of the byte behind it. */
    @FunctionalInterface
    interface Cut {
        /**
         * @param row the row of the other arguments
         * @param cut where the result is put: on entry the bounds of the text
         */
        void apply(Arguments arguments, int row, byte[] data, int[] cut);
    }

    /**
     * @param text which argument is cut
     */
    static Kernel kernel(DataType type, int text, Cut cut) {
        return (arguments, rows) -> compute(type, text, cut, arguments, rows);
    }

    private static ColumnVector compute(
            DataType type, int text, Cut cut, Arguments arguments, Rows rows) {
        BytesVector source = arguments.bytes(text);
        TextColumn values = new TextColumn(type, rows, rows.count() * 16);
        int[] bounds = new int[2];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int at = row & arguments.mask(text);
            bounds[0] = source.start(at);
            bounds[1] = source.start(at) + source.length(at);
            cut.apply(arguments, row, source.data(), bounds);
            values.set(row, source.data(), bounds[0], bounds[1]);
        }
        return values.build();
    }

    /** The first characters; without the last ones if the number is negative. */
    static void left(Arguments arguments, int row, byte[] data, int[] cut) {
        boolean points = arguments.type(0).kind().isText();
        long count = arguments.integer(1, row);
        cut[1] =
                count >= 0
                        ? forward(data, cut[0], cut[1], count, points)
                        : backward(data, cut[0], cut[1], count, points);
    }

    /** The last characters; without the first ones if the number is negative. */
    static void right(Arguments arguments, int row, byte[] data, int[] cut) {
        boolean points = arguments.type(0).kind().isText();
        long count = arguments.integer(1, row);
        cut[0] =
                count >= 0
                        ? backward(data, cut[0], cut[1], -count, points)
                        : forward(data, cut[0], cut[1], -Math.max(count, -Long.MAX_VALUE), points);
    }

    private static int forward(byte[] data, int start, int end, long count, boolean points) {
        return points
                ? Utf8.skip(data, start, end, count)
                : start + (int) Math.min(end - start, count);
    }

    private static int backward(byte[] data, int start, int end, long minus, boolean points) {
        long count = -Math.max(minus, -Long.MAX_VALUE);
        return points
                ? Utf8.back(data, start, end, count)
                : end - (int) Math.min(end - start, count);
    }

    /** Takes characters away that are in a set: the first argument. */
    static Cut trim(boolean leading, boolean trailing) {
        return (arguments, row, data, cut) -> {
            BytesVector set = arguments.bytes(0);
            int at = row & arguments.mask(0);
            byte[] characters = set.data();
            int from = set.start(at);
            int to = from + set.length(at);
            boolean points = arguments.type(1).kind().isText();
            while (leading && cut[0] < cut[1]) {
                int next = points ? Utf8.next(data, cut[0], cut[1]) : cut[0] + 1;
                if (!contains(characters, from, to, data, cut[0], next)) {
                    break;
                }
                cut[0] = next;
            }
            while (trailing && cut[0] < cut[1]) {
                int last = points ? Utf8.back(data, cut[0], cut[1], 1) : cut[1] - 1;
                if (!contains(characters, from, to, data, last, cut[1])) {
                    break;
                }
                cut[1] = last;
            }
        };
    }

    /** Whether one of the characters of a set is that of a text. */
    private static boolean contains(byte[] set, int from, int to, byte[] data, int start, int end) {
        int length = end - start;
        for (int i = from; i + length <= to; i++) {
            boolean same = true;
            for (int j = 0; j < length && same; j++) {
                same = set[i + j] == data[start + j];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** The n-th field between delimiters; counted from the end if n is negative. */
    static void splitPart(Arguments arguments, int row, byte[] data, int[] cut) {
        byte[] delimiter = arguments.bytes(1).get(row & arguments.mask(1));
        long number = arguments.integer(2, row);
        if (number == 0) {
            throw KernelErrors.invalid(
                    ScalarFunction.SPLIT_PART,
                    "is the number of a field and is 0. The first is 1.");
        }
        if (number < 0) {
            number = fields(data, cut, delimiter) + 1 + Math.max(number, Integer.MIN_VALUE);
        }
        int start = cut[0];
        int end = cut[1];
        cut[1] = cut[0];
        for (long field = 1; number > 0 && field <= number; field++) {
            int found = delimiter.length == 0 ? -1 : Utf8.indexOf(data, start, end, delimiter);
            if (field == number) {
                cut[0] = start;
                cut[1] = found < 0 ? end : found;
                return;
            }
            if (found < 0) {
                return;
            }
            start = found + delimiter.length;
        }
    }

    private static long fields(byte[] data, int[] cut, byte[] delimiter) {
        long fields = 1;
        int at = cut[0];
        while (delimiter.length > 0) {
            int found = Utf8.indexOf(data, at, cut[1], delimiter);
            if (found < 0) {
                break;
            }
            at = found + delimiter.length;
            fields++;
        }
        return fields;
    }
}

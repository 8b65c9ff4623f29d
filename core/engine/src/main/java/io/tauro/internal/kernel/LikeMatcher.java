package io.tauro.internal.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A pattern of LIKE over UTF-8: parts between {@code %}, each found once, from left to right. */
final class LikeMatcher {

    /** What stands for any one code point in a part: a byte that UTF-8 never uses. */
    private static final byte ANY_ONE = (byte) 0xFF;

    private final List<Part> parts;

    /**
     * Some bytes in a row.
     *
     * @param plain whether none of the bytes is {@link #ANY_ONE}
     */
    private record Part(byte[] bytes, boolean plain) {}

    private LikeMatcher(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a pattern.
     *
     * @param escape the escape character; empty for none
     */
    static LikeMatcher of(String pattern, String escape, ScalarFunction function) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw KernelErrors.invalid(function, "is an escape and must be one character.");
        }
        int escapePoint = escape.isEmpty() ? -1 : escape.codePointAt(0);
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            int point = pattern.codePointAt(i);
            i += Character.charCount(point);
            if (point == escapePoint) {
                int next = i < pattern.length() ? pattern.codePointAt(i) : -1;
                if (next != '%' && next != '_' && next != escapePoint) {
                    throw KernelErrors.invalid(
                            function,
                            "is a pattern whose escape does not stand before %, _ or itself. Write the escape twice to mean itself.");
                }
                i += Character.charCount(next);
                literal.appendCodePoint(next);
            } else if (point == '_') {
                pieces.add(utf8(literal));
                pieces.add(new byte[] {ANY_ONE});
                literal.setLength(0);
            } else if (point == '%') {
                pieces.add(utf8(literal));
                parts.add(part(pieces));
                literal.setLength(0);
                pieces.clear();
            } else {
                literal.appendCodePoint(point);
            }
        }
        pieces.add(utf8(literal));
        parts.add(part(pieces));
        return new LikeMatcher(parts);
    }

    private static byte[] utf8(StringBuilder literal) {
        return literal.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Part part(List<byte[]> pieces) {
        int length = pieces.stream().mapToInt(piece -> piece.length).sum();
        byte[] bytes = new byte[length];
        boolean plain = true;
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, bytes, at, piece.length);
            at += piece.length;
            plain &= piece.length != 1 || piece[0] != ANY_ONE;
        }
        return new Part(bytes, plain);
    }

    /** Whether the bytes from {@code start} (inclusive) to {@code end} (exclusive) match. */
    boolean matches(byte[] data, int start, int end) {
        Part first = parts.get(0);
        int at = matchAt(first, data, start, end);
        if (at < 0 || parts.size() == 1) {
            return at == end;
        }
        Part last = parts.get(parts.size() - 1);
        int tail = startOfTail(last, data, at, end);
        if (tail < 0 || matchAt(last, data, tail, end) != end) {
            return false;
        }
        for (int i = 1; i < parts.size() - 1; i++) {
            at = find(parts.get(i), data, at, tail);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the last part must begin to end with the text; -1 if there is no room for it. */
    private static int startOfTail(Part part, byte[] data, int from, int end) {
        if (part.plain()) {
            return end - part.bytes().length >= from ? end - part.bytes().length : -1;
        }
        int points = Utf8.length(part.bytes(), 0, part.bytes().length);
        int tail = Utf8.back(data, from, end, points);
        return Utf8.length(data, tail, end) == points ? tail : -1;
    }

    /** The position behind the first occurrence of a part; -1 if there is none. */
    private static int find(Part part, byte[] data, int from, int end) {
        if (part.plain()) {
            int found = Utf8.indexOf(data, from, end, part.bytes());
            return found < 0 ? -1 : found + part.bytes().length;
        }
        for (int at = from; at < end; at = Utf8.next(data, at, end)) {
            int behind = matchAt(part, data, at, end);
            if (behind >= 0) {
                return behind;
            }
        }
        return -1;
    }

    /** The position behind a part that begins at a position; -1 if it does not. */
    private static int matchAt(Part part, byte[] data, int from, int end) {
        byte[] bytes = part.bytes();
        if (part.plain()) {
            return end - from >= bytes.length && Utf8.matches(data, from, bytes)
                    ? from + bytes.length
                    : -1;
        }
        int at = from;
        for (byte wanted : bytes) {
            if (at >= end) {
                return -1;
            }
            if (wanted == ANY_ONE) {
                at = Utf8.next(data, at, end);
            } else if (data[at++] != wanted) {
                return -1;
            }
        }
        return at;
    }
}

package io.tauro.memory;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts, whose order is that of their bytes as UTF-8. Not thread-safe. */
final class TextValues implements ColumnValues {

    private final Set<Piece> distinct = new HashSet<>();
    private final Piece asked = new Piece();
    private boolean tooMany;
    private @Nullable Piece least;
    private @Nullable Piece greatest;

    /** Some bytes of an array: one moves on from text to text, those that are kept do not. */
    private static final class Piece {

        private byte[] data = {};
        private int from;
        private int to;
        private int hash;

        void moveTo(byte[] other, int start, int end) {
            data = other;
            from = start;
            to = end;
        }

        Piece hashed() {
            int sum = 1;
            for (int i = from; i < to; i++) {
                sum = 31 * sum + data[i];
            }
            hash = sum;
            return this;
        }

        Piece copy() {
            Piece copy = new Piece();
            copy.moveTo(Arrays.copyOfRange(data, from, to), 0, to - from);
            copy.hash = hash;
            return copy;
        }

        int compareTo(Piece other) {
            return Arrays.compareUnsigned(data, from, to, other.data, other.from, other.to);
        }

        String text() {
            return new String(data, from, to - from, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Piece piece
                    && Arrays.equals(data, from, to, piece.data, piece.from, piece.to);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Override
    public void add(ColumnVector vector, int[] rows, int count) {
        BytesVector texts = (BytesVector) vector;
        int[] offsets = texts.offsets();
        for (int i = 0; i < count; i++) {
            asked.moveTo(texts.data(), offsets[rows[i]], offsets[rows[i] + 1]);
            if (least == null || asked.compareTo(least) < 0) {
                least = asked.copy();
            }
            if (greatest == null || asked.compareTo(greatest) > 0) {
                greatest = asked.copy();
            }
            if (!tooMany) {
                remember();
            }
        }
    }

    private void remember() {
        if (distinct.contains(asked.hashed())) {
            return;
        }
        distinct.add(asked.copy());
        if (distinct.size() > MOST_DISTINCT) {
            tooMany = true;
            distinct.clear();
        }
    }

    @Override
    public OptionalLong distinct() {
        return tooMany ? OptionalLong.empty() : OptionalLong.of(distinct.size());
    }

    @Override
    public Optional<Object> least() {
        return Optional.ofNullable(least).map(Piece::text);
    }

    @Override
    public Optional<Object> greatest() {
        return Optional.ofNullable(greatest).map(Piece::text);
    }
}

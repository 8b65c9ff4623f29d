package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pieces as no compressor need write them, beside the same put together byte by byte. */
class SnappyPiecesTest {

    /** What was written, and what it has to become. */
    private static final class Pieces {

        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private byte[] plain = {};

        void literal(byte[] bytes) {
            packed.write(bytes.length - 1 << 2);
            packed.writeBytes(bytes);
            int at = plain.length;
            plain = Arrays.copyOf(plain, at + bytes.length);
            System.arraycopy(bytes, 0, plain, at, bytes.length);
        }

        void copy(int kind, int offset, int length) {
            if (kind == 1) {
                packed.write(offset >>> 8 << 5 | length - 4 << 2 | 1);
                packed.write(offset);
            } else {
                packed.write(length - 1 << 2 | kind);
                for (int i = 0; i < (kind == 2 ? 2 : 4); i++) {
                    packed.write(offset >>> 8 * i);
                }
            }
            int at = plain.length;
            plain = Arrays.copyOf(plain, at + length);
            for (int i = at; i < plain.length; i++) {
                plain[i] = plain[i - offset];
            }
        }

        /** Behind the size that they become. */
        byte[] packed() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            int size = plain.length;
            for (; size >= 0x80; size >>>= 7) {
                all.write(size | 0x80);
            }
            all.write(size);
            all.writeBytes(packed.toByteArray());
            return all.toByteArray();
        }
    }

    private static Pieces pieces(Random random, int count, int longestLiteral, int numbers) {
        Pieces pieces = new Pieces();
        pieces.literal(bytes(random, 1 + random.nextInt(60)));
        while (count > 0 && pieces.packed.size() < count) {
            boolean asNumber = random.nextInt(100) < numbers;
            pieces.literal(bytes(random, 1 + random.nextInt(asNumber ? 4 : longestLiteral)));
            copy(pieces, random, asNumber);
            while (!asNumber && random.nextInt(3) > 0) {
                copy(pieces, random, random.nextBoolean());
            }
        }
        return pieces;
    }

    private static void copy(Pieces pieces, Random random, boolean isShort) {
        int kind = isShort ? 1 + random.nextInt(2) : 1 + random.nextInt(3);
        int length =
                isShort
                        ? 4 + random.nextInt(5)
                        : kind == 1 ? 4 + random.nextInt(8) : 1 + random.nextInt(64);
        int most = Math.min(pieces.plain.length, kind == 1 ? 2047 : 65_535);
        int near = random.nextInt(4);
        int offset =
                near == 0
                        ? Math.min(most, 8)
                        : 1 + random.nextInt(near == 1 ? Math.min(most, 17) : most);
        pieces.copy(kind, offset, length);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Property(tries = 1000)
    void any_pieces_become_what_they_say(
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 6000) int length,
            @ForAll @IntRange(min = 1, max = 60) int longestLiteral,
            @ForAll @IntRange(min = 0, max = 100) int numbers) {
        Pieces pieces = pieces(random, length, longestLiteral, numbers);
        byte[] packed = pieces.packed();
        int size = pieces.plain.length;
        byte[] out = new byte[size + 100];
        Arrays.fill(out, (byte) 0x55);
        assertThat(Snappy.unpack(packed, 0, packed.length, out, size)).isEqualTo(size);
        assertThat(Arrays.copyOf(out, size)).isEqualTo(pieces.plain);
        assertThat(Arrays.copyOfRange(out, size, out.length)).containsOnly(0x55);
    }

    @Property(tries = 300)
    void a_copy_from_before_the_start_among_pairs_is_refused(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int pairs,
            @ForAll @IntRange(min = 1, max = 500) int before) {
        Pieces pieces = new Pieces();
        pieces.literal(bytes(random, 8));
        for (int i = 0; i < pairs; i++) {
            pieces.literal(bytes(random, 3));
            pieces.copy(1, 8, 5);
        }
        int size = pieces.plain.length;
        pieces.literal(bytes(random, 3));
        pieces.packed.writeBytes(new byte[] {4 << 2 | 2});
        pieces.packed.write(size + 3 + before);
        pieces.packed.write(size + 3 + before >>> 8);
        pieces.plain = Arrays.copyOf(pieces.plain, size + 8);
        pieces.literal(bytes(random, 60));
        pieces.literal(bytes(random, 60));
        byte[] packed = pieces.packed();
        byte[] out = new byte[pieces.plain.length];
        assertThatThrownBy(() -> Snappy.unpack(packed, 0, packed.length, out, out.length))
                .isInstanceOf(MalformedData.class);
    }
}

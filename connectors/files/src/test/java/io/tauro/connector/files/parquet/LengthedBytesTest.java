package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LengthedBytesTest {

    @Property(tries = 500)
    void readsInPortionsWhatWasWritten(
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 300) int longest,
            @ForAll @IntRange(min = 0, max = 3) int behind,
            @ForAll @IntRange(min = 0, max = 200) int usual) {
        List<byte[]> values = values(random, count, longest);
        byte[] page = page(values, 5, behind * 40, random);
        int limit = page.length - behind * 40;
        int position = 5;
        List<byte[]> read = new ArrayList<>();
        while (read.size() < count) {
            int some = 1 + random.nextInt(count - read.size());
            LengthedBytes bytes = new LengthedBytes(page, position, limit, null, usual);
            ByteValues portion = bytes.read(some);
            position = bytes.position();
            for (int i = 0; i < some; i++) {
                read.add(
                        Arrays.copyOfRange(
                                portion.data(), portion.offsets()[i], portion.offsets()[i + 1]));
            }
        }
        assertThat(position).isEqualTo(limit);
        assertThat(read).usingElementComparator(Arrays::compare).isEqualTo(values);
    }

    @Property(tries = 500)
    void readsSomeOfWhatWasWritten(
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 300) int longest,
            @ForAll @IntRange(min = 1, max = 40) int leftOutOneIn,
            @ForAll @IntRange(min = 0, max = 200) int usual) {
        List<byte[]> values = values(random, count, longest);
        byte[] page = page(values, 5, 0, random);
        int[] positions =
                random.ints(count, 0, leftOutOneIn).map(left -> left == 0 ? 0 : 1).toArray();
        int wanted = 0;
        for (int i = 0; i < count; i++) {
            int kept = positions[i];
            positions[wanted] = i;
            wanted += kept;
        }
        LengthedBytes bytes = new LengthedBytes(page, 5, page.length, null, usual);
        ByteValues read = bytes.readSelected(new Picks().of(positions, wanted), count);
        assertThat(bytes.position()).isEqualTo(page.length);
        assertThat(read.offsets()).hasSize(wanted + 1);
        for (int i = 0; i < wanted; i++) {
            assertThat(Arrays.copyOfRange(read.data(), read.offsets()[i], read.offsets()[i + 1]))
                    .isEqualTo(values.get(positions[i]));
        }
    }

    @Property(tries = 300)
    void refusesAPageThatEndsEarlyAlsoWhereItsValuesAreLeftOut(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 50) int count) {
        byte[] page = page(values(random, count, 60), 0, 0, random);
        int limit = random.nextInt(page.length);
        int[] last = {count - 1};
        Picks picks = new Picks().of(last, random.nextInt(2));
        assertThatThrownBy(
                        () -> new LengthedBytes(page, 0, limit, null, 8).readSelected(picks, count))
                .isInstanceOf(MalformedData.class)
                .hasMessage("a page that ends early");
    }

    @Property(tries = 300)
    void refusesAPageThatEndsEarly(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll @IntRange(min = 1, max = 100) int longest) {
        byte[] page = page(values(random, count, longest), 0, 0, random);
        int limit = random.nextInt(page.length);
        assertThatThrownBy(() -> new LengthedBytes(page, 0, limit, null, 8).read(count))
                .isInstanceOf(MalformedData.class)
                .hasMessage("a page that ends early");
    }

    @Test
    void refusesANegativeLengthFarFromTheEnd() {
        byte[] page = new byte[1000];
        Bits.putInt(page, 4, -1);
        assertThatThrownBy(() -> new LengthedBytes(page, 0, page.length, null, 8).read(2))
                .isInstanceOf(MalformedData.class)
                .hasMessage("a value of negative length");
    }

    @Test
    void aLengthThatIsLongerThanThePageTakesNoMemory() {
        byte[] page = new byte[1000];
        Bits.putInt(page, 0, Integer.MAX_VALUE);
        assertThatThrownBy(() -> new LengthedBytes(page, 0, page.length, null, 8).read(1))
                .isInstanceOf(MalformedData.class)
                .hasMessage("a page that ends early");
    }

    @Test
    void keepsLittleMoreThanTheValuesHave() {
        byte[] page = page(values(new Random(1), 4096, 2), 0, 1 << 20, new Random(2));
        ByteValues values = new LengthedBytes(page, 0, page.length, null, 1000).read(4096);
        int used = values.offsets()[4096];
        assertThat(values.data().length).isBetween(used, used + used / 4 + 64);
    }

    @Property(tries = 500)
    void knowsThatTextIsAsciiOnlyWhereItIs(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 120) int longest,
            @ForAll @IntRange(min = 0, max = 2) int others) {
        List<byte[]> values = values(random, count, longest);
        values.forEach(LengthedBytesTest::makeAscii);
        for (int i = 0; i < others; i++) {
            byte[] value = values.get(random.nextInt(count));
            if (value.length > 0) {
                value[random.nextInt(value.length)] |= (byte) 0x80;
            }
        }
        byte[] page = page(values, 0, 0, random);
        boolean isAscii =
                values.stream().allMatch(value -> Arrays.equals(value, makeAscii(value.clone())));
        boolean known = new LengthedBytes(page, 0, page.length, null, 16).read(count).ascii();
        assertThat(known).isEqualTo(isAscii);
    }

    private static byte[] makeAscii(byte[] value) {
        for (int i = 0; i < value.length; i++) {
            value[i] &= 0x7F;
        }
        return value;
    }

    private static List<byte[]> values(Random random, int count, int longest) {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[random.nextInt(longest)];
            random.nextBytes(value);
            values.add(value);
        }
        return values;
    }

    private static byte[] page(List<byte[]> values, int before, int behind, Random random) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(new byte[before]);
        for (byte[] value : values) {
            byte[] length = new byte[4];
            Bits.putInt(length, 0, value.length);
            page.writeBytes(length);
            page.writeBytes(value);
        }
        byte[] rest = new byte[behind];
        random.nextBytes(rest);
        page.writeBytes(rest);
        return page.toByteArray();
    }
}

package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Runs of positions end where the next one is left out. */
class PositionsTest {

    @Property
    void aRunEndsBeforeTheFirstGap(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int gapOneIn) {
        Random random = new Random(seed);
        int[] positions = new int[200];
        int last = random.nextInt(5);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = last;
            last += random.nextInt(gapOneIn) == 0 ? 2 + random.nextInt(3) : 1;
        }
        int count = 1 + random.nextInt(positions.length);
        for (int first = 0; first < count; first++) {
            int end = first + 1;
            while (end < count && positions[end] == positions[end - 1] + 1) {
                end++;
            }
            assertThat(Positions.endOfRun(positions, first, count)).isEqualTo(end);
        }
    }

    @Property
    void takesTheSameNumbersIntoTheirOwnArrayAndIntoAnother(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int gapOneIn) {
        Random random = new Random(seed);
        int[] all = random.ints(200).toArray();
        int[] positions =
                IntStream.range(0, all.length).filter(i -> random.nextInt(gapOneIn) > 0).toArray();
        int count = random.nextInt(positions.length + 1);
        int[] expected = Arrays.stream(positions, 0, count).map(i -> all[i]).toArray();
        int[] another = new int[count];
        Picks picks = new Picks().of(positions, count);
        picks.take(all, another);
        assertThat(another).isEqualTo(expected);
        picks.take(all, all);
        assertThat(Arrays.copyOf(all, count)).isEqualTo(expected);
    }
}

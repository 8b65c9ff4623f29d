package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The distance to the multiple below is that of a division, whatever the numbers. */
class MultiplesTest {

    @Property(tries = 20_000)
    void aNumberIsAsFarAboveItsMultipleAsADivisionSays(
            @ForAll long value, @ForAll @LongRange(min = 1) long width) {
        assertThat(new Multiples(width).above(value)).isEqualTo(Math.floorMod(value, width));
    }

    @Property(tries = 20_000)
    void aMultipleIsNotAboveItselfAndItsNeighboursAreNextToIt(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long times,
            @ForAll @LongRange(min = 1, max = 1_000_000) long width) {
        Multiples multiples = new Multiples(width);
        assertThat(multiples.above(times * width)).isZero();
        assertThat(multiples.above(times * width - 1)).isEqualTo(width - 1);
        assertThat(multiples.above(times * width + 1)).isEqualTo(1 % width);
    }

    @Example
    void theLeastAndTheGreatestNumbersAreNoExceptions() {
        long[] values = {
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -(1L << 62) - 1,
            -(1L << 62),
            -1,
            0,
            1,
            (1L << 62) - 1,
            1L << 62,
            Long.MAX_VALUE
        };
        for (long width : new long[] {1, 2, 3, 1000, 1L << 61, (1L << 62) - 1, Long.MAX_VALUE}) {
            for (long value : values) {
                assertThat(new Multiples(width).above(value))
                        .isEqualTo(Math.floorMod(value, width));
            }
        }
    }
}

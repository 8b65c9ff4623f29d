package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100, 256})
    void fewHashesAreCountedExactlyHoweverOftenTheyCome(int count) {
        assertThat(sketch(count, 3).estimate()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 1_000, 10_000, 100_000, 1_000_000})
    void manyHashesAreEstimatedWithinFivePerCent(int count) {
        assertThat((double) sketch(count, 2).estimate()).isCloseTo(count, within(0.05 * count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 10_000})
    void theBytesThatItReportsAreThoseThatItTakes(int count) {
        DistinctSketch sketch = new DistinctSketch();
        long grown = 0;
        for (int i = 0; i < count; i++) {
            grown += sketch.add(i);
        }
        assertThat(grown).isBetween(0L, 4096L);
        assertThat(count <= 256 || grown == 4096 - 32).isTrue();
    }

    private static DistinctSketch sketch(int count, int times) {
        DistinctSketch sketch = new DistinctSketch();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < count; i++) {
                sketch.add(i);
            }
        }
        return sketch;
    }
}

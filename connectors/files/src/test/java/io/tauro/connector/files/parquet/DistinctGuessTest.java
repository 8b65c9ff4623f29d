package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.type.DataType;
import java.time.LocalDate;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.Test;

class DistinctGuessTest {

    private final DistinctGuess guess = new DistinctGuess();

    private static Chunk chunk(long distinct) {
        return new Chunk(
                CompressionCodec.SNAPPY,
                4,
                1,
                1,
                1,
                ValueRange.UNKNOWN,
                true,
                0,
                distinct,
                Footer.Indexes.NONE);
    }

    @Test
    void aGroupInWhichValuesRepeatHasThoseOfTheOthers() {
        guess.add(chunk(50), 1000);
        guess.add(chunk(48), 1000);
        assertThat(guess.guess(DataType.VARCHAR, null, null, 2000)).hasValue(50);
    }

    @Test
    void groupsOfManyValuesHaveTheirOwnWithinTheRange() {
        guess.add(chunk(900), 1000);
        guess.add(chunk(900), 1000);
        assertThat(guess.guess(DataType.BIGINT, 1L, 1200L, 2000)).hasValue(1200);
        assertThat(guess.guess(DataType.VARCHAR, null, null, 2000)).hasValue(1800);
    }

    @Test
    void integersAndDaysFillTheirRangeWhereNothingIsTold() {
        guess.add(chunk(-1), 1000);
        assertThat(guess.guess(DataType.BIGINT, 1L, 25L, 1000)).hasValue(25);
        assertThat(guess.guess(DataType.BIGINT, 1L, 6000L, 1000)).hasValue(1000);
        assertThat(
                        guess.guess(
                                DataType.DATE,
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 1, 10),
                                1000))
                .hasValue(10);
    }

    @Test
    void nothingIsGuessedOfTextThatNobodyCounted() {
        guess.add(chunk(-1), 1000);
        assertThat(guess.guess(DataType.VARCHAR, null, null, 1000)).isEmpty();
    }
}

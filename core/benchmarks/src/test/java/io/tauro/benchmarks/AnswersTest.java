package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    @Test
    void theOrderOfRowsAndTheClassesOfValuesDoNotMatter() {
        assertThat(
                        Answers.difference(
                                List.of(
                                        row("a", 1, Date.valueOf("2024-02-29")),
                                        row("b", null, null)),
                                List.of(
                                        row("b", null, null),
                                        row("a", 1L, LocalDate.of(2024, 2, 29)))))
                .isEmpty();
    }

    @Test
    void aMeanMayBeRounded() {
        assertThat(
                        Answers.difference(
                                List.of(row(25.522005853257337)),
                                List.of(row(decimal("25.522006")))))
                .isEmpty();
    }

    @Test
    void aDecimalIsExact() {
        assertThat(
                        Answers.difference(
                                List.of(row(decimal("10000000000.01"))),
                                List.of(row(decimal("10000000000.02")))))
                .contains("[10000000000.02], not [10000000000.01]");
    }

    @Test
    void aMissingRowAndAnotherTextAreDifferences() {
        assertThat(Answers.difference(List.of(row("a"), row("b")), List.of(row("a"))))
                .contains("1 rows, not 2");
        assertThat(Answers.difference(List.of(row("a", 1)), List.of(row("A", 1))))
                .contains("[A, 1], not [a, 1]");
        assertThat(Answers.difference(List.of(row("a", 0)), List.of(row("a", null)))).isPresent();
    }
}

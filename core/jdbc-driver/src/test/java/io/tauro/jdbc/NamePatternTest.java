package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "%, orders, true",
        "ord%, orders, true",
        "ORD%, orders, true",
        "o_ders, orders, true",
        "o_ders, oorders, false",
        "a\\_b, a_b, true",
        "a\\_b, axb, false",
        "a\\%, a%, true",
        "a\\%, ab, false",
        "a.b, axb, false",
        "(, (, true",
        "a\\, a\\, true",
    })
    void aPatternMatchesLikeLike(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void noPatternMatchesAllAndTheEmptyOneOnlyWhatHasNoName() {
        assertThat(NamePattern.of(null).matches("x")).isTrue();
        assertThat(NamePattern.of("").matches("")).isTrue();
        assertThat(NamePattern.of("").matches("x")).isFalse();
    }

    @Test
    void theSchemaIsWhatStandsBeforeTheLastDot() {
        assertThat(TableName.of("crm.customers")).isEqualTo(new TableName("crm", "customers"));
        assertThat(TableName.of("a.b.c")).isEqualTo(new TableName("a.b", "c"));
        assertThat(TableName.of("rates")).isEqualTo(new TableName("", "rates"));
    }
}

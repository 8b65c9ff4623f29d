package io.tauro.security.mask;

import static io.tauro.security.mask.Masked.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class FunctionMaskTest {

    private static Mask of(java.util.function.UnaryOperator<Object> function) {
        return Mask.of(
                new MaskFunction() {
                    @Override
                    public String name() {
                        return "ours";
                    }

                    @Override
                    public Object mask(Object value, DataType type) {
                        return function.apply(value);
                    }
                });
    }

    private static Object failing(Object value) {
        throw new IllegalStateException("cannot mask " + value);
    }

    @Test
    void whatTheHostMakesOfAValueIsShown() {
        assertThat(show(of(value -> "<" + value + ">"), "secret")).isEqualTo("<secret>");
        assertThat(show(of(value -> null), "secret")).isNull();
        assertThat(show(of(value -> (Integer) value / 10), DataType.INTEGER, 42)).isEqualTo(4);
    }

    @Test
    void aFunctionThatThrowsShowsNothing() {
        assertThat(show(of(FunctionMaskTest::failing), "secret")).isEqualTo("***");
        assertThat(show(of(FunctionMaskTest::failing), DataType.varchar(2), "ab")).isEqualTo("**");
        assertThat(show(of(FunctionMaskTest::failing), DataType.JSON, "1")).isEqualTo("\"***\"");
        assertThat(show(of(FunctionMaskTest::failing), DataType.INTEGER, 42)).isNull();
    }

    @Test
    void whatDoesNotFitTheColumnIsNotShown() {
        assertThat(show(of(value -> 42), "secret")).isEqualTo("***");
        assertThat(show(of(value -> "long"), DataType.varchar(3), "abc")).isEqualTo("***");
        assertThat(show(of(value -> 42L), DataType.INTEGER, 42)).isNull();
        assertThat(
                        show(
                                of(value -> new BigDecimal("1000.00")),
                                DataType.decimal(5, 2),
                                BigDecimal.ONE))
                .isNull();
        assertThat(show(of(value -> new byte[3]), DataType.varbinary(2), new byte[2])).isNull();
        assertThat(show(of(value -> LocalDate.MAX), DataType.DATE, LocalDate.EPOCH)).isNull();
        assertThat(
                        show(
                                of(value -> LocalDateTime.MAX),
                                DataType.TIMESTAMP,
                                LocalDate.EPOCH.atStartOfDay()))
                .isNull();
    }

    @Test
    void whatFitsIsRoundedAsTheColumnIs() {
        assertThat(
                        show(
                                of(value -> new BigDecimal("1.005")),
                                DataType.decimal(5, 2),
                                BigDecimal.ONE))
                .isEqualTo(new BigDecimal("1.01"));
        assertThat(show(of(value -> "ab  "), DataType.character(4), "abcd")).isEqualTo("ab");
    }

    @Test
    void charactersThatMustNotBeShownBecomeStars() {
        assertThat(show(of(value -> "a\u0000b\u202Ec\nd"), "secret")).isEqualTo("a*b*c*d");
    }
}

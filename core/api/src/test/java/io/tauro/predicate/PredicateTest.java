package io.tauro.predicate;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PredicateTest {

    @Test
    void aConditionIsTheSameHoweverItIsWritten() {
        assertThat(Predicate.of("age", PredicateOperator.GT, 18)).isEqualTo(col("age").gt(18));
        assertThat(Predicate.of("s", PredicateOperator.IN, List.of("a", "b")))
                .isEqualTo(col("s").in("a", "b"));
        assertThat(Predicate.of("s", PredicateOperator.IS_NULL)).isEqualTo(col("s").isNull());
    }

    @Test
    void printingShowsNoValues() {
        Predicate predicate =
                col("ssn")
                        .eq("123")
                        .or(col("age").in(1, 2, 3, 4, 5, 6))
                        .and(col("x").isNull().not());
        assertThat(predicate)
                .hasToString("((ssn = ? OR age IN (?, ?, ?, ?, ?, … 6)) AND NOT (x IS NULL))");
        assertThat(predicate.columns()).containsExactly("ssn", "age", "x");
    }

    @Test
    void aConditionThatCannotBeIsRefused() {
        assertThatThrownBy(() -> Predicate.of("a", PredicateOperator.EQ, null))
                .hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Predicate.of("a", PredicateOperator.IS_NULL, 1))
                .hasMessageContaining("takes no value");
        assertThatThrownBy(() -> Predicate.of("a", PredicateOperator.IN, List.of()))
                .hasMessageContaining("at least one");
    }

    @Test
    void nullMakesAConditionUnknownAndLogicHasThreeValues() {
        Map<String, Object> row = new HashMap<>();
        row.put("a", null);
        row.put("b", 1);
        assertThat(PredicateEvaluator.evaluate(col("a").eq(1), row::get)).isNull();
        assertThat(PredicateEvaluator.evaluate(col("a").eq(1).not(), row::get)).isNull();
        assertThat(PredicateEvaluator.evaluate(col("a").eq(1).or(col("b").eq(1)), row::get))
                .isTrue();
        assertThat(PredicateEvaluator.evaluate(col("a").eq(1).and(col("b").eq(2)), row::get))
                .isFalse();
        assertThat(PredicateEvaluator.evaluate(col("a").eq(1).and(col("b").eq(1)), row::get))
                .isNull();
        assertThat(PredicateEvaluator.evaluate(col("a").isNull(), row::get)).isTrue();
        assertThat(PredicateEvaluator.isTrue(col("a").notIn(1, 2), row::get)).isFalse();
        assertThat(PredicateEvaluator.evaluate(new Predicate.And(List.of()), row::get)).isTrue();
        assertThat(PredicateEvaluator.evaluate(new Predicate.Or(List.of()), row::get)).isFalse();
    }

    @Test
    void valuesAreOrderedAsTheEngineOrdersThem() {
        assertThat(ValueOrder.compare(Double.NaN, Double.POSITIVE_INFINITY)).isPositive();
        assertThat(ValueOrder.compare(Double.NaN, Double.NaN)).isZero();
        assertThat(ValueOrder.compare(-0.0, 0.0)).isZero();
        assertThat(ValueOrder.compare(new BigDecimal("1.50"), new BigDecimal("1.5"))).isZero();
        assertThat(ValueOrder.compare(Long.MAX_VALUE, (double) Long.MAX_VALUE)).isNegative();
        assertThat(ValueOrder.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat(ValueOrder.compare("a", "a ")).isNegative();
        assertThat(
                        ValueOrder.compare(
                                OffsetDateTime.parse("2026-01-01T01:00+01:00"),
                                OffsetDateTime.parse("2026-01-01T00:00Z")))
                .isZero();
        assertThatThrownBy(() -> ValueOrder.compare("a", 1)).isInstanceOf(ClassCastException.class);
    }

    @Property
    void textIsOrderedByCodePoint(@ForAll String a, @ForAll String b) {
        int expected = java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        if (a.equals(new String(a.codePoints().toArray(), 0, a.codePointCount(0, a.length())))) {
            assertThat(Integer.signum(ValueOrder.compare(a, b)))
                    .isEqualTo(Integer.signum(expected));
        }
    }

    @Property(tries = 2000)
    void likeMatchesAsARegularExpressionWould(
            @ForAll("words") String text, @ForAll("patterns") String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(
                        point ->
                                regex.append(
                                        point == '%'
                                                ? ".*"
                                                : point == '_'
                                                        ? "."
                                                        : Pattern.quote(
                                                                Character.toString(point))));
        boolean expected =
                Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
        assertThat(LikePattern.of(pattern).matches(text)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', '%').ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '%', '_').ofMaxLength(6);
    }

    @Test
    void anEscapeMakesTheNextCharacterOrdinary() {
        assertThat(LikePattern.of("a#%b", '#').matches("a%b")).isTrue();
        assertThat(LikePattern.of("a#%b", '#').matches("axb")).isFalse();
        assertThatThrownBy(() -> LikePattern.of("a#", '#'))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LikePattern.of("#a", '#'))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

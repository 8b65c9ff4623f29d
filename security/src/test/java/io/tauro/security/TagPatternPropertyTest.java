package io.tauro.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagPatternPropertyTest {

    @Provide
    Arbitrary<String> pattern() {
        return Arbitraries.strings().withChars('a', 'B', '*', '.').ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.strings().withChars('a', 'A', 'b', '*', '.').ofMaxLength(10);
    }

    @Property(tries = 5000)
    void aPatternCoversWhatItsRegularExpressionDoes(
            @ForAll("pattern") String pattern, @ForAll("name") String name) {
        String expression =
                pattern.chars()
                        .mapToObj(one -> one == '*' ? ".*" : Pattern.quote(Character.toString(one)))
                        .collect(Collectors.joining());
        boolean covers =
                Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(name).matches();
        assertThat(TagPolicy.matches(pattern, name)).isEqualTo(covers);
    }

    @Property
    void aPatternWithoutStarsCoversTheNamesThatAreEqualButForCase(
            @ForAll String a, @ForAll String b) {
        String name = a.replace("*", "");
        assertThat(TagPolicy.matches(name, name.toUpperCase(Locale.ROOT)))
                .isEqualTo(name.equalsIgnoreCase(name.toUpperCase(Locale.ROOT)));
        assertThat(TagPolicy.matches(name, b)).isEqualTo(name.equalsIgnoreCase(b));
    }

    @ParameterizedTest
    @CsvSource({
        "*email*, E_Mail, false",
        "*email*, work_EMAIL_2, true",
        "*, '', true",
        "ssn, ſſn, true",
        "*id, İD, true"
    })
    void names(String pattern, String column, boolean covers) {
        assertThat(TagPolicy.matches(pattern, column)).isEqualTo(covers);
    }

    @Test
    void aPatternOfManyStarsTakesNoTimeOfItsOwn() {
        String pattern = "*a".repeat(1000);
        assertThat(TagPolicy.matches(pattern, "a".repeat(100_000) + "b")).isFalse();
    }
}

package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskParsePropertyTest {

    @Provide
    Arbitrary<Mask> mask() {
        Arbitrary<String> word =
                Arbitraries.strings()
                        .withChars("aZ09_-.=() é{}".toCharArray())
                        .ofMinLength(1)
                        .ofMaxLength(8)
                        .map(text -> "k" + text.strip());
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Mask.email(),
                        Mask.phone(),
                        Mask.ssn(),
                        Mask.panBin6Last4(),
                        Mask.panLast4(),
                        Mask.iban(),
                        Mask.name(),
                        Mask.dateYear(),
                        Mask.dateMonth(),
                        Mask.ip(),
                        Mask.zip3(),
                        Mask.redact(),
                        Mask.nullify(),
                        Mask.charclass()),
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers())
                        .as(Mask::partial),
                Arbitraries.longs().map(Mask::bucket),
                word.map(Mask::hash),
                Combinators.combine(word, word).as(Mask::hash),
                word.map(Mask::tokenFf1),
                Combinators.combine(word, Arbitraries.longs()).as(Mask::noise),
                Combinators.combine(word, word, Arbitraries.integers()).as(Mask::dateShift));
    }

    @Property
    void whatIsPrintedIsParsedAgain(@ForAll("mask") Mask mask) {
        assertThat(Mask.parse(mask.toString())).isEqualTo(mask);
        assertThat(Mask.parse("  " + mask.toString().replace(", ", " ,\t") + "\n")).isEqualTo(mask);
    }

    @Property
    void anyTextIsAMaskOrRefused(@ForAll String text) {
        parsedOrRefused(text);
        parsedOrRefused("partial(" + text);
        parsedOrRefused("hash(" + text + ")");
    }

    private static void parsedOrRefused(String text) {
        try {
            Mask mask = Mask.parse(text);
            assertThat(Mask.parse(mask.toString())).isEqualTo(mask);
        } catch (TauroException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | email",
                "EMAIL() | email",
                "partial(4,4) | partial(first=4, last=4)",
                "partial(last=1) | partial(last=1)",
                "bucket( 10 ) | bucket(width=10)",
                "hash(key=pii, domain=customer) | hash(domain=customer, key=pii)",
                "date_shift(key=pii, entity=customer_id, days=30)"
                        + " | date_shift(days=30, entity=customer_id, key=pii)",
                "noise(key=pii, width=100) | noise(key=pii, width=100)",
                "token_ff1(key=pii) | token_ff1(key=pii)",
            })
    void aMaskIsPrintedAsPoliciesWriteIt(String text, String printed) {
        assertThat(Mask.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emial | There is no mask 'emial'. Did you mean 'email'?",
                "expression(sql=x) | There is no mask 'expression'.",
                "function | There is no mask 'function'.",
                "email(1) | an argument without a name that it does not know",
                "email(x=1) | Mask 'email' has no argument 'x'.",
                "partial(1,2 | Mask 'partial' has no closing parenthesis.",
                "partial(1,first=2) | Argument 'first' of mask 'partial' is given twice.",
                "partial(1,,2) | is empty",
                "hash(key=) | Argument 'key' of mask 'hash' is empty.",
            })
    void whatIsNoMaskIsRefused(String text, String reason) {
        assertThatThrownBy(() -> Mask.parse(text))
                .isInstanceOf(TauroException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anArgumentThatCannotBeWrittenIsRefused() {
        for (String key : new String[] {"", " ", "a,b", " a", "a\t"}) {
            assertThatThrownBy(() -> Mask.hash(key)).isInstanceOf(TauroException.class);
        }
        String sql = " substring(note, 1, 3) ";
        assertThat(Mask.expression(sql).argument("sql")).contains(sql);
    }

    @Test
    void aMaskByFunctionIsCalledAsItsFunctionIs() {
        MaskFunction function =
                new MaskFunction() {
                    @Override
                    public String name() {
                        return "ours";
                    }

                    @Override
                    public Object mask(Object value, DataType type) {
                        return value;
                    }
                };
        assertThat(new Mask(MaskKind.FUNCTION, Map.of(), Optional.of(function)))
                .hasToString("function ours");
    }
}

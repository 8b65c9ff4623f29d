package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextMaskPropertyTest {

    private static final List<Mask> MASKS =
            List.of(
                    Mask.email(),
                    Mask.phone(),
                    Mask.ssn(),
                    Mask.panBin6Last4(),
                    Mask.panLast4(),
                    Mask.iban(),
                    Mask.name(),
                    Mask.ip(),
                    Mask.zip3(),
                    Mask.partial(1, 1),
                    Mask.partial(2, 0),
                    Mask.partial(0, 3),
                    Mask.charclass(),
                    Mask.redact());

    @Provide
    Arbitrary<List<String>> texts() {
        return MaskTexts.any().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> text() {
        return MaskTexts.any();
    }

    @Provide
    Arbitrary<Mask> mask() {
        return Arbitraries.of(MASKS);
    }

    @Provide
    Arbitrary<DataType> type() {
        return Arbitraries.oneOf(
                Arbitraries.just(DataType.VARCHAR),
                Arbitraries.integers().between(11, 30).map(DataType::varchar),
                Arbitraries.integers().between(11, 30).map(DataType::character));
    }

    @Property(tries = 3000)
    void vectorsAndValuesAreMaskedAlike(
            @ForAll("mask") Mask mask,
            @ForAll("type") DataType type,
            @ForAll("texts") List<String> texts) {
        List<Object> shown = Masked.show(Masked.transform(mask, type), type, texts);
        for (Object one : shown) {
            String text = (String) Objects.requireNonNull(one);
            assertThat(text.codePoints().allMatch(Clusters::isSafe))
                    .as("only what is seen")
                    .isTrue();
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
            if (type.precision() != DataType.UNBOUNDED) {
                assertThat(text.codePointCount(0, text.length()))
                        .isLessThanOrEqualTo(type.precision());
            }
            if (type.kind() == TypeKind.CHAR) {
                assertThat(text).doesNotEndWith(" ");
            }
        }
    }

    @Property(tries = 500)
    void tokensOfVectorsAndValuesAreAlike(@ForAll("texts") List<String> texts) {
        Masked.show(
                Masked.transform(Mask.tokenFf1("k"), DataType.VARCHAR), DataType.VARCHAR, texts);
    }

    @Property(tries = 500)
    void hashesOfVectorsAndValuesAreAlike(@ForAll("texts") List<String> texts) {
        for (Object one :
                Masked.show(
                        Masked.transform(Mask.hash("k"), DataType.VARCHAR),
                        DataType.VARCHAR,
                        texts)) {
            assertThat((String) one).matches("h1_[A-Za-z0-9_-]{22}");
        }
    }

    @Property(tries = 1500)
    void atMostHalfIsShown(
            @ForAll("text") String text,
            @ForAll @IntRange(max = 5) int first,
            @ForAll @IntRange(max = 5) int last) {
        String value = Normalizer.normalize(text.replace("*", ""), Normalizer.Form.NFC);
        int half = Clusters.of(value).size() / 2;
        for (Mask mask :
                List.of(
                        Mask.partial(first, last),
                        Mask.phone(),
                        Mask.panLast4(),
                        Mask.iban(),
                        Mask.name())) {
            String shown = (String) Masked.show(mask, value);
            long seen =
                    Clusters.of(shown).stream()
                            .filter(one -> !one.equals("*"))
                            .filter(one -> mask.kind() != MaskKind.NAME || !one.equals(" "))
                            .count();
            assertThat(seen).as("%s shows %s", mask, shown).isLessThanOrEqualTo(half);
        }
    }

    @Property
    void theHiddenMiddleOfAnEmailLeavesNoTrace(
            @ForAll("local") String one, @ForAll("local") String other) {
        assertThat(Masked.show(Mask.email(), "f" + one + "o@example.com"))
                .isEqualTo("f***o@example.com")
                .isEqualTo(Masked.show(Mask.email(), "f" + other + "o@example.com"));
    }

    @Provide
    Arbitrary<String> local() {
        return Arbitraries.strings()
                .withChars("abcXYZ019._-+@äß李".toCharArray())
                .ofMinLength(2)
                .ofMaxLength(40);
    }

    @Property
    void theHiddenMiddleOfAPartLeavesNoTrace(
            @ForAll("local") String one, @ForAll("local") String other) {
        Assume.that(one.length() >= 4 && other.length() >= 4);
        assertThat(Masked.show(Mask.partial(2, 2), "AB" + one + "GH"))
                .isEqualTo("AB***GH")
                .isEqualTo(Masked.show(Mask.partial(2, 2), "AB" + other + "GH"));
    }

    @Property
    void classesAreTheirOwnClasses(@ForAll("text") String text) {
        Object shown = Masked.show(Mask.charclass(), text);
        assertThat(Masked.show(Mask.charclass(), shown == null ? "" : shown.toString()))
                .isEqualTo(shown);
    }

    @Property
    void textIsTheSameInAnyNormalForm(@ForAll("mask") Mask mask, @ForAll("text") String text) {
        Assume.that(text.codePoints().noneMatch(one -> one >= 0xD800 && one < 0xE000));
        List<Object> shown =
                List.of(
                                Normalizer.normalize(text, Normalizer.Form.NFD),
                                Normalizer.normalize(text, Normalizer.Form.NFC))
                        .stream()
                        .map(form -> Masked.show(mask, form))
                        .collect(Collectors.toList());
        assertThat(shown.get(0)).isEqualTo(shown.get(1));
    }
}

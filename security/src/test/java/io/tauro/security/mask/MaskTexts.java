package io.tauro.security.mask;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that masks meet: nearly right ones, and any others. */
final class MaskTexts {

    /** Accents, joiners, flags, directions of writing, controls, digits of other scripts. */
    private static final String[] ODD = {
        "\u0301",
        "\u200D",
        "\u202E",
        "\u2067",
        "\u0000",
        "\n",
        "\r\n",
        "\u0085",
        "\u2028",
        "\u007F",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "\uFFFD",
        "\uD83D\uDC69",
        "\uD83C\uDDE9",
        "\uD83C\uDDEA",
        "\uD83C\uDFFD",
        "\u1100",
        "\u1161",
        "\u0669",
        "\uFF15",
        "\u00E9",
        "e\u0301",
        "\u0130",
        "\u01C5",
        "\u00DF",
        "\uE000",
        "\uD800",
        "\uDB40\uDC41",
        "\u093F",
        "\u0915",
        "\uFE0F",
        "*"
    };

    private MaskTexts() {}

    static Arbitrary<String> any() {
        return Arbitraries.oneOf(
                ascii(),
                of("ab.-@_ é", 24),
                of("019 -.x٣", 20),
                of("DEgb019 é", 36),
                of("0123456789abcF:.%", 24),
                of("25:.1", 16),
                of("aZ0 -", 30),
                Arbitraries.strings().ofMaxLength(12),
                odd());
    }

    static Arbitrary<String> ascii() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20);
    }

    private static Arbitrary<String> of(String characters, int longest) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMaxLength(longest);
    }

    private static Arbitrary<String> odd() {
        Arbitrary<String> pieces =
                Arbitraries.oneOf(
                        Arbitraries.of(ODD), Arbitraries.of("a", "B", "1", " ", "@", "x.y", "-"));
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }
}

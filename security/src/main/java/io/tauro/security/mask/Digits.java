package io.tauro.security.mask;

import java.util.Optional;

/** The decimal digits of a text, of whatever script, as ASCII. */
final class Digits {

    private Digits() {}

    /** All there are; anything else is skipped. */
    static String among(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .forEach(one -> digits.append(Character.digit(one, 10)));
        return digits.toString();
    }

    /** All there are, if there is nothing else but spaces and some separators. */
    static Optional<String> only(String text, String separators) {
        boolean clean =
                text.codePoints()
                        .allMatch(one -> Character.isDigit(one) || separators.indexOf(one) >= 0);
        return clean ? Optional.of(among(text)) : Optional.empty();
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}

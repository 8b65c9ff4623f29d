package io.tauro.security.mask;

import java.util.Locale;
import java.util.regex.Pattern;

/** {@code DE89 3704 0044 0532 0130 00} becomes {@code DE****************3000}. */
final class IbanMask implements TextMask {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}", Pattern.DOTALL);

    @Override
    public String redacted() {
        return "****";
    }

    @Override
    public String ofText(String text) {
        String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(text.replace(" ", "")).matches()) {
            return redacted();
        }
        int length = compact.length();
        return compact.substring(0, 2) + "*".repeat(length - 6) + compact.substring(length - 4);
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int length = 0;
        for (int i = from; i < to; i++) {
            byte character = data[i];
            if (character == ' ') {
                continue;
            }
            boolean digit = Digits.isDigit(character);
            boolean letter = isLetter(character);
            if (length < 2 ? !letter : length < 4 ? !digit : !digit && !letter) {
                out.stars(4);
                return;
            }
            length++;
        }
        if (length < 15 || length > 34) {
            out.stars(4);
            return;
        }
        int seen = 0;
        for (int i = from; i < to; i++) {
            if (data[i] != ' ') {
                out.put(seen < 2 || seen >= length - 4 ? upper(data[i]) : '*');
                seen++;
            }
        }
    }

    private static boolean isLetter(byte character) {
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static int upper(byte character) {
        return isLetter(character) ? character & ~0x20 : character;
    }
}

package io.tauro.security.mask;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code 02139} becomes {@code 021**}; the areas of at most 20,000 people become {@code 000**}.
 *
 * <p>They are those of the census of 2000 that the U.S. Department of Health and Human Services
 * lists in its "Guidance Regarding Methods for De-identification of Protected Health Information in
 * Accordance with the HIPAA Privacy Rule" (26 November 2012) for 45 CFR 164.514(b)(2)(i)(B).
 */
final class Zip3Mask implements TextMask {

    private static final Set<String> FEW_PEOPLE =
            Set.of(
                    "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830",
                    "831", "878", "879", "884", "890", "893");

    private static final Pattern FORM = Pattern.compile("[0-9]{5}([- ]?[0-9]{4})?");

    private static final boolean[] HIDDEN = new boolean[1000];

    static {
        FEW_PEOPLE.forEach(prefix -> HIDDEN[Integer.parseInt(prefix)] = true);
    }

    private static final byte[] NOWHERE = "000**".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .forEach(
                        one -> {
                            if (Character.isDigit(one)) {
                                ascii.append(Character.digit(one, 10));
                            } else {
                                ascii.appendCodePoint(one);
                            }
                        });
        if (!FORM.matcher(ascii).matches()) {
            return redacted();
        }
        String prefix = ascii.substring(0, 3);
        return (FEW_PEOPLE.contains(prefix) ? "000" : prefix) + "**";
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int length = to - from;
        boolean cut = length == 10 && (data[from + 5] == '-' || data[from + 5] == ' ');
        boolean valid = length == 5 || length == 9 || cut;
        for (int i = from; valid && i < to; i++) {
            valid = Digits.isDigit(data[i]) || cut && i == from + 5;
        }
        if (!valid) {
            out.stars();
            return;
        }
        int prefix = (data[from] - '0') * 100 + (data[from + 1] - '0') * 10 + data[from + 2] - '0';
        if (HIDDEN[prefix]) {
            out.put(NOWHERE, 0, NOWHERE.length);
        } else {
            out.put(data, from, from + 3);
            out.stars(2);
        }
    }
}

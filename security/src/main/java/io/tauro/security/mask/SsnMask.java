package io.tauro.security.mask;

import java.nio.charset.StandardCharsets;

/** {@code 123-45-6789} becomes {@code ***-**-6789}. */
final class SsnMask implements TextMask {

    private static final byte[] SHAPE = "***-**-****".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String redacted() {
        return "***-**-****";
    }

    @Override
    public String ofText(String text) {
        return Digits.only(text, " -.")
                .filter(digits -> digits.length() == 9)
                .map(digits -> "***-**-" + digits.substring(5))
                .orElse(redacted());
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int last = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            byte character = data[i];
            if (Digits.isDigit(character)) {
                last = last << 8 | character;
                digits++;
            } else if (character != ' ' && character != '-' && character != '.') {
                digits = Integer.MIN_VALUE;
            }
        }
        out.put(SHAPE, 0, digits == 9 ? 7 : SHAPE.length);
        for (int shift = 24; digits == 9 && shift >= 0; shift -= 8) {
            out.put(last >>> shift);
        }
    }
}

package io.tauro.security.mask;

/** {@code +1 (555) 123-5678} becomes {@code ******5678}. */
final class PhoneMask implements TextMask {

    private static final int FEWEST = 8;

    @Override
    public String redacted() {
        return "******";
    }

    @Override
    public String ofText(String text) {
        String digits = Digits.among(text);
        return digits.length() < FEWEST
                ? redacted()
                : redacted() + digits.substring(digits.length() - 4);
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int digits = 0;
        int last = to;
        for (int i = to - 1; i >= from && digits < FEWEST; i--) {
            if (Digits.isDigit(data[i])) {
                digits++;
                last = digits == 4 ? i : last;
            }
        }
        out.stars(6);
        for (int i = digits == FEWEST ? last : to; i < to; i++) {
            if (Digits.isDigit(data[i])) {
                out.put(data[i]);
            }
        }
    }
}

package io.tauro.security.mask;

import java.util.Optional;

/**
 * The last four digits of a card number, and the first six of one that has enough: what PCI DSS
 * lets be shown, though it is more than half.
 */
final class PanMask implements TextMask {

    private final boolean bin;

    /**
     * @param bin whether the first six digits are shown
     */
    PanMask(boolean bin) {
        this.bin = bin;
    }

    @Override
    public String redacted() {
        return "****";
    }

    @Override
    public String ofText(String text) {
        Optional<String> only = Digits.only(text, " -");
        if (only.isEmpty() || only.get().length() < 13 || only.get().length() > 19) {
            return redacted();
        }
        String digits = only.get();
        int shown = bin && digits.length() >= 15 ? 6 : 0;
        int hidden = digits.length() - shown - 4;
        return digits.substring(0, shown) + "*".repeat(hidden) + digits.substring(shown + hidden);
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (Digits.isDigit(data[i])) {
                digits++;
            } else if (data[i] != ' ' && data[i] != '-') {
                out.stars(4);
                return;
            }
        }
        if (digits < 13 || digits > 19) {
            out.stars(4);
            return;
        }
        int first = bin && digits > 14 ? 6 : 0;
        int seen = 0;
        for (int i = from; i < to; i++) {
            if (Digits.isDigit(data[i])) {
                out.put(seen < first || seen >= digits - 4 ? data[i] : '*');
                seen++;
            }
        }
    }
}

package io.tauro.security.mask;

/**
 * {@code Ab1-é} becomes {@code Xx0-x}. Shows how long a text is, and its punctuation: for shapes,
 * not for secrets.
 */
final class CharclassMask implements TextMask {

    private static final byte[] CLASSES = new byte[128];

    static {
        for (int i = 0; i < 128; i++) {
            int lower = i | 0x20;
            boolean letter = lower >= 'a' && lower <= 'z';
            CLASSES[i] = (byte) (letter ? 'X' | i & 0x20 : i >= '0' && i <= '9' ? '0' : i);
        }
    }

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        StringBuilder shown = new StringBuilder();
        Clusters.of(text).forEach(cluster -> shown.append(of(cluster.codePointAt(0))));
        return shown.toString();
    }

    private static char of(int codePoint) {
        if (Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint)) {
            return 'X';
        }
        if (Character.isLetter(codePoint)) {
            return 'x';
        }
        if (Character.isDigit(codePoint)) {
            return '0';
        }
        return codePoint >= ' ' && codePoint < 127 ? (char) codePoint : '*';
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        for (int i = from; i < to; i++) {
            out.put(CLASSES[data[i]]);
        }
    }
}

package io.tauro.security.mask;

import java.util.List;

/** {@code fredo@example.com} becomes {@code f***o@example.com}. */
final class EmailMask implements TextMask {

    private static final int LONGEST_DOMAIN = 253;

    /** Which characters of ASCII may stand anywhere in a domain. */
    private static final boolean[] DOMAIN = new boolean[128];

    static {
        for (int i = 0; i < DOMAIN.length; i++) {
            int lower = i | 0x20;
            DOMAIN[i] = lower >= 'a' && lower <= 'z' || i >= '0' && i <= '9';
        }
    }

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !isDomain(text.substring(at + 1))) {
            return redacted();
        }
        List<String> local = Clusters.of(text.substring(0, at));
        for (String cluster : local) {
            if (!Clusters.isSafe(cluster)
                    || !Clusters.all(cluster, one -> !Clusters.isSpace(one))) {
                return redacted();
            }
        }
        if (local.isEmpty()) {
            return redacted();
        }
        int size = local.size();
        String first = size < 3 ? "" : local.get(0);
        String last = size < 4 ? "" : local.get(size - 1);
        return first + "***" + last + text.substring(at);
    }

    /** Two labels at least, of letters, digits and inner hyphens: the domain is shown whole. */
    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        if (labels.length < 2 || domain.length() > LONGEST_DOMAIN) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty()
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || Clusters.isMark(label.codePointAt(0))
                    || !Clusters.all(label, EmailMask::isDomain)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(int codePoint) {
        return codePoint == '-'
                || Character.isLetterOrDigit(codePoint)
                || Clusters.isMark(codePoint);
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int at = to - 1;
        boolean dot = false;
        int next = '.';
        while (at >= from && data[at] != '@') {
            int character = data[at--];
            if (!fits(character, next)) {
                out.stars();
                return;
            }
            dot |= character == '.';
            next = character;
        }
        int size = at - from;
        if (size <= 0
                || !dot
                || !fits('.', next)
                || to - at - 1 > LONGEST_DOMAIN
                || Ascii.hasSpace(data, from, at)) {
            out.stars();
            return;
        }
        if (size > 2) {
            out.put(data[from]);
        }
        out.stars();
        out.put(data, size > 3 ? at - 1 : at, to);
    }

    /** Whether a character of a domain may stand before the next one. */
    private static boolean fits(int character, int next) {
        if (DOMAIN[character]) {
            return true;
        }
        return character == '.' ? next != '.' && next != '-' : character == '-' && next != '.';
    }
}

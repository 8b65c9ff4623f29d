package io.tauro.security.mask;

import java.util.List;

/** So many characters of both ends, if that is at most half of them. */
final class PartialMask implements TextMask {

    private final int first;
    private final int last;

    PartialMask(int first, int last) {
        this.first = first;
        this.last = last;
    }

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        List<String> clusters = Clusters.of(text);
        int size = clusters.size();
        if (size < 2L * ((long) first + last)) {
            return redacted();
        }
        StringBuilder shown = new StringBuilder();
        clusters.subList(0, first).forEach(one -> shown.append(Clusters.shown(one)));
        shown.append("***");
        clusters.subList(size - last, size).forEach(one -> shown.append(Clusters.shown(one)));
        return shown.toString();
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        long hidden = (long) to - from - first - last;
        if (hidden < (long) first + last) {
            out.stars();
            return;
        }
        out.put(data, from, from + first);
        out.stars();
        out.put(data, to - last, to);
    }
}

package io.tauro.security.mask;

import java.util.ArrayList;
import java.util.List;

/** {@code Ann Lee} becomes {@code A*** L***}. */
final class NameMask implements TextMask {

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        List<String> shown = new ArrayList<>();
        for (String word : words(text)) {
            List<String> clusters = Clusters.of(word);
            shown.add((clusters.size() < 3 ? "" : Clusters.shown(clusters.get(0))) + "***");
        }
        return shown.isEmpty() ? redacted() : String.join(" ", shown);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints()
                .forEach(
                        one -> {
                            if (!Clusters.isSpace(one)) {
                                word.appendCodePoint(one);
                            } else if (!word.isEmpty()) {
                                words.add(word.toString());
                                word.setLength(0);
                            }
                        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int start = out.used();
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && data[end] != ' ') {
                end++;
            }
            if (end > at) {
                if (out.used() > start) {
                    out.put(' ');
                }
                if (end - at > 2) {
                    out.put(data[at]);
                }
                out.stars();
            }
            at = end + 1;
        }
        if (out.used() == start) {
            out.stars();
        }
    }
}

package io.tauro.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes scores as Markdown. The first engine is the one that the others are compared with. */
final class Tables {

    private static final String NONE = "–";

    private Tables() {}

    static String markdown(String title, String machine, List<Line> lines) {
        List<Score> peers = lines.get(0).scores();
        StringBuilder text = new StringBuilder("## ").append(title).append("\n\n");
        text.append(machine).append("\n\n");
        text.append("CPU ms (wall ms), medians; then the ratio of CPU: ")
                .append(peers.get(0).engine())
                .append(" / other.\n\n");
        times(text, peers, lines);
        text.append('\n');
        volumes(text, peers, lines);
        notes(text, lines);
        return text.toString();
    }

    private static void times(StringBuilder text, List<Score> peers, List<Line> lines) {
        List<String> heads = new ArrayList<>(List.of("query"));
        peers.forEach(peer -> heads.add(peer.engine()));
        peers.subList(1, peers.size()).forEach(peer -> heads.add("/ " + peer.engine()));
        head(text, heads);
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(List.of(line.query()));
            line.scores().forEach(score -> cells.add(time(score)));
            line.others().forEach(score -> cells.add(number(ratio(line.first(), score))));
            row(text, cells);
        }
        List<String> means = new ArrayList<>(List.of("**geometric mean**"));
        peers.forEach(peer -> means.add(""));
        for (int i = 1; i < peers.size(); i++) {
            int peer = i;
            double[] ratios =
                    lines.stream()
                            .mapToDouble(line -> ratio(line.first(), line.scores().get(peer)))
                            .filter(ratio -> !Double.isNaN(ratio))
                            .toArray();
            means.add("**%s** (%d)".formatted(number(geometricMean(ratios)), ratios.length));
        }
        row(text, means);
    }

    private static void volumes(StringBuilder text, List<Score> peers, List<Line> lines) {
        List<String> heads =
                new ArrayList<>(List.of("query", "rows", "rows moved", "operators MB"));
        peers.forEach(peer -> heads.add(peer.engine() + ": heap MB (process MB)"));
        head(text, heads);
        for (Line line : lines) {
            Footprint footprint = line.first().footprint();
            List<String> cells = new ArrayList<>();
            cells.add(line.query());
            cells.add("" + line.first().rows());
            cells.add(footprint.rowsMoved() < 0 ? NONE : "" + footprint.rowsMoved());
            cells.add(
                    footprint.memoryBytes() < 0 ? NONE : "" + footprint.memoryBytes() / 1_000_000);
            line.scores().forEach(score -> cells.add(memory(score)));
            row(text, cells);
        }
    }

    private static String memory(Score score) {
        return score.failed()
                ? NONE
                : "%.0f (%.0f)".formatted(score.heapMegabytes(), score.residentMegabytes());
    }

    private static void notes(StringBuilder text, List<Line> lines) {
        StringBuilder list = new StringBuilder();
        for (Line line : lines) {
            for (Score score : line.scores()) {
                if (!score.note().isEmpty()) {
                    list.append(
                            "* %s, %s: %s%n".formatted(line.query(), score.engine(), score.note()));
                }
            }
        }
        if (list.length() > 0) {
            text.append('\n').append(list);
        }
    }

    private static String time(Score score) {
        return score.failed()
                ? NONE
                : "%s (%s)".formatted(number(score.cpuMillis()), number(score.wallMillis()));
    }

    private static double ratio(Score one, Score other) {
        return one.failed() || other.failed() ? Double.NaN : one.cpuMillis() / other.cpuMillis();
    }

    static double geometricMean(double... ratios) {
        double logarithms = 0;
        for (double ratio : ratios) {
            logarithms += Math.log(ratio);
        }
        return Math.exp(logarithms / ratios.length);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        String pattern =
                value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }

    private static void head(StringBuilder text, List<String> cells) {
        row(text, cells);
        row(text, Collections.nCopies(cells.size(), "---"));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** One line for who waits. */
    static String progress(Line line) {
        StringBuilder text = new StringBuilder(line.query());
        for (Score score : line.scores()) {
            text.append("; ")
                    .append(score.engine())
                    .append(' ')
                    .append(score.failed() ? score.failure() : time(score));
        }
        return text.toString();
    }
}

package io.tauro.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a table, and keeps it as Markdown and JSON beside the build. */
final class Report {

    private Report() {}

    /**
     * @param name of the files, without an ending
     * @param loadBefore the load of the machine before the run
     */
    static void write(
            Options options, String name, String title, double loadBefore, List<Line> table)
            throws IOException {
        Rounds rounds = options.rounds();
        String machine =
                "%s. Load %.1f before, %.1f after; %d rounds to warm up, %d measured, process CPU."
                        .formatted(
                                Meter.machine(),
                                loadBefore,
                                Meter.load(),
                                rounds.warmUp(),
                                rounds.measured());
        String markdown = Tables.markdown(title, machine, table);
        System.out.println(markdown);
        Files.createDirectories(options.output());
        Files.writeString(options.output().resolve(name + ".md"), markdown);
        Path json = options.output().resolve(name + ".json");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(json.toFile(), json(title, machine, table));
    }

    private static Map<String, Object> json(String title, String machine, List<Line> table) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Line line : table) {
            for (Score score : line.scores()) {
                Map<String, Object> result = new LinkedHashMap<>();
                result.put("query", line.query());
                result.put("engine", score.engine());
                result.putAll(score.failed() ? failure(score) : values(score));
                results.add(result);
            }
        }
        return Map.of("title", title, "machine", machine, "results", results);
    }

    private static Map<String, Object> failure(Score score) {
        return Map.of("failure", score.failure());
    }

    private static Map<String, Object> values(Score score) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cpuMillis", score.cpuMillis());
        values.put("wallMillis", score.wallMillis());
        values.put("rows", score.rows());
        values.put("rowsMoved", score.footprint().rowsMoved());
        values.put("operatorBytes", score.footprint().memoryBytes());
        values.put("heapMegabytes", score.heapMegabytes());
        values.put("processMegabytes", score.residentMegabytes());
        return values;
    }
}

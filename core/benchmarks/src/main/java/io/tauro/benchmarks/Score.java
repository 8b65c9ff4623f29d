package io.tauro.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** How one engine did in one query. */
final class Score {

    private final String engine;
    private final List<Sample> samples = new ArrayList<>();
    private Footprint footprint = Footprint.UNKNOWN;
    private String failure = "";
    private String remark = "";
    private long rows;

    Score(String engine) {
        this.engine = engine;
    }

    String engine() {
        return engine;
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    void answered(long count, Footprint moved) {
        rows = count;
        footprint = moved;
    }

    /** From now on it does not take part. */
    void fail(String why) {
        if (failure.isEmpty()) {
            failure = why;
        }
    }

    /** Says something of it that does not take it out. */
    void remark(String text) {
        remark = text;
    }

    /** Why it does not take part, or what else there is to say; empty if nothing. */
    String note() {
        return failed() ? failure : remark;
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    String failure() {
        return failure;
    }

    long rows() {
        return rows;
    }

    Footprint footprint() {
        return footprint;
    }

    double cpuMillis() {
        return median(Sample::cpuNanos) / 1e6;
    }

    double wallMillis() {
        return median(Sample::wallNanos) / 1e6;
    }

    /** The most of all runs, in megabytes. */
    double heapMegabytes() {
        return samples.stream().mapToLong(Sample::heapBytes).max().orElse(0) / 1e6;
    }

    /** The most of all runs, in megabytes. */
    double residentMegabytes() {
        return samples.stream().mapToLong(Sample::residentBytes).max().orElse(0) / 1e6;
    }

    private double median(ToLongFunction<Sample> of) {
        long[] sorted = samples.stream().mapToLong(of).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : (sorted[half - 1] + (double) sorted[half]) / 2;
    }
}

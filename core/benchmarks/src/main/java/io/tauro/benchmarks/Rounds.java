package io.tauro.benchmarks;

import java.time.Duration;

/**
 * How often and how long.
 *
 * @param warmUp rounds whose times are thrown away
 * @param measured rounds that the medians are taken of
 * @param limit how long one measurement may take
 */
record Rounds(int warmUp, int measured, Duration limit) {}

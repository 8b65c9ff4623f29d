package io.tauro.benchmarks;

/**
 * One measurement.
 *
 * @param cpuNanos of the process for one run of the query
 * @param wallNanos for one run of the query
 * @param heapBytes the most heap in use, garbage included
 * @param residentBytes the most memory of the process
 */
record Sample(long cpuNanos, long wallNanos, long heapBytes, long residentBytes) {}

package io.tauro.connector.files.store;

import java.time.Duration;

/**
 * What was read of a store since it was made.
 *
 * @param requests ranges that were asked for
 * @param bytes that were received
 * @param waited how long those who read had to wait for bytes that were not there yet, all together
 * @param mostAhead the most bytes that were there, or on their way, before they were asked for
 */
public record StoreReads(long requests, long bytes, Duration waited, long mostAhead) {}

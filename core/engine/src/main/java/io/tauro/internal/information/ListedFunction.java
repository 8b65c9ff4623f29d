package io.tauro.internal.information;

/**
 * A function that queries may call.
 *
 * @param name in upper case
 * @param kind {@code scalar}, {@code aggregate}, {@code window} or {@code table}
 */
public record ListedFunction(String name, String kind) {}

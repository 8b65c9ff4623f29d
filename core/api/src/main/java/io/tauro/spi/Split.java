package io.tauro.spi;

/** A part of a scan that can be read on its own. Immutable; belongs to the scan that made it. */
public interface Split {

    /** The whole scan. */
    Split WHOLE = () -> "whole";

    /** For EXPLAIN and logs; no values, no secrets. */
    String describe();
}

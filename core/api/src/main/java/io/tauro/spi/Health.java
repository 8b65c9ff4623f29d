package io.tauro.spi;

/** Whether a source answers. */
public enum Health {
    UP,
    DOWN,
    UNKNOWN
}

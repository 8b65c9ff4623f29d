package io.tauro.connector.files.parquet;

/** What one step of a stored time is, and how to get to microseconds. */
enum Unit {
    NONE,
    MILLIS,
    MICROS,
    NANOS;

    /**
     * @throws ArithmeticException if the moment is out of range
     */
    long toMicros(long value) {
        return switch (this) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case NANOS -> Math.floorDiv(value, 1000L);
            default -> value;
        };
    }
}

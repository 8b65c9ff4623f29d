package io.tauro.connector.jdbc;

/** A number has more digits before the point than its type. */
public final class NumberTooLarge extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    public NumberTooLarge() {
        super("a number has more digits than its type");
    }
}

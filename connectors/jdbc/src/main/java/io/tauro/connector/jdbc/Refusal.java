package io.tauro.connector.jdbc;

import io.tauro.spi.Reason;

/** What keeps a step from being written, without values. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(Reason reason) {
        super(reason.toString(), null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

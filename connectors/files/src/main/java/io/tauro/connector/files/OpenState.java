package io.tauro.connector.files;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;

/** Whether a connection is still open. Thread-safe; goes from open to closed once. */
final class OpenState {

    private volatile boolean closed;

    void close() {
        closed = true;
    }

    void requireOpen() {
        if (closed) {
            throw new TauroException(
                    ErrorCode.CONTEXT_CLOSED,
                    "The connection to the files is closed. Read while it is open.");
        }
    }
}

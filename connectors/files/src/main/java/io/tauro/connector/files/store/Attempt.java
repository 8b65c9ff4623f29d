package io.tauro.connector.files.store;

import java.io.IOException;

/** What is tried, and tried again. */
@FunctionalInterface
interface Attempt<T> {

    /**
     * @param deadline by the clock of {@link Pacing}; what takes long looks at it
     * @throws IOException if a connection breaks: it is tried again
     */
    T run(long deadline) throws RemoteFailure, IOException;
}

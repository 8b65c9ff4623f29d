package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.TauroException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A remote store with the requests to it, for those who wait for answers. Thread-safe. */
record Remote(
        RemoteObjects objects,
        Requests requests,
        AheadBudget budget,
        ReadMeter meter,
        Pacing pacing,
        String prefix) {

    /** The whole key of what is named below the prefix. */
    String whole(String key) {
        return prefix + key;
    }

    /** The object with its whole key. */
    StoredObject whole(StoredObject object) {
        return prefix.isEmpty() ? object : object.withKey(whole(object.key()));
    }

    /** The name below the prefix of a whole key. */
    String below(String whole) {
        if (!whole.startsWith(prefix)) {
            throw new IllegalStateException("a key that was not asked for");
        }
        return whole.substring(prefix.length());
    }

    /** Starts a request and waits for it. */
    <T> T ask(String key, String verb, Attempt<T> attempt) {
        return await(requests.submit(attempt), key, verb);
    }

    /**
     * Waits for a request.
     *
     * @throws TauroException of its failure; also if this thread is interrupted
     */
    <T> T await(Pending<T> pending, String key, String verb) {
        try {
            if (!pending.await(requests.patience())) {
                pending.abandon(new RemoteFailure(Kind.TIMEOUT, "", null));
            }
        } catch (InterruptedException e) {
            TauroException error = RemoteErrors.interrupted(key);
            pending.abandon(error);
            Thread.currentThread().interrupt();
            throw error;
        }
        Throwable failure = pending.failure();
        if (failure != null) {
            throw error(failure, key, verb);
        }
        return Objects.requireNonNull(pending.value());
    }

    /** The same for bytes; who has to wait for them is counted. */
    void awaitBytes(Fetch fetch, String key) {
        if (fetch.pending().isOver()) {
            await(fetch.pending(), key, "read");
            return;
        }
        long start = System.nanoTime();
        try {
            await(fetch.pending(), key, "read");
        } finally {
            meter.waited(System.nanoTime() - start);
        }
    }

    private TauroException error(Throwable failure, String key, String verb) {
        return failure instanceof TauroException known
                ? known
                : RemoteErrors.of(failureOf(failure), objects.describe(), key, verb);
    }

    /** What a client throws that it should not is not shown, but for its class. */
    static RemoteFailure failureOf(@Nullable Throwable failure) {
        return failure instanceof RemoteFailure known
                ? known
                : new RemoteFailure(
                        Kind.REFUSED,
                        failure == null ? "" : failure.getClass().getSimpleName(),
                        failure);
    }
}

package io.tauro.connector.files.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request to a remote store did not work. Its detail is shown to users: a status, the store's
 * own code and the id of the request, and never the store's text, an address or a header, which may
 * hold signatures.
 */
public final class RemoteFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure. */
    public enum Kind {
        /** There is no such object. */
        NOT_FOUND(false),
        /** There is no such bucket, container or root folder. */
        NO_CONTAINER(false),
        /** The object is not the version that was asked for. */
        CHANGED(false),
        /** The store does not know who asks, or does not believe it. */
        UNAUTHENTICATED(false),
        /** Who asks may not do this. */
        DENIED(false),
        /** The store asks to come back later: 429, 503. */
        BUSY(true),
        /** No answer, or no more of it, in time. */
        TIMEOUT(true),
        /** There is no connection, or it broke. */
        UNREACHABLE(true),
        /** The store failed: 500 and the like. */
        SERVER_ERROR(true),
        /** The store does not do what it was asked for. */
        REFUSED(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether it is worth to try again. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Kind kind;
    private final String detail;
    private final transient @Nullable Duration pause;

    /**
     * @param detail such as {@code HTTP 503 SlowDown, request 4F3A}; empty if there is nothing to
     *     say
     * @param cause for debugging; its message is not shown to users
     */
    public RemoteFailure(Kind kind, String detail, @Nullable Throwable cause) {
        this(kind, detail, null, cause);
    }

    /**
     * @param pause how long the store asks to wait; null if it does not say
     */
    public RemoteFailure(
            Kind kind, String detail, @Nullable Duration pause, @Nullable Throwable cause) {
        super(kind + (detail.isEmpty() ? "" : " (" + detail + ")"), cause);
        this.kind = kind;
        this.detail = detail;
        this.pause = pause;
    }

    /** What kind of failure. */
    public Kind kind() {
        return kind;
    }

    /** What may be shown of the answer. */
    public String detail() {
        return detail;
    }

    /** How long the store asks to wait; null if it does not say. */
    public @Nullable Duration pause() {
        return pause;
    }
}

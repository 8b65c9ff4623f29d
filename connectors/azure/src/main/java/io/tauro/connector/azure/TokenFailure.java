package io.tauro.connector.azure;

import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.error.RedactedCause;
import org.jspecify.annotations.Nullable;

/** Why there is no token. What it says may be shown. */
final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RemoteFailure.Kind kind;

    TokenFailure(RemoteFailure.Kind kind, String detail, @Nullable Throwable cause) {
        super(detail, cause == null ? null : RedactedCause.of(cause));
        this.kind = kind;
    }

    RemoteFailure.Kind kind() {
        return kind;
    }
}

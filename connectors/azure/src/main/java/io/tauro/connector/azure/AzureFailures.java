package io.tauro.connector.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.RedactedCause;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What failures of the client mean. Its texts are left out of what is told: they repeat the
 * signature of the request, and addresses have it as well.
 */
final class AzureFailures {

    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final int DEEPEST_CAUSE = 16;

    private AzureFailures() {}

    static RemoteFailure of(RuntimeException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof BlobStorageException answer) {
                return answered(answer, e);
            }
            if (cause instanceof TokenFailure token) {
                return new RemoteFailure(
                        token.kind(), String.valueOf(token.getMessage()), RedactedCause.of(e));
            }
            if (cause instanceof ClientAuthenticationException) {
                return new RemoteFailure(Kind.UNAUTHENTICATED, "", RedactedCause.of(e));
            }
            if (cause instanceof TimeoutException
                    || cause instanceof HttpTimeoutException
                    || cause instanceof SocketTimeoutException) {
                return new RemoteFailure(Kind.TIMEOUT, "", RedactedCause.of(e));
            }
            cause = cause.getCause();
        }
        return new RemoteFailure(Kind.UNREACHABLE, "", RedactedCause.of(e));
    }

    /** Of a condition that there is nothing yet. */
    static boolean saysThatItExists(BlobStorageException answer) {
        return answer.getStatusCode() == 412
                || BlobErrorCode.BLOB_ALREADY_EXISTS.equals(answer.getErrorCode());
    }

    private static RemoteFailure answered(BlobStorageException answer, Throwable e) {
        String code = answer.getErrorCode() == null ? "" : answer.getErrorCode().toString();
        HttpResponse response = answer.getResponse();
        StringBuilder detail = new StringBuilder("HTTP ").append(answer.getStatusCode());
        if (PLAIN.matcher(code).matches()) {
            detail.append(' ').append(code);
        }
        String id = response == null ? null : response.getHeaderValue(REQUEST_ID);
        if (id != null && PLAIN.matcher(id).matches()) {
            detail.append(", request ").append(id);
        }
        return new RemoteFailure(
                kind(answer.getStatusCode(), code),
                detail.toString(),
                response == null ? null : pause(response.getHeaders()).orElse(null),
                RedactedCause.of(e));
    }

    private static Kind kind(int status, String code) {
        return switch (status) {
            case 400 ->
                    code.equals("InvalidAuthenticationInfo") ? Kind.UNAUTHENTICATED : Kind.REFUSED;
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 ->
                    code.equals("AuthenticationFailed") || code.equals("InvalidAuthenticationInfo")
                            ? Kind.UNAUTHENTICATED
                            : Kind.DENIED;
            case 404 ->
                    code.equals("ContainerNotFound") || code.equals("ResourceNotFound")
                            ? Kind.NO_CONTAINER
                            : Kind.NOT_FOUND;
            case 408 -> Kind.TIMEOUT;
            case 409 -> code.equals("ContainerBeingDeleted") ? Kind.NO_CONTAINER : Kind.REFUSED;
            case 412, 416 -> Kind.CHANGED;
            case 429, 503 -> Kind.BUSY;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.REFUSED;
        };
    }

    private static Optional<Duration> pause(HttpHeaders headers) {
        @Nullable String seconds = headers.getValue(HttpHeaderName.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,9}")
                ? Optional.of(
                        Duration.ofSeconds(
                                Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(seconds))))
                : Optional.empty();
    }
}

package io.tauro.connector.gcs;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.RedactedCause;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What failures of the client mean. Its texts are left out of what is told. */
final class GcsFailures {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> LIMITS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded");
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final int DEEPEST_CAUSE = 16;

    private GcsFailures() {}

    static RemoteFailure of(Exception e) {
        if (e instanceof HttpResponseException answer) {
            return answered(answer);
        }
        if (e instanceof Retryable token) {
            return withoutToken(token, e);
        }
        if (e instanceof RuntimeException) {
            return new RemoteFailure(
                    Kind.REFUSED, e.getClass().getSimpleName(), RedactedCause.of(e));
        }
        return new RemoteFailure(
                timedOut(e) ? Kind.TIMEOUT : Kind.UNREACHABLE, "", RedactedCause.of(e));
    }

    private static boolean timedOut(Throwable e) {
        return causes(e, HttpTimeoutException.class) || causes(e, SocketTimeoutException.class);
    }

    private static boolean causes(Throwable e, Class<? extends Throwable> type) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** Whoever gives tokens has refused, or does not answer. */
    private static RemoteFailure withoutToken(Retryable token, Exception e) {
        if (e.getCause() instanceof HttpResponseException answer) {
            int status = answer.getStatusCode();
            Kind kind =
                    status == 429 || status == 503
                            ? Kind.BUSY
                            : status >= 500 ? Kind.SERVER_ERROR : Kind.UNAUTHENTICATED;
            return new RemoteFailure(kind, "no token: HTTP " + status, RedactedCause.of(e));
        }
        if (timedOut(e)) {
            return new RemoteFailure(Kind.TIMEOUT, "no token in time", RedactedCause.of(e));
        }
        boolean away = token.isRetryable() || causes(e, ConnectException.class);
        return new RemoteFailure(
                away ? Kind.UNREACHABLE : Kind.UNAUTHENTICATED,
                away ? "nobody gives tokens" : "no token",
                RedactedCause.of(e));
    }

    private static RemoteFailure answered(HttpResponseException answer) {
        StringBuilder detail = new StringBuilder("HTTP ").append(answer.getStatusCode());
        String reason = reason(answer);
        if (PLAIN.matcher(reason).matches()) {
            detail.append(' ').append(reason);
        }
        HttpHeaders headers = answer.getHeaders();
        String id =
                headers == null ? null : headers.getFirstHeaderStringValue("X-GUploader-UploadID");
        if (id != null && PLAIN.matcher(id).matches()) {
            detail.append(", request ").append(id);
        }
        return new RemoteFailure(
                kind(answer, reason),
                detail.toString(),
                headers == null ? null : pause(headers.getRetryAfter()),
                RedactedCause.of(answer));
    }

    private static String reason(HttpResponseException answer) {
        if (answer instanceof GoogleJsonResponseException json && json.getDetails() != null) {
            List<GoogleJsonError.ErrorInfo> errors = json.getDetails().getErrors();
            if (errors != null && !errors.isEmpty() && errors.get(0).getReason() != null) {
                return errors.get(0).getReason();
            }
        }
        return "";
    }

    private static Kind kind(HttpResponseException answer, String reason) {
        int status = answer.getStatusCode();
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> LIMITS.contains(reason) ? Kind.BUSY : Kind.DENIED;
            case 404 -> saysBucket(answer) ? Kind.NO_CONTAINER : Kind.NOT_FOUND;
            case 408 -> Kind.TIMEOUT;
            case 304, 412, 416 -> Kind.CHANGED;
            case 429, 503 -> Kind.BUSY;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.REFUSED;
        };
    }

    /** Objects and buckets that are missing have one and the same code. */
    private static boolean saysBucket(HttpResponseException answer) {
        String text = answer.getContent();
        return text != null && text.contains("bucket does not exist");
    }

    private static @Nullable Duration pause(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(seconds)))
                : null;
    }
}

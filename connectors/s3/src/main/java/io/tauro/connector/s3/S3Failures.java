package io.tauro.connector.s3;

import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What failures of the client mean. Of what the store says its code, the status and the id of the
 * request are kept, as far as they look like that.
 */
final class S3Failures {

    private static final Set<String> NOT_BELIEVED =
            Set.of(
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "ExpiredToken",
                    "InvalidToken",
                    "TokenRefreshRequired",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "AuthorizationHeaderMalformed",
                    "InvalidSecurity",
                    "NotSignedUp");

    private static final Set<String> PASSING =
            Set.of("SlowDown", "ServiceUnavailable", "Throttling", "RequestLimitExceeded");

    /** What a header may ask to wait, in seconds. */
    private static final int LONGEST = 600;

    private S3Failures() {}

    static RemoteFailure of(SdkException e) {
        return e instanceof S3Exception answer ? ofAnswer(answer) : ofClient(e);
    }

    private static RemoteFailure ofAnswer(S3Exception e) {
        int status = e.statusCode();
        String code = code(e);
        return new RemoteFailure(kind(status, code), detail(e, status, code), pause(e), e);
    }

    /** The store's own code, if it is one; empty in answers without a body. */
    static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null ? "" : plain(details.errorCode(), "[A-Za-z0-9.]{1,60}");
    }

    private static Kind kind(int status, String code) {
        if (NOT_BELIEVED.contains(code)) {
            return Kind.UNAUTHENTICATED;
        }
        if (PASSING.contains(code)) {
            return Kind.BUSY;
        }
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.DENIED;
            case 404 -> code.equals("NoSuchBucket") ? Kind.NO_CONTAINER : Kind.NOT_FOUND;
            case 412, 416 -> Kind.CHANGED;
            case 408 -> Kind.TIMEOUT;
            case 400 -> code.equals("RequestTimeout") ? Kind.TIMEOUT : Kind.REFUSED;
            case 409 ->
                    code.equals("ConditionalRequestConflict") ? Kind.SERVER_ERROR : Kind.REFUSED;
            case 429, 503 -> Kind.BUSY;
            default -> status >= 500 && status != 501 ? Kind.SERVER_ERROR : Kind.REFUSED;
        };
    }

    private static String detail(S3Exception e, int status, String code) {
        StringBuilder text = new StringBuilder("HTTP ").append(status);
        text.append(code.isEmpty() ? "" : " " + code);
        String request = plain(e.requestId(), "[A-Za-z0-9+/=-]{1,80}");
        text.append(request.isEmpty() ? "" : ", request " + request);
        String region = header(e, "x-amz-bucket-region").orElse("");
        if (status == 301 && region.matches("[a-z0-9-]{1,63}")) {
            text.append(", the bucket is in region ").append(region);
        }
        return text.toString();
    }

    private static String plain(@Nullable String text, String pattern) {
        return text != null && text.matches(pattern) ? text : "";
    }

    private static @Nullable Duration pause(S3Exception e) {
        return header(e, "Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Math.min(LONGEST, Integer.parseInt(text))))
                .orElse(null);
    }

    private static Optional<String> header(S3Exception e, String name) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    private static RemoteFailure ofClient(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NamedCredentials.Missing) {
                return new RemoteFailure(Kind.UNAUTHENTICATED, "no credentials were found", e);
            }
            if (cause instanceof SocketTimeoutException
                    || cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException) {
                return new RemoteFailure(Kind.TIMEOUT, "", e);
            }
            if (cause instanceof UnknownHostException) {
                return new RemoteFailure(Kind.UNREACHABLE, "unknown host", e);
            }
            if (cause instanceof ConnectException) {
                return new RemoteFailure(Kind.UNREACHABLE, "connection refused", e);
            }
            if (cause instanceof SSLException) {
                return new RemoteFailure(Kind.UNREACHABLE, "no secure connection", e);
            }
            if (cause instanceof java.io.IOException) {
                return new RemoteFailure(Kind.UNREACHABLE, "the connection broke", e);
            }
        }
        return new RemoteFailure(Kind.REFUSED, e.getClass().getSimpleName(), e);
    }
}

package io.tauro.connector.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.tauro.connector.files.store.ReceivedBytes;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tokens that are asked for over HTTP, one request each; who uses them keeps them until shortly
 * before they expire. Thread-safe.
 */
abstract class RequestedTokens implements TokenCredential {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpClient http;

    RequestedTokens(HttpClient http) {
        this.http = http;
    }

    @Override
    public abstract AccessToken getTokenSync(TokenRequestContext context);

    @Override
    public final Mono<AccessToken> getToken(TokenRequestContext context) {
        return Mono.fromCallable(() -> getTokenSync(context))
                .subscribeOn(Schedulers.boundedElastic());
    }

    final AccessToken request(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    http.send(
                            request.timeout(PATIENCE).build(), info -> new ReceivedBytes(PATIENCE));
            try (InputStream body = response.body()) {
                Map<String, Object> answer = fields(body.readNBytes(LARGEST_ANSWER));
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode(), answer);
                }
                return token(answer);
            }
        } catch (HttpTimeoutException e) {
            throw new TokenFailure(Kind.TIMEOUT, "no token in time", e);
        } catch (IOException e) {
            throw new TokenFailure(Kind.UNREACHABLE, "nobody gives tokens", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenFailure(Kind.UNREACHABLE, "interrupted while waiting for a token", e);
        }
    }

    private static Map<String, Object> fields(byte[] body) {
        try (JsonReader reader = JsonProviders.createReader(body)) {
            Map<String, Object> fields = reader.readMap(JsonReader::readUntyped);
            return fields == null ? Map.of() : fields;
        } catch (IOException | RuntimeException e) {
            return Map.of();
        }
    }

    private static AccessToken token(Map<String, Object> answer) {
        if (!(answer.get("access_token") instanceof String token) || token.isEmpty()) {
            throw new TokenFailure(Kind.SERVER_ERROR, "an answer without a token", null);
        }
        Instant expires =
                number(answer.get("expires_in"))
                        .map(seconds -> Instant.now().plusSeconds(seconds))
                        .or(() -> number(answer.get("expires_on")).map(Instant::ofEpochSecond))
                        .orElseGet(() -> Instant.now().plusSeconds(300));
        return new AccessToken(token, OffsetDateTime.ofInstant(expires, ZoneOffset.UTC));
    }

    /** Some services write numbers as text. */
    private static Optional<Long> number(@Nullable Object value) {
        try {
            long number = value == null ? -1 : Long.parseLong(value.toString());
            return number < 0 || number > 1L << 40 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static TokenFailure refused(int status, Map<String, Object> answer) {
        Kind kind =
                switch (status) {
                    case 429, 503 -> Kind.BUSY;
                    case 410, 500, 502, 504 -> Kind.SERVER_ERROR;
                    default -> Kind.UNAUTHENTICATED;
                };
        return new TokenFailure(kind, "no token: HTTP " + status + reason(answer), null);
    }

    /** The codes of the answer; its text is not shown, since it may repeat what was sent. */
    private static String reason(Map<String, Object> answer) {
        String reason = "";
        if (answer.get("error") instanceof String code && code.matches("[A-Za-z_]{1,64}")) {
            reason += " " + code;
        }
        if (answer.get("error_codes") instanceof List<?> codes
                && !codes.isEmpty()
                && number(codes.get(0)).isPresent()) {
            reason += " AADSTS" + codes.get(0);
        }
        return reason;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

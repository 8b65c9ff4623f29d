package io.tauro.security.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a provider, kept for a while. A token with an unknown key has them read again, but
 * not more often than they may be: else whoever sends tokens could have the provider flooded.
 * Thread-safe.
 */
final class KeyCache {

    private static final int MOST_KEYS = 100;

    private final KeySource source;
    private final Duration lifetime;
    private final Duration pause;
    private final Clock clock;
    private @Nullable JWKSet keys;
    private Instant readAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;

    /**
     * @param lifetime how long keys are good without being read again
     * @param pause between two attempts to read them
     */
    KeyCache(KeySource source, Duration lifetime, Duration pause, Clock clock) {
        this.source = source;
        this.lifetime = lifetime;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * The keys that may have signed a token.
     *
     * @throws TauroException {@code TAURO-3007} if there are no keys that are still good, and none
     *     can be read
     */
    synchronized List<JWK> matching(JWSHeader header) {
        boolean fresh = keys != null && clock.instant().isBefore(readAt.plus(lifetime));
        if (!fresh) {
            keys = null;
            readUnlessTriedJustNow();
        }
        if (keys == null) {
            throw unavailable(null);
        }
        List<JWK> found = select(keys, header);
        if (found.isEmpty() && fresh && mayTry()) {
            JWKSet before = keys;
            try {
                read();
            } catch (TauroException stillDown) {
                keys = before; // the old ones are good for as long as they were
            }
            found = select(keys, header);
        }
        return found;
    }

    private static List<JWK> select(JWKSet keys, JWSHeader header) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
    }

    private boolean mayTry() {
        return triedAt.equals(Instant.MIN) || !clock.instant().isBefore(triedAt.plus(pause));
    }

    private void readUnlessTriedJustNow() {
        if (mayTry()) {
            read();
        }
    }

    private void read() {
        triedAt = clock.instant();
        try {
            String text = new String(source.read(), UTF_8);
            if (!StrictJson.isObject(text.getBytes(UTF_8))) {
                throw new IOException("no JSON object");
            }
            JWKSet set = JWKSet.parse(text);
            if (set.getKeys().size() > MOST_KEYS) {
                throw new IOException("more keys than a provider has");
            }
            keys = set.toPublicJWKSet();
            readAt = clock.instant();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (IOException | ParseException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static TauroException unavailable(@Nullable Exception cause) {
        return new TauroException(
                ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE,
                "The keys of the identity provider cannot be read, so nobody is let in by a token."
                        + " Check that it answers, and try again.",
                cause == null ? null : RedactedCause.of(cause));
    }
}

package io.tauro.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.LoginFailure;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Principals by the signed tokens (JWT) of an OpenID Connect provider. The token comes as the
 * password; the user may be left out, and must be the principal's id if it is not. Whatever is
 * wrong with a token, the text is the same. If the provider's keys cannot be had, nobody is let in,
 * with an error of its own. Thread-safe.
 *
 * <pre>{@code
 * builder.principals(
 *         OidcPrincipals.issuedBy("https://id.acme.io/realms/main")
 *                 .keys(URI.create("https://id.acme.io/realms/main/protocol/openid-connect/certs"))
 *                 .audience("tauro")
 *                 .roles("realm_access.roles")
 *                 .tenant("organization")
 *                 .build());
 * }</pre>
 */
public final class OidcPrincipals implements PrincipalResolver {

    private static final Set<JWSAlgorithm> KNOWN =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");
    private static final int LEAST_RSA_BITS = 2048;

    private final KeyCache keys;
    private final String issuer;
    private final Set<String> audience;
    private final Set<JWSAlgorithm> algorithms;
    private final Duration skew;
    private final int mostBytes;
    private final ClaimMapping claims;
    private final Clock clock;

    private OidcPrincipals(Builder builder, KeySource source) {
        this.keys = new KeyCache(source, builder.lifetime, builder.pause, builder.clock);
        this.issuer = builder.issuer;
        this.audience = Set.copyOf(builder.audience);
        this.algorithms = Set.copyOf(builder.algorithms);
        this.skew = builder.skew;
        this.mostBytes = builder.mostBytes;
        this.claims =
                new ClaimMapping(builder.id, builder.roles, builder.tenant, builder.attributes);
        this.clock = builder.clock;
    }

    /** Starts a resolver of tokens whose {@code iss} is this. */
    public static Builder issuedBy(String issuer) {
        return new Builder(issuer);
    }

    @Override
    public Principal resolve(Optional<String> user, Optional<String> password) {
        Principal principal =
                password.filter(text -> text.length() <= mostBytes)
                        .flatMap(this::parsed)
                        .filter(this::isOfIssuer)
                        .filter(this::isSigned)
                        .flatMap(this::claims)
                        .filter(this::isMeant)
                        .flatMap(set -> claims.principal(set.getClaims()))
                        .orElseThrow(LoginFailure::error);
        if (user.filter(name -> !name.isEmpty() && !name.equals(principal.id())).isPresent()) {
            throw LoginFailure.error();
        }
        return principal;
    }

    /** A token of three parts, of JSON without doubled names, and without what we do not know. */
    private Optional<SignedJWT> parsed(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            boolean plain =
                    StrictJson.isObject(header.getParsedBase64URL().decode())
                            && StrictJson.isObject(token.getPayload().toBytes())
                            && header.getCriticalParams() == null
                            && header.isBase64URLEncodePayload()
                            && (header.getType() == null
                                    || TYPES.contains(
                                            header.getType().getType().toLowerCase(Locale.ROOT)));
            return plain && algorithms.contains(header.getAlgorithm())
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Looked at again when the signature is right; here, tokens of others do not have the keys
     * read.
     */
    private boolean isOfIssuer(SignedJWT token) {
        return claims(token).map(JWTClaimsSet::getIssuer).filter(issuer::equals).isPresent();
    }

    /** Keys in the token itself are not looked at. */
    private boolean isSigned(SignedJWT token) {
        List<JWK> candidates = keys.matching(token.getHeader());
        if (token.getHeader().getKeyID() == null && candidates.size() > 1) {
            return false;
        }
        return candidates.stream().anyMatch(key -> isSignedBy(token, key));
    }

    private static boolean isSignedBy(SignedJWT token, JWK key) {
        try {
            JWSVerifier verifier = verifier(key);
            return verifier != null
                    && verifier.supportedJWSAlgorithms().contains(token.getHeader().getAlgorithm())
                    && token.verify(verifier);
        } catch (JOSEException | RuntimeException unfit) {
            return false;
        }
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return rsa.size() < LEAST_RSA_BITS ? null : new RSASSAVerifier(rsa);
        }
        return key instanceof ECKey ec ? new ECDSAVerifier(ec) : null;
    }

    private Optional<JWTClaimsSet> claims(SignedJWT token) {
        try {
            return Optional.of(token.getJWTClaimsSet());
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private boolean isMeant(JWTClaimsSet set) {
        Instant now = clock.instant();
        return issuer.equals(set.getIssuer())
                && set.getAudience().stream().anyMatch(audience::contains)
                && isAfter(set.getExpirationTime(), now.minus(skew), false)
                && isBefore(set.getNotBeforeTime(), now.plus(skew))
                && isBefore(set.getIssueTime(), now.plus(skew));
    }

    private static boolean isAfter(@Nullable Date time, Instant limit, boolean otherwise) {
        return time == null ? otherwise : time.toInstant().isAfter(limit);
    }

    private static boolean isBefore(@Nullable Date time, Instant limit) {
        return time == null || !time.toInstant().isAfter(limit);
    }

    /** What is known so far. Not thread-safe. */
    public static final class Builder {

        private final String issuer;
        private @Nullable KeySource source;
        private @Nullable URI server;
        private boolean discovered;
        private Set<String> audience = Set.of();
        private Set<JWSAlgorithm> algorithms =
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        private Duration skew = Duration.ofSeconds(60);
        private Duration lifetime = Duration.ofMinutes(15);
        private Duration pause = Duration.ofSeconds(30);
        private Duration timeout = Duration.ofSeconds(5);
        private int mostBytes = 16 << 10;
        private String id = "sub";
        private Optional<String> roles = Optional.empty();
        private Optional<String> tenant = Optional.empty();
        private final Map<String, String> attributes = new HashMap<>();
        private Clock clock = Clock.systemUTC();

        private Builder(String issuer) {
            if (issuer.isBlank()) {
                throw new IllegalArgumentException("Tokens need the name of their issuer");
            }
            this.issuer = issuer;
        }

        /** The address of the key set ({@code jwks_uri}); https, or http on this machine. */
        public Builder keys(URI address) {
            this.server = address;
            return this;
        }

        /** A file with the key set. */
        public Builder keys(Path file) {
            this.source = KeySource.file(file);
            return this;
        }

        /**
         * The keys are where the provider says, in {@code
         * <issuer>/.well-known/openid-configuration}; it is asked whenever they are read.
         */
        public Builder keysByDiscovery() {
            this.discovered = true;
            return this;
        }

        /** For whom tokens must be: one of these is in {@code aud}. */
        public Builder audience(String... names) {
            this.audience = Set.copyOf(List.of(names));
            return this;
        }

        /**
         * The algorithms that are accepted, instead of RS256, PS256 and ES256.
         *
         * @throws IllegalArgumentException if one is not by a public key: {@code none} and {@code
         *     HS256} never are
         */
        public Builder algorithms(String... names) {
            Set<JWSAlgorithm> chosen = new java.util.HashSet<>();
            for (String name : names) {
                JWSAlgorithm algorithm = new JWSAlgorithm(name);
                if (!KNOWN.contains(algorithm)) {
                    throw new IllegalArgumentException(
                            "Algorithms are those of signatures by RSA or elliptic curves: RS256,"
                                    + " RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512");
                }
                chosen.add(algorithm);
            }
            this.algorithms = chosen;
            return this;
        }

        /** How far clocks may differ; at most five minutes. */
        public Builder clockSkew(Duration most) {
            if (most.isNegative() || most.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException("Clocks may differ by five minutes at most");
            }
            this.skew = most;
            return this;
        }

        /**
         * How long keys are good without being read again, and how long after an attempt to read
         * them there is no other.
         */
        public Builder keyLifetime(Duration keyLifetime, Duration pauseBetweenAttempts) {
            this.lifetime = keyLifetime;
            this.pause = pauseBetweenAttempts;
            return this;
        }

        /** How long to wait for the provider. */
        public Builder timeout(Duration most) {
            this.timeout = most;
            return this;
        }

        /** The longest token that is looked at. */
        public Builder maxTokenLength(int characters) {
            this.mostBytes = characters;
            return this;
        }

        /** The claim that is the principal's id, instead of {@code sub}. */
        public Builder id(String path) {
            this.id = path;
            return this;
        }

        /** The claim that has the roles: {@code realm_access.roles}. */
        public Builder roles(String path) {
            this.roles = Optional.of(path);
            return this;
        }

        /** The claim that has the tenant. */
        public Builder tenant(String path) {
            this.tenant = Optional.of(path);
            return this;
        }

        /** The claim that an attribute is read from. */
        public Builder attribute(String name, String path) {
            attributes.put(name, path);
            return this;
        }

        Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /**
         * The resolver. The provider is not asked before the first token comes.
         *
         * @throws IllegalArgumentException if it is not said where the keys are, or for whom tokens
         *     must be
         */
        public OidcPrincipals build() {
            KeySource keySource = keySource();
            if (keySource == null || audience.isEmpty() || algorithms.isEmpty()) {
                throw new IllegalArgumentException(
                        "Tokens need keys, an audience and an algorithm. Give all of them.");
            }
            return new OidcPrincipals(this, keySource);
        }

        private @Nullable KeySource keySource() {
            if (source != null) {
                return source;
            }
            if (server != null) {
                return KeySource.server(server, timeout);
            }
            return discovered ? Discovery.of(issuer, timeout) : null;
        }
    }
}

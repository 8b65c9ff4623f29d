package io.tauro.security.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;

/**
 * Keys that are read where the provider says that they are. It must say that it is the issuer: else
 * somebody who can have another document answered could let himself in.
 */
final class Discovery {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private Discovery() {}

    /**
     * @throws IllegalArgumentException if the issuer is no address that is safe to ask
     */
    static KeySource of(String issuer, Duration timeout) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        KeySource document = KeySource.server(address(base + WELL_KNOWN), timeout);
        boolean encrypted = issuer.regionMatches(true, 0, "https:", 0, 6);
        return () -> {
            URI keys = keys(document.read(), issuer);
            if (encrypted && !"https".equalsIgnoreCase(keys.getScheme())) {
                throw new IOException("keys without encryption");
            }
            return KeySource.server(keys, timeout).read();
        };
    }

    private static URI keys(byte[] document, String issuer) throws IOException {
        if (!StrictJson.isObject(document)) {
            throw new IOException("no JSON object");
        }
        try {
            var claims = JSONObjectUtils.parse(new String(document, UTF_8));
            String keys = JSONObjectUtils.getString(claims, "jwks_uri");
            if (!issuer.equals(JSONObjectUtils.getString(claims, "issuer")) || keys == null) {
                throw new IOException("another issuer, or no keys");
            }
            return address(keys);
        } catch (ParseException e) {
            throw new IOException("no configuration of a provider", e);
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The issuer is no address, so its keys cannot be found. Say where they are", e);
        }
    }
}

package io.tauro.connector.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tokens for an application that is registered in a tenant: the grant of client credentials. */
final class PrincipalTokens extends RequestedTokens {

    private final URI address;
    private final String clientId;
    private final Supplier<Map<String, String>> proof;

    /**
     * @param proof what proves who asks, as fields of a form; asked for each token
     */
    PrincipalTokens(
            HttpClient http,
            URI authority,
            String tenant,
            String clientId,
            Supplier<Map<String, String>> proof) {
        super(http);
        this.address = URI.create(authority + "/" + tenant + "/oauth2/v2.0/token");
        this.clientId = clientId;
        this.proof = proof;
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext context) {
        Map<String, String> form = new TreeMap<>(proof.get());
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("scope", String.join(" ", context.getScopes()));
        return request(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }
}

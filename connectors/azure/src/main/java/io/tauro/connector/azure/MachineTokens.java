package io.tauro.connector.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tokens for the identity of the machine or the service that this runs on: from the address that an
 * app service gives to its processes, else from the one that every virtual machine has.
 */
final class MachineTokens extends RequestedTokens {

    private static final String ANY_MACHINE = "http://169.254.169.254";

    private final Map<String, String> environment;
    private final Optional<String> clientId;

    MachineTokens(HttpClient http, Map<String, String> environment, Optional<String> clientId) {
        super(http);
        this.environment = environment;
        this.clientId = clientId;
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext context) {
        Map<String, String> query = new TreeMap<>();
        query.put("resource", context.getScopes().get(0).replaceFirst("/\\.default$", ""));
        clientId.ifPresent(id -> query.put("client_id", id));
        String service = environment.get("IDENTITY_ENDPOINT");
        String proof = environment.get("IDENTITY_HEADER");
        if (service != null && proof != null) {
            query.put("api-version", "2019-08-01");
            return request(get(service, query).header("X-IDENTITY-HEADER", proof));
        }
        query.put("api-version", "2018-02-01");
        String machine = environment.getOrDefault("AZURE_POD_IDENTITY_AUTHORITY_HOST", ANY_MACHINE);
        return request(
                get(machine + "/metadata/identity/oauth2/token", query).header("Metadata", "true"));
    }

    private static HttpRequest.Builder get(String address, Map<String, String> query) {
        return HttpRequest.newBuilder(URI.create(address + "?" + encoded(query))).GET();
    }
}

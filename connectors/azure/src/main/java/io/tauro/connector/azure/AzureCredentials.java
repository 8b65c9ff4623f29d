package io.tauro.connector.azure;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds the one credential that a configuration means; without any, that of the environment, or the
 * identity of the machine.
 */
final class AzureCredentials {

    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9.-]{1,128}");

    private final ConnectionConfig config;
    private final Map<String, String> environment;
    private final HttpClient http;

    AzureCredentials(ConnectionConfig config, Map<String, String> environment, HttpClient http) {
        this.config = config;
        this.environment = environment;
        this.http = http;
    }

    AzureCredential find() {
        List<String> ways = ways();
        if (ways.size() > 1) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "Connection '"
                            + config.id()
                            + "' has several credentials: "
                            + String.join(", ", ways)
                            + ". Leave one.",
                    Map.of("connection", config.id()),
                    null);
        }
        requireUsed(AzureOptions.CLIENT_ID, ways);
        requireUsed(AzureOptions.AUTHORITY, ways);
        return ways.isEmpty() ? fromEnvironment() : named(ways.get(0));
    }

    private List<String> ways() {
        List<String> ways = new ArrayList<>();
        for (String option :
                List.of(
                        AzureOptions.ACCOUNT_KEY,
                        AzureOptions.SAS_TOKEN,
                        AzureOptions.CONNECTION_STRING)) {
            if (config.text(option).isPresent()) {
                ways.add(option);
            }
        }
        if (config.text(AzureOptions.TENANT_ID).isPresent()
                || config.text(AzureOptions.CLIENT_SECRET).isPresent()) {
            ways.add(AzureOptions.CLIENT_SECRET);
        }
        for (String option : List.of(AzureOptions.MANAGED_IDENTITY, AzureOptions.ANONYMOUS)) {
            if (config.bool(option).orElse(false)) {
                ways.add(option);
            }
        }
        return ways;
    }

    /** An option that only some credentials look at means that another one was forgotten. */
    private void requireUsed(String option, List<String> ways) {
        boolean principal = ways.contains(AzureOptions.CLIENT_SECRET);
        boolean identity =
                option.equals(AzureOptions.CLIENT_ID)
                        && ways.contains(AzureOptions.MANAGED_IDENTITY);
        if (config.text(option).isPresent() && !principal && !identity) {
            throw config.invalid(
                    option, "left out, or beside the tenant_id and client_secret of a principal");
        }
    }

    private AzureCredential named(String way) {
        return switch (way) {
            case AzureOptions.ACCOUNT_KEY -> key();
            case AzureOptions.SAS_TOKEN -> sas();
            case AzureOptions.CONNECTION_STRING ->
                    new AzureCredential.ConnectionString(
                            config.requireText(AzureOptions.CONNECTION_STRING));
            case AzureOptions.CLIENT_SECRET -> principal();
            case AzureOptions.MANAGED_IDENTITY -> machine(config.text(AzureOptions.CLIENT_ID));
            default -> new AzureCredential.Anonymous();
        };
    }

    private AzureCredential key() {
        String key = config.requireText(AzureOptions.ACCOUNT_KEY);
        try {
            java.util.Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw config.invalid(AzureOptions.ACCOUNT_KEY, "a key in Base64");
        }
        return new AzureCredential.Key(config.requireText(AzureOptions.ACCOUNT_NAME), key);
    }

    private AzureCredential sas() {
        String token = config.requireText(AzureOptions.SAS_TOKEN).replaceFirst("^\\?", "");
        if (!token.contains("sig=") || token.contains("://")) {
            throw config.invalid(
                    AzureOptions.SAS_TOKEN, "the signature alone, such as sv=…&sig=…, no address");
        }
        return new AzureCredential.Sas(token);
    }

    /** The secret is read for each token, so that one that was changed is found. */
    private AzureCredential principal() {
        String tenant = config.requireText(AzureOptions.TENANT_ID);
        if (!TENANT.matcher(tenant).matches()) {
            throw config.invalid(AzureOptions.TENANT_ID, "the id or the domain of a tenant");
        }
        config.requireText(AzureOptions.CLIENT_SECRET);
        Supplier<Map<String, String>> proof =
                () -> Map.of("client_secret", config.requireText(AzureOptions.CLIENT_SECRET));
        return tokens(
                new PrincipalTokens(
                        http,
                        authority(),
                        tenant,
                        config.requireText(AzureOptions.CLIENT_ID),
                        proof));
    }

    private URI authority() {
        String text =
                config.text(AzureOptions.AUTHORITY)
                        .orElse(environment.getOrDefault("AZURE_AUTHORITY_HOST", PUBLIC_CLOUD));
        URI authority = AzureOptions.address(config, AzureOptions.AUTHORITY, text);
        if (!AzureOptions.isPrivate(authority)) {
            throw config.invalid(
                    AzureOptions.AUTHORITY, "an https address, since a secret is sent to it");
        }
        return authority;
    }

    private AzureCredential machine(Optional<String> clientId) {
        return tokens(new MachineTokens(http, environment, clientId));
    }

    private AzureCredential fromEnvironment() {
        String tenant = environment.get("AZURE_TENANT_ID");
        String client = environment.get("AZURE_CLIENT_ID");
        String secret = environment.get("AZURE_CLIENT_SECRET");
        String file = environment.get("AZURE_FEDERATED_TOKEN_FILE");
        if (tenant == null || client == null || (secret == null && file == null)) {
            return machine(Optional.ofNullable(client));
        }
        Supplier<Map<String, String>> proof =
                secret != null
                        ? () -> Map.of("client_secret", secret)
                        : new FederatedProof(Path.of(file));
        return tokens(new PrincipalTokens(http, authority(), tenant, client, proof));
    }

    /** A token is as good as a password until it expires: it never goes over plain HTTP. */
    private AzureCredential tokens(com.azure.core.credential.TokenCredential source) {
        AzureOptions.endpoint(config)
                .filter(endpoint -> !"https".equals(endpoint.getScheme()))
                .ifPresent(
                        endpoint -> {
                            throw config.invalid(
                                    AzureOptions.ENDPOINT,
                                    "an https address, since tokens are sent to it");
                        });
        return new AzureCredential.Tokens(source);
    }
}

package io.tauro.connector.azure;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The options of a connection, and what they say of the place. */
final class AzureOptions {

    static final String CONTAINER = "container";
    static final String ACCOUNT_NAME = "account_name";
    static final String ENDPOINT = "endpoint";
    static final String ACCOUNT_KEY = "account_key";
    static final String SAS_TOKEN = "sas_token";
    static final String CONNECTION_STRING = "connection_string";
    static final String TENANT_ID = "tenant_id";
    static final String CLIENT_ID = "client_id";
    static final String CLIENT_SECRET = "client_secret";
    static final String AUTHORITY = "authority";
    static final String MANAGED_IDENTITY = "managed_identity";
    static final String ANONYMOUS = "anonymous";

    private static final Pattern CONTAINER_NAME =
            Pattern.compile("[a-z0-9](-?[a-z0-9]){2,62}|\\$(root|web|logs)");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");

    private AzureOptions() {}

    static List<Option> all() {
        List<Option> options = new ArrayList<>();
        options.add(Option.required(CONTAINER, Option.Kind.TEXT, "The container"));
        options.add(Option.of(ACCOUNT_NAME, Option.Kind.TEXT, "The storage account"));
        options.add(
                Option.of(
                        ENDPOINT,
                        Option.Kind.TEXT,
                        "Where the account is; default: https://<account_name>.blob.core.windows.net"));
        options.add(Option.of(ACCOUNT_KEY, Option.Kind.SECRET, "A key of the account"));
        options.add(Option.of(SAS_TOKEN, Option.Kind.SECRET, "A shared access signature"));
        options.add(
                Option.of(
                        CONNECTION_STRING,
                        Option.Kind.SECRET,
                        "In place of account_name, endpoint and a credential"));
        options.add(Option.of(TENANT_ID, Option.Kind.TEXT, "The tenant of a service principal"));
        options.add(
                Option.of(
                        CLIENT_ID,
                        Option.Kind.TEXT,
                        "The id of a service principal, or of a managed identity assigned by a user"));
        options.add(
                Option.of(CLIENT_SECRET, Option.Kind.SECRET, "The secret of a service principal"));
        options.add(
                Option.of(
                        AUTHORITY,
                        Option.Kind.TEXT,
                        "Who gives tokens to service principals; default: https://login.microsoftonline.com"));
        options.add(
                Option.of(
                        MANAGED_IDENTITY,
                        Option.Kind.BOOLEAN,
                        "Whether to use the identity of the machine; default: false"));
        options.add(
                Option.of(
                        ANONYMOUS,
                        Option.Kind.BOOLEAN,
                        "Whether the container is read without a credential; default: false"));
        options.addAll(RemoteSettings.OPTIONS);
        return List.copyOf(options);
    }

    static String container(ConnectionConfig config) {
        String name = config.requireText(CONTAINER);
        if (name.length() > 63 || !CONTAINER_NAME.matcher(name).matches()) {
            throw config.invalid(
                    CONTAINER,
                    "3 to 63 lower-case letters, digits and single hyphens between them");
        }
        return name;
    }

    static Optional<String> account(ConnectionConfig config) {
        Optional<String> name = config.text(ACCOUNT_NAME);
        if (name.isPresent() && !ACCOUNT.matcher(name.get()).matches()) {
            throw config.invalid(ACCOUNT_NAME, "3 to 24 lower-case letters and digits");
        }
        return name;
    }

    /** Where the account is; empty if a connection string says it. */
    static Optional<URI> endpoint(ConnectionConfig config) {
        Optional<String> account = account(config);
        Optional<String> endpoint = config.text(ENDPOINT);
        if (config.text(CONNECTION_STRING).isPresent()) {
            if (account.isPresent() || endpoint.isPresent()) {
                throw config.invalid(
                        account.isPresent() ? ACCOUNT_NAME : ENDPOINT,
                        "left out, since connection_string says it");
            }
            return Optional.empty();
        }
        if (endpoint.isEmpty()) {
            return Optional.of(
                    URI.create(
                            "https://"
                                    + account.orElseGet(() -> config.requireText(ACCOUNT_NAME))
                                    + ".blob.core.windows.net"));
        }
        return Optional.of(address(config, ENDPOINT, endpoint.get()));
    }

    /** An address without anything that could be a secret. */
    static URI address(ConnectionConfig config, String option, String text) {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The text stays out of the error: it might hold a signature.
        }
        throw config.invalid(
                option, "an address such as https://acme.blob.core.windows.net, without a query");
    }

    /** Whether nobody on the way can read what is sent there. */
    static boolean isPrivate(URI address) {
        return "https".equals(address.getScheme())
                || address.getHost().equals("localhost")
                || address.getHost().equals("127.0.0.1")
                || address.getHost().equals("[::1]");
    }
}

package io.tauro.connector.gcs;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The options of a connection, and what they say of the place. */
final class GcsOptions {

    static final String BUCKET = "bucket";
    static final String CREDENTIALS = "credentials";
    static final String CREDENTIALS_JSON = "credentials_json";
    static final String ANONYMOUS = "anonymous";
    static final String PROJECT = "project";
    static final String ENDPOINT = "endpoint";

    private static final String GOOGLE = "https://storage.googleapis.com";
    private static final Pattern BUCKET_NAME =
            Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

    private GcsOptions() {}

    static List<Option> all() {
        List<Option> options = new ArrayList<>();
        options.add(Option.required(BUCKET, Option.Kind.TEXT, "The bucket"));
        options.add(
                Option.of(
                        CREDENTIALS,
                        Option.Kind.PATH,
                        "The file with the key of a service account; default: the application default credentials"));
        options.add(
                Option.of(
                        CREDENTIALS_JSON,
                        Option.Kind.SECRET,
                        "The text of such a file, in place of the file"));
        options.add(
                Option.of(
                        ANONYMOUS,
                        Option.Kind.BOOLEAN,
                        "Whether the bucket is read without a credential; default: false"));
        options.add(
                Option.of(
                        PROJECT,
                        Option.Kind.TEXT,
                        "The project that pays for requests; default: that of the bucket"));
        options.add(Option.of(ENDPOINT, Option.Kind.TEXT, "Where the API is; default: " + GOOGLE));
        options.addAll(RemoteSettings.OPTIONS);
        return List.copyOf(options);
    }

    static String bucket(ConnectionConfig config) {
        String name = config.requireText(BUCKET);
        if (!BUCKET_NAME.matcher(name).matches()) {
            throw config.invalid(
                    BUCKET, "3 to 222 lower-case letters, digits, hyphens, underscores and dots");
        }
        return name;
    }

    /** Where requests go; a token goes nowhere over plain HTTP but within this machine. */
    static URI endpoint(ConnectionConfig config, boolean anonymous) {
        try {
            URI uri = new URI(config.text(ENDPOINT).orElse(GOOGLE).replaceAll("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                if (!anonymous && !isPrivate(uri)) {
                    throw config.invalid(ENDPOINT, "an https address, since tokens are sent to it");
                }
                return uri;
            }
        } catch (URISyntaxException e) {
            // The text stays out of the error: who knows what it holds.
        }
        throw config.invalid(ENDPOINT, "an address such as " + GOOGLE + ", without a query");
    }

    private static boolean isPrivate(URI address) {
        return "https".equals(address.getScheme())
                || address.getHost().equals("localhost")
                || address.getHost().equals("127.0.0.1")
                || address.getHost().equals("[::1]");
    }

    /** Whether nobody's name is said; at most one credential is given. */
    static boolean anonymous(ConnectionConfig config) {
        List<String> given = new ArrayList<>();
        for (String option : List.of(CREDENTIALS, CREDENTIALS_JSON)) {
            if (config.text(option).isPresent()) {
                given.add(option);
            }
        }
        boolean anonymous = config.bool(ANONYMOUS).orElse(false);
        if (anonymous) {
            given.add(ANONYMOUS);
        }
        if (given.size() > 1) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "Connection '"
                            + config.id()
                            + "' has several credentials: "
                            + String.join(", ", given)
                            + ". Leave one.",
                    Map.of("connection", config.id()),
                    null);
        }
        return anonymous;
    }
}

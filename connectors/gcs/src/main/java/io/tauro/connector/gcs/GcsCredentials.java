package io.tauro.connector.gcs;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.tauro.spi.ConnectionConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who asks. The default credentials may have to be asked for, and so are looked for when they
 * are first needed. Thread-safe.
 */
final class GcsCredentials implements HttpRequestInitializer {

    /** To read and to write, not to change who may do what. */
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

    static final GcsCredentials NONE = new GcsCredentials(null);

    private final @Nullable Source source;
    private @Nullable HttpRequestInitializer found;

    private GcsCredentials(@Nullable Source source) {
        this.source = source;
    }

    /** Finds credentials, which may need requests. */
    @FunctionalInterface
    private interface Source {
        GoogleCredentials find() throws IOException;
    }

    /** Those that a configuration names, else the default ones. */
    static GcsCredentials of(ConnectionConfig config, HttpTransport transport) {
        Optional<String> text = config.text(GcsOptions.CREDENTIALS_JSON);
        if (text.isPresent()) {
            return parsed(config, GcsOptions.CREDENTIALS_JSON, text.get(), transport);
        }
        Optional<Path> file = config.path(GcsOptions.CREDENTIALS);
        if (file.isPresent()) {
            return parsed(config, GcsOptions.CREDENTIALS, read(config, file.get()), transport);
        }
        return new GcsCredentials(() -> GoogleCredentials.getApplicationDefault(() -> transport));
    }

    private static String read(ConnectionConfig config, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw config.invalid(GcsOptions.CREDENTIALS, "a file that can be read");
        }
    }

    private static GcsCredentials parsed(
            ConnectionConfig config, String option, String text, HttpTransport transport) {
        try (InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            GoogleCredentials credentials = GoogleCredentials.fromStream(bytes, () -> transport);
            return new GcsCredentials(() -> credentials);
        } catch (IOException | RuntimeException e) {
            // What the library says of it might repeat a part of the key.
            throw config.invalid(
                    option, "credentials in JSON, such as the key of a service account");
        }
    }

    @Override
    public void initialize(HttpRequest request) throws IOException {
        if (source != null) {
            adapter(source).initialize(request);
        }
    }

    private synchronized HttpRequestInitializer adapter(Source from) throws IOException {
        HttpRequestInitializer known = found;
        if (known == null) {
            known = new HttpCredentialsAdapter(once(from.find()));
            found = known;
        }
        return known;
    }

    /** Attempts are counted elsewhere. */
    private static GoogleCredentials once(GoogleCredentials credentials) {
        GoogleCredentials scoped =
                credentials.createScopedRequired() ? credentials.createScoped(SCOPE) : credentials;
        try {
            return scoped.createWithCustomRetryStrategy(false);
        } catch (UnsupportedOperationException e) {
            return scoped;
        }
    }
}

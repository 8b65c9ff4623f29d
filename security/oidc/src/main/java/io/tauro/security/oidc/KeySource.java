package io.tauro.security.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where the text of a key set is read from. Thread-safe. */
interface KeySource {

    /** More is no key set. */
    int MOST_BYTES = 256 << 10;

    byte[] read() throws IOException, InterruptedException;

    /** A file. */
    static KeySource file(Path file) {
        return () -> {
            try (InputStream in = Files.newInputStream(file)) {
                return bounded(in);
            }
        };
    }

    /**
     * A server. Without TLS only one on this machine is asked: whoever stands between could answer
     * with keys of his own.
     */
    static KeySource server(URI uri, Duration timeout) {
        if (!isSafe(uri)) {
            throw new IllegalArgumentException(
                    "Keys are read by https, or by http from this machine");
        }
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .build();
        return () -> {
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                return bounded(body);
            }
        };
    }

    private static boolean isSafe(URI uri) {
        boolean host = uri.getHost() != null;
        return host && "https".equalsIgnoreCase(uri.getScheme())
                || host && "http".equalsIgnoreCase(uri.getScheme()) && isThisMachine(uri);
    }

    private static boolean isThisMachine(URI uri) {
        String host = uri.getHost();
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("longer than a key set");
        }
        return bytes;
    }
}

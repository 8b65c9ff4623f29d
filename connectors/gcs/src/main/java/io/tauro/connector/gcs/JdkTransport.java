package io.tauro.connector.gcs;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.tauro.connector.files.store.ReceivedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Google's client over the HTTP client of the JDK, which keeps any number of connections and whose
 * answers can be given up by another thread. Thread-safe.
 */
final class JdkTransport extends HttpTransport {

    /** The client of the JDK sets them itself. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client;
    private final Duration patience;

    /**
     * @param patience how long an answer may take to begin, and to go on
     */
    JdkTransport(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Request(method, HttpRequest.newBuilder(URI.create(url)).timeout(patience));
    }

    private final class Request extends LowLevelHttpRequest {

        private final String method;
        private final HttpRequest.Builder builder;

        Request(String method, HttpRequest.Builder builder) {
            this.method = method;
            this.builder = builder;
        }

        @Override
        public void addHeader(String name, String value) {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, value);
            }
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            builder.method(method, body());
            try {
                return new JdkResponse(
                        client.send(builder.build(), info -> new ReceivedBytes(patience)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while waiting for an answer");
            }
        }

        private BodyPublisher body() throws IOException {
            if (getStreamingContent() == null) {
                return BodyPublishers.noBody();
            }
            if (getContentType() != null) {
                builder.header("Content-Type", getContentType());
            }
            if (getContentEncoding() != null) {
                builder.header("Content-Encoding", getContentEncoding());
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            getStreamingContent().writeTo(content);
            return BodyPublishers.ofByteArray(content.toByteArray());
        }
    }
}

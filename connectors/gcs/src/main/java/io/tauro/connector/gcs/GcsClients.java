package io.tauro.connector.gcs;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.ConnectionConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Makes clients that try once and do not wait for long. */
final class GcsClients {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private GcsClients() {}

    static GcsObjects objects(ConnectionConfig config, RemoteSettings settings) {
        String bucket = GcsOptions.bucket(config);
        boolean anonymous = GcsOptions.anonymous(config);
        URI endpoint = GcsOptions.endpoint(config, anonymous);
        Duration patience =
                settings.timeout().compareTo(LONGEST_SILENCE) < 0
                        ? settings.timeout()
                        : LONGEST_SILENCE;
        // Several requests over one connection share its window; one connection each is faster.
        HttpTransport transport =
                new JdkTransport(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(TO_CONNECT)
                                .build(),
                        patience);
        GcsCredentials credentials =
                anonymous ? GcsCredentials.NONE : GcsCredentials.of(config, transport);
        Storage storage =
                new Storage.Builder(
                                transport,
                                GsonFactory.getDefaultInstance(),
                                request -> prepare(request, credentials))
                        .setRootUrl(endpoint + "/")
                        .setBatchPath("batch/storage/v1")
                        .setApplicationName("tauro")
                        .build();
        return new GcsObjects(storage, bucket, config.text(GcsOptions.PROJECT).orElse(null));
    }

    /** A retry of the client is only to get a new token where one has become void. */
    private static void prepare(HttpRequest request, GcsCredentials credentials)
            throws IOException {
        request.setNumberOfRetries(1);
        request.setFollowRedirects(false);
        credentials.initialize(request);
    }
}

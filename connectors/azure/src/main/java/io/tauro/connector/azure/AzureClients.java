package io.tauro.connector.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.ConnectionConfig;
import java.time.Duration;
import java.util.Map;

/**
 * Makes clients that try once and do not wait for long.
 *
 * @param blobs brings requests to the store
 * @param tokens brings requests to whoever gives tokens
 */
record AzureClients(HttpClient blobs, java.net.http.HttpClient tokens) {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /**
     * All connections share it: what it holds, idle connections and a few threads, cannot be closed
     * before Java 21, and ends by itself only once nobody remembers it.
     */
    static final AzureClients OF_THE_SYSTEM = over(java.net.http.HttpClient.newBuilder());

    /** Several requests over one connection share its window; one connection each is faster. */
    static AzureClients over(java.net.http.HttpClient.Builder connections) {
        connections.version(java.net.http.HttpClient.Version.HTTP_1_1).connectTimeout(TO_CONNECT);
        return new AzureClients(
                new JdkHttpClientBuilder(connections)
                        .connectionTimeout(TO_CONNECT)
                        .responseTimeout(LONGEST_SILENCE)
                        .readTimeout(LONGEST_SILENCE)
                        .writeTimeout(LONGEST_SILENCE)
                        .build(),
                connections.build());
    }

    AzureObjects objects(
            ConnectionConfig config, Map<String, String> environment, RemoteSettings settings) {
        AzureCredential credential = new AzureCredentials(config, environment, tokens).find();
        BlobContainerClientBuilder builder =
                new BlobContainerClientBuilder()
                        .containerName(AzureOptions.container(config))
                        .httpClient(blobs)
                        .retryOptions(
                                new RequestRetryOptions(
                                        RetryPolicyType.FIXED,
                                        1,
                                        (Duration) null,
                                        null,
                                        null,
                                        null));
        Duration patience =
                settings.timeout().compareTo(LONGEST_SILENCE) < 0
                        ? settings.timeout()
                        : LONGEST_SILENCE;
        try {
            AzureOptions.endpoint(config)
                    .ifPresent(endpoint -> builder.endpoint(endpoint.toString()));
            credential.apply(builder);
            return new AzureObjects(builder.buildAsyncClient(), patience);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The client's text may repeat what it was given.
            throw config.invalid(
                    credential instanceof AzureCredential.ConnectionString
                            ? AzureOptions.CONNECTION_STRING
                            : AzureOptions.ENDPOINT,
                    "one that Azure's client understands");
        }
    }
}

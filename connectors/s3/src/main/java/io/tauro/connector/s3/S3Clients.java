package io.tauro.connector.s3;

import io.tauro.connector.files.store.RemoteSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The client of a connection, made at first use, since to look for a region or for credentials may
 * contact others. Thread-safe.
 */
final class S3Clients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long nothing at all may come. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Beyond the requests of the store, for what credentials need. */
    private static final int SPARE = 4;

    private final S3Options options;
    private final RemoteSettings settings;
    private @Nullable S3Client client;
    private boolean closed;

    S3Clients(S3Options options, RemoteSettings settings) {
        this.options = options;
        this.settings = settings;
    }

    synchronized S3Client get() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        S3Client known = client;
        if (known == null) {
            known = make();
            client = known;
        }
        return known;
    }

    private S3Client make() {
        S3ClientBuilder builder =
                S3Client.builder()
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(settings.requests() + SPARE)
                                        .connectionTimeout(CONNECT)
                                        .socketTimeout(shorter(SILENCE))
                                        .connectionAcquisitionTimeout(shorter(SILENCE)))
                        .credentialsProvider(credentials())
                        .forcePathStyle(options.pathStyle())
                        // The store above tries again; two that do would multiply.
                        .overrideConfiguration(
                                all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        options.endpoint().ifPresent(builder::endpointOverride);
        options.region()
                .or(() -> options.endpoint().map(endpoint -> "us-east-1"))
                .ifPresent(region -> builder.region(Region.of(region)));
        return builder.build();
    }

    private Duration shorter(Duration most) {
        return settings.timeout().compareTo(most) < 0 ? settings.timeout() : most;
    }

    private AwsCredentialsProvider credentials() {
        if (options.anonymous()) {
            return AnonymousCredentialsProvider.create();
        }
        if (options.keys().isPresent()) {
            return StaticCredentialsProvider.create(pair(options.keys().get()));
        }
        return new NamedCredentials(
                options.profile().isPresent()
                        ? ProfileCredentialsProvider.create(options.profile().get())
                        : DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentials pair(S3Options.Keys keys) {
        return keys.token().isPresent()
                ? AwsSessionCredentials.create(keys.access(), keys.secret(), keys.token().get())
                : AwsBasicCredentials.create(keys.access(), keys.secret());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
            client = null;
        }
    }
}

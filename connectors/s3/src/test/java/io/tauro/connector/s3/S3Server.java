package io.tauro.connector.s3;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process that checks signatures, with one bucket. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "acme-lake";
    static final String ACCESS = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI-K7MDENG";

    private final S3Proxy proxy;
    private final S3Clients clients;

    S3Server() {
        try {
            proxy =
                    S3Proxy.builder()
                            .blobStore(BlobStores.create("transient-nio2", new Properties()))
                            .endpoint(URI.create("http://127.0.0.1:0"))
                            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS, SECRET)
                            .build();
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        clients = new S3Clients(S3Options.of(connection().config("fill")), RemoteSettings.DEFAULT);
        client().createBucket(request -> request.bucket(BUCKET));
    }

    int port() {
        return proxy.getPort();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    S3Client client() {
        return clients.get();
    }

    /** A connection to the bucket, through what listens at a port. */
    static S3 connection(int port) {
        return S3.bucket(BUCKET)
                .endpoint("http://127.0.0.1:" + port)
                .pathStyle(true)
                .credentials(Secret.of(ACCESS), Secret.of(SECRET));
    }

    S3 connection() {
        return connection(port());
    }

    void put(String key, String text) {
        client().putObject(
                        request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    void put(String key, byte[] bytes) {
        client().putObject(
                        request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    void delete(String key) {
        client().deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    /** What is under {@code connections} in a configuration. */
    Map<String, Object> options() {
        return connection().config("lake").options();
    }

    void clear() {
        client().listObjectsV2Paginator(request -> request.bucket(BUCKET))
                .contents()
                .forEach(object -> delete(object.key()));
    }

    @Override
    public void close() {
        clients.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
